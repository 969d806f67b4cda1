"""How a round moves on, what each phase lets people do, and what bars the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pbapp.access.permissions import Can


class Phase(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    COLLECTING = "collecting"
    CHECKING = "checking"
    DISCUSSING = "discussing"
    VOTING = "voting"
    COUNTING = "counting"
    DECIDED = "decided"
    DELIVERING = "delivering"
    CLOSED = "closed"


_read = frozenset({Can.READ_ROUND})
_talk = frozenset({Can.COMMENT, Can.ANSWER})

#: What a phase lets people do; who they must be stands in access.policy.
ALLOWED: dict[Phase, frozenset[Can]] = {
    Phase.DRAFT: frozenset({Can.EDIT_ROUND}),
    Phase.COLLECTING: _read
    | {Can.EDIT_ROUND, Can.SEND_IDEA, Can.EDIT_IDEA, Can.WITHDRAW_IDEA, Can.CHECK_IDEA},
    Phase.CHECKING: _read | {Can.EDIT_ROUND, Can.EDIT_IDEA, Can.WITHDRAW_IDEA, Can.CHECK_IDEA},
    Phase.DISCUSSING: _read | _talk | {Can.EDIT_ROUND, Can.WITHDRAW_IDEA, Can.CHECK_IDEA},
    Phase.VOTING: _read | _talk | {Can.VOTE},
    Phase.COUNTING: _read | {Can.COUNT, Can.SETTLE_TIE, Can.ANSWER_OFFER, Can.PUBLISH_RESULT},
    Phase.DECIDED: _read,
    Phase.DELIVERING: _read,
    Phase.CLOSED: _read,
}


@dataclass(frozen=True)
class RoundFacts:
    """What the packages above know of a round, gathered when a step is asked for."""

    pots: int = 0
    money_pence: int = 0
    calendar_in_order: bool = False
    #: the phase the step leads into would already be over
    too_late: bool = False
    voter_checks: int = 0
    has_contact: bool = False
    #: not decided yet: to be checked, or back with their authors, who were asked for more
    ideas_waiting: int = 0
    projects: int = 0
    pots_without_projects: int = 0
    result_published: bool = False


class Bar(StrEnum):
    """What can stand in the way of a step; its sentence is in labels, its truth in HOLDS."""

    NO_POT = "no_pot"
    NO_MONEY = "no_money"
    CALENDAR = "calendar"
    TOO_LATE = "too_late"
    NO_VOTER_CHECK = "no_voter_check"
    NO_CONTACT = "no_contact"
    IDEAS_WAITING = "ideas_waiting"
    NO_PROJECT = "no_project"
    EMPTY_POT = "empty_pot"
    NOT_PUBLISHED = "not_published"


HOLDS: dict[Bar, Callable[[RoundFacts], bool]] = {
    Bar.NO_POT: lambda facts: facts.pots == 0,
    Bar.NO_MONEY: lambda facts: facts.money_pence == 0,
    Bar.CALENDAR: lambda facts: not facts.calendar_in_order,
    Bar.TOO_LATE: lambda facts: facts.too_late,
    Bar.NO_VOTER_CHECK: lambda facts: facts.voter_checks == 0,
    Bar.NO_CONTACT: lambda facts: not facts.has_contact,
    Bar.IDEAS_WAITING: lambda facts: facts.ideas_waiting > 0,
    Bar.NO_PROJECT: lambda facts: facts.projects == 0,
    Bar.EMPTY_POT: lambda facts: facts.pots_without_projects > 0,
    Bar.NOT_PUBLISHED: lambda facts: not facts.result_published,
}


class Action(StrEnum):
    """The names of the steps."""

    OPEN = "open"
    CLOSE_IDEAS = "close_ideas"
    OPEN_DISCUSSION = "open_discussion"
    OPEN_VOTING = "open_voting"
    CLOSE_VOTING = "close_voting"
    PUBLISH = "publish"
    START_DELIVERY = "start_delivery"
    CLOSE = "close"


@dataclass(frozen=True)
class Step:
    """One move: from where to where, at which date of the calendar, and what may bar it."""

    action: Action
    source: Phase
    target: Phase
    #: the round's column that says when it is due by itself; None: only by hand
    due: str | None
    bars: tuple[Bar, ...] = ()


_set_up = (Bar.NO_POT, Bar.NO_MONEY, Bar.CALENDAR, Bar.TOO_LATE, Bar.NO_CONTACT)
_ballot = (Bar.IDEAS_WAITING, Bar.NO_PROJECT, Bar.EMPTY_POT)

STEPS: tuple[Step, ...] = (
    Step(Action.OPEN, Phase.DRAFT, Phase.COLLECTING, "ideas_open_at", _set_up),
    Step(Action.CLOSE_IDEAS, Phase.COLLECTING, Phase.CHECKING, "ideas_close_at"),
    Step(Action.OPEN_DISCUSSION, Phase.CHECKING, Phase.DISCUSSING, "discussion_opens_at", _ballot),
    Step(
        Action.OPEN_VOTING,
        Phase.DISCUSSING,
        Phase.VOTING,
        "voting_opens_at",
        (*_set_up, Bar.NO_VOTER_CHECK, *_ballot),
    ),
    Step(Action.CLOSE_VOTING, Phase.VOTING, Phase.COUNTING, "voting_closes_at"),
    Step(Action.PUBLISH, Phase.COUNTING, Phase.DECIDED, None, (Bar.NOT_PUBLISHED,)),
    Step(Action.START_DELIVERY, Phase.DECIDED, Phase.DELIVERING, None),
    Step(Action.CLOSE, Phase.DELIVERING, Phase.CLOSED, None),
)


def next_step(phase: Phase) -> Step | None:
    """The one step that leads on from a phase; None at the end."""
    return next((step for step in STEPS if step.source is phase), None)


def step_named(phase: Phase, action: Action) -> Step | None:
    """The step of that name, if it can be taken in this phase."""
    step = next_step(phase)
    return step if step and step.action is action else None


def dates_behind(phase: Phase) -> frozenset[str]:
    """The dates of the calendar whose step has been taken, so that they cannot move any more."""
    phases = list(Phase)
    here = phases.index(phase)
    return frozenset(s.due for s in STEPS if s.due and phases.index(s.source) < here)


def diagram() -> str:
    """The steps as a Mermaid state diagram."""
    lines = [f"    {s.source.value} --> {s.target.value}: {_words(s)}" for s in STEPS]
    start, end = STEPS[0].source.value, STEPS[-1].target.value
    return "\n".join(["stateDiagram-v2", f"    [*] --> {start}", *lines, f"    {end} --> [*]"])


def _words(step: Step) -> str:
    return step.action.value.replace("_", " ") + (" (by date or by hand)" if step.due else "")


def bars(step: Step, facts: RoundFacts) -> list[Bar]:
    """What stands in the way of a step now: the checklist and the guard in one."""
    return [bar for bar in step.bars if HOLDS[bar](facts)]
