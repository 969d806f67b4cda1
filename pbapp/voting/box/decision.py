"""What a submission does to what is in its slot: a pure table of cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class InSlot:
    """How often a slot changed, and the tracker and leaf of its ballot while it has one."""

    version: int = 0
    tracker: str | None = None
    leaf: str | None = None

    @property
    def is_full(self) -> bool:
        """A ballot lies in it."""
        return self.leaf is not None


EMPTY = InSlot()


@dataclass(frozen=True)
class Offered:
    """A submission: the version its form was rendered from, and the ballot it would file."""

    version: int
    tracker: str
    leaf: str


class Verdict(StrEnum):
    """What happens."""

    REPEATED = "repeated"
    """The same form again: the same receipt, and nothing is written."""
    FILE = "file"
    """The first ballot in the slot, or the first since it was cancelled."""
    REPLACE = "replace"
    """A change."""
    STALE = "stale"
    """The slot changed since the form was rendered: the person looks again."""
    FIXED = "fixed"
    """A ballot lies there, and this round lets nobody change one."""


def judge(in_slot: InSlot, offered: Offered, *, may_change: bool) -> Verdict:
    """What this submission does. A stale form never overwrites, whatever the order of arrival."""
    if in_slot.is_full and offered.leaf == in_slot.leaf:
        return Verdict.REPEATED
    if in_slot.is_full and not may_change:
        return Verdict.FIXED
    if offered.version != in_slot.version or offered.tracker == in_slot.tracker:
        return Verdict.STALE
    return Verdict.REPLACE if in_slot.is_full else Verdict.FILE
