"""The parts a rule looks at, and how they weigh together to a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pbapp.standards.facts import Id
from pbapp.standards.sentences import Because


class Value(StrEnum):
    """What the facts say of an indicator."""

    NONE = "none"
    PARTIAL = "partial"
    SUFFICIENT = "sufficient"
    NOT_YET_DUE = "not_yet_due"
    NOT_MEASURABLE = "not_measurable"


class FactKind(StrEnum):
    """What kind of thing a fact is, so that a page can link to it."""

    RECORD = "record"
    ACTIVITY = "activity"
    METHOD = "method"
    AUDIENCE = "audience"
    INFORMATION = "information"
    DECISION = "decision"
    FEEDBACK = "feedback"
    COMMENT = "comment"
    PAGE = "page"
    HAND = "hand"
    SCREEN = "screen"
    PARTNER = "partner"
    REPRESENTATIVE = "representative"
    ROLE = "role"
    BARRIER = "barrier"
    SUPPORT = "support"
    PLAN = "plan"
    OUTCOME = "outcome"
    FINDING = "finding"
    OPTION = "option"
    COMPLAINT = "complaint"
    FORMAT_REQUEST = "format_request"
    CHANGE = "change"
    PULSE = "pulse"
    REACH = "reach"
    REVIEW = "review"
    FOLLOW_UP = "follow_up"
    LEARNING = "learning"


@dataclass(frozen=True)
class FactLink:
    """Points to a fact that evidence rests on."""

    kind: FactKind
    id: Id


class Holds(StrEnum):
    """Whether one part of a rule holds."""

    YES = "yes"
    HALF = "half"
    NO = "no"
    AHEAD = "ahead"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """One thing a rule asks for: does it hold, why, from which facts, what would change it."""

    holds: Holds
    because: Because
    change: Because | None = None
    facts: tuple[FactLink, ...] = ()


def holds(because: Because, *facts: FactLink) -> Part:
    """A part that is met."""
    return Part(Holds.YES, because, None, facts)


def half(because: Because, change: Because, *facts: FactLink) -> Part:
    """A part that is met for half or more of what it counts."""
    return Part(Holds.HALF, because, change, facts)


def fails(because: Because, change: Because, *facts: FactLink) -> Part:
    """A part that was looked for and is not met."""
    return Part(Holds.NO, because, change, facts)


def ahead(because: Because, change: Because | None = None, *facts: FactLink) -> Part:
    """A part whose day has not come."""
    return Part(Holds.AHEAD, because, change, facts)


def unknown(because: Because, change: Because) -> Part:
    """A part that nobody collects yet."""
    return Part(Holds.UNKNOWN, because, change)


def weigh(parts: Sequence[Part]) -> Value:
    """All parts met: sufficient. Half or more of those that could be looked at: partial.

    A part still ahead or not collected never counts against the record, nor lets it be sufficient.
    """
    looked = [part.holds for part in parts if part.holds not in (Holds.AHEAD, Holds.UNKNOWN)]
    if not looked:
        waits = any(part.holds is Holds.AHEAD for part in parts)
        return Value.NOT_YET_DUE if waits else Value.NOT_MEASURABLE
    if len(looked) == len(parts) and set(looked) == {Holds.YES}:
        return Value.SUFFICIENT
    halves = 2 * looked.count(Holds.YES) + looked.count(Holds.HALF)
    return Value.PARTIAL if halves >= len(looked) else Value.NONE
