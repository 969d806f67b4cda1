"""How a record moves on, what each state lets people do, and what bars the next step.

Only what people decide is stored here. Whether the work itself lies ahead, is open, is over or is
a year past follows from its dates (`standards.due.reached`), so those stages need no step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pbapp.access.permissions import Can


class State(StrEnum):
    """Where a record stands."""

    REGISTERED = "registered"
    LIVE = "live"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


#: States in which everyone can read the page.
PUBLIC = frozenset(State) - {State.REGISTERED, State.WITHDRAWN}

#: What a state lets people do; who they must be stands in access.policy.
ALLOWED: dict[State, frozenset[Can]] = {
    State.REGISTERED: frozenset({Can.EDIT_ENGAGEMENT, Can.FOLLOW_UP_ENGAGEMENT}),
    State.LIVE: frozenset({Can.EDIT_ENGAGEMENT, Can.FOLLOW_UP_ENGAGEMENT, Can.RATE_ENGAGEMENT}),
    State.SUBMITTED: frozenset({Can.REVIEW_ENGAGEMENT, Can.RATE_ENGAGEMENT}),
    State.RETURNED: frozenset({Can.EDIT_ENGAGEMENT, Can.FOLLOW_UP_ENGAGEMENT, Can.RATE_ENGAGEMENT}),
    State.ACCEPTED: frozenset({Can.FOLLOW_UP_ENGAGEMENT, Can.REVIEW_ENGAGEMENT}),
    State.WITHDRAWN: frozenset({Can.FOLLOW_UP_ENGAGEMENT}),
}


@dataclass(frozen=True)
class RecordFacts:
    """What a record holds, as far as a step asks."""

    has_summary: bool = False
    areas: int = 0
    audiences: int = 0
    has_dates: bool = False
    has_question: bool = False
    has_limits: bool = False
    has_rule: bool = False
    is_over: bool = False
    activities_held: int = 0
    without_headcount: int = 0
    has_heard: bool = False
    unanswered: int = 0


class Bar(StrEnum):
    """What can stand in the way of a step; its sentence is in labels, its truth in HOLDS."""

    NO_SUMMARY = "no_summary"
    NO_AREA = "no_area"
    NO_AUDIENCE = "no_audience"
    NO_DATES = "no_dates"
    NO_QUESTION = "no_question"
    NO_LIMITS = "no_limits"
    NO_RULE = "no_rule"
    STILL_OPEN = "still_open"
    NO_ACTIVITY = "no_activity"
    NO_HEADCOUNT = "no_headcount"
    NOTHING_HEARD = "nothing_heard"
    UNANSWERED = "unanswered"


HOLDS: dict[Bar, Callable[[RecordFacts], bool]] = {
    Bar.NO_SUMMARY: lambda facts: not facts.has_summary,
    Bar.NO_AREA: lambda facts: facts.areas == 0,
    Bar.NO_AUDIENCE: lambda facts: facts.audiences == 0,
    Bar.NO_DATES: lambda facts: not facts.has_dates,
    Bar.NO_QUESTION: lambda facts: not facts.has_question,
    Bar.NO_LIMITS: lambda facts: not facts.has_limits,
    Bar.NO_RULE: lambda facts: not facts.has_rule,
    Bar.STILL_OPEN: lambda facts: not facts.is_over,
    Bar.NO_ACTIVITY: lambda facts: facts.activities_held == 0,
    Bar.NO_HEADCOUNT: lambda facts: facts.without_headcount > 0,
    Bar.NOTHING_HEARD: lambda facts: not facts.has_heard,
    Bar.UNANSWERED: lambda facts: facts.unanswered > 0,
}


class Action(StrEnum):
    """The names of the steps."""

    PUBLISH = "publish"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Step:
    """One move: from where to where, and what may bar it."""

    action: Action
    sources: frozenset[State]
    target: State
    bars: tuple[Bar, ...] = ()


_plan = (
    Bar.NO_SUMMARY,
    Bar.NO_AREA,
    Bar.NO_AUDIENCE,
    Bar.NO_DATES,
    Bar.NO_QUESTION,
    Bar.NO_LIMITS,
    Bar.NO_RULE,
)
_done = (
    Bar.STILL_OPEN,
    Bar.NO_ACTIVITY,
    Bar.NO_HEADCOUNT,
    Bar.NOTHING_HEARD,
    Bar.UNANSWERED,
)

STEPS: tuple[Step, ...] = (
    Step(Action.PUBLISH, frozenset({State.REGISTERED}), State.LIVE, _plan),
    Step(
        Action.SUBMIT,
        frozenset({State.LIVE, State.RETURNED}),
        State.SUBMITTED,
        (*_plan, *_done),
    ),
    Step(Action.ACCEPT, frozenset({State.SUBMITTED}), State.ACCEPTED),
    # Also out of acceptance: what turns out to be wrong goes back, with the reason written down.
    Step(Action.RETURN, frozenset({State.SUBMITTED, State.ACCEPTED}), State.RETURNED),
    Step(
        Action.WITHDRAW,
        frozenset({State.REGISTERED, State.LIVE, State.RETURNED}),
        State.WITHDRAWN,
    ),
)

BY_ACTION: dict[Action, Step] = {step.action: step for step in STEPS}


def next_step(state: State) -> Step | None:
    """The step by which the lead moves a record on; None where it waits for others or is done."""
    ways = (BY_ACTION[action] for action in (Action.PUBLISH, Action.SUBMIT))
    return next((step for step in ways if state in step.sources), None)


def bars(step: Step, facts: RecordFacts) -> list[Bar]:
    """What stands in the way of a step now: the checklist and the guard in one."""
    return [bar for bar in step.bars if HOLDS[bar](facts)]
