"""How an idea becomes a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where an idea stands."""

    DRAFT = "draft"
    SENT = "sent"
    NEEDS_INFORMATION = "needs_information"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PROJECT = "project"


class Action(StrEnum):
    """The names of the steps."""

    SEND = "send"
    ASK = "ask"
    PASS = "pass"  # noqa: S105 - not a password
    DECLINE = "decline"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    RESUME = "resume"


class Verdict(StrEnum):
    """What a checker decides; each is the step of the same name."""

    PASS = "pass"  # noqa: S105 - not a password
    ASK = "ask"
    DECLINE = "decline"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Step:
    """One move: what it is called, from where to where."""

    action: Action
    source: Stage
    target: Stage


STEPS: tuple[Step, ...] = (
    Step(Action.SEND, Stage.DRAFT, Stage.SENT),
    Step(Action.SEND, Stage.NEEDS_INFORMATION, Stage.SENT),
    Step(Action.ASK, Stage.SENT, Stage.NEEDS_INFORMATION),
    Step(Action.PASS, Stage.SENT, Stage.PROJECT),
    # The missing answer may have come by telephone, or not at all.
    Step(Action.PASS, Stage.NEEDS_INFORMATION, Stage.PROJECT),
    Step(Action.DECLINE, Stage.SENT, Stage.DECLINED),
    Step(Action.DECLINE, Stage.NEEDS_INFORMATION, Stage.DECLINED),
    Step(Action.REOPEN, Stage.DECLINED, Stage.SENT),
    Step(Action.REOPEN, Stage.PROJECT, Stage.SENT),
    Step(Action.WITHDRAW, Stage.DRAFT, Stage.WITHDRAWN),
    Step(Action.WITHDRAW, Stage.SENT, Stage.WITHDRAWN),
    Step(Action.WITHDRAW, Stage.NEEDS_INFORMATION, Stage.WITHDRAWN),
    Step(Action.WITHDRAW, Stage.PROJECT, Stage.WITHDRAWN),
    Step(Action.RESUME, Stage.WITHDRAWN, Stage.DRAFT),
)

#: Where its author may change the answers; a sent idea stays as its checkers read it.
EDITABLE = frozenset({Stage.DRAFT, Stage.NEEDS_INFORMATION})


def find_step(action: Action, stage: Stage) -> Step | None:
    """The step of that name from there; None where there is none."""
    return next((s for s in STEPS if s.action is action and s.source is stage), None)


def verdicts(stage: Stage) -> list[Verdict]:
    """What a checker may decide about an idea that stands there."""
    return [v for v in Verdict if find_step(Action(v.value), stage)]
