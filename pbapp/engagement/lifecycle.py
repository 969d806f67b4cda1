"""How a record moves on, what each state lets people do, and what bars the next step.

Whether the work itself lies ahead, is open or is over follows from its dates
(`standards.due.reached`); the state says how far its lead has brought the record.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from pbapp.access.permissions import Can
from pbapp.engagement.bars import LOCKS, Bar
from pbapp.standards.framework import Gate


class State(StrEnum):
    """Where a record stands (engagement.md section 7.2, and the officer's review)."""

    REGISTERED = "registered"
    PLANNING = "planning"
    AGREED = "agreed"
    LIVE = "live"
    ANALYSING = "analysing"
    FEEDBACK = "feedback"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    FOLLOWED_UP = "followed_up"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


#: The way a record goes; stepping back leads to an earlier one of them.
WAY = (
    State.REGISTERED,
    State.PLANNING,
    State.AGREED,
    State.LIVE,
    State.ANALYSING,
    State.FEEDBACK,
)
#: An officer has accepted it, so it counts for the board.
ACCEPTED = frozenset({State.CLOSED, State.FOLLOWED_UP})
#: Nothing more comes of it as a record of its own.
STOPPED = frozenset({State.WITHDRAWN, State.MERGED})
#: Its lead or an officer still has something to do before it counts.
PENDING = frozenset(State) - ACCEPTED - STOPPED
#: The record of a round follows its phases in these.
FOLLOWS = frozenset(WAY)

_fill = frozenset({Can.EDIT_ENGAGEMENT, Can.FOLLOW_UP_ENGAGEMENT})
_work = _fill | {Can.RATE_ENGAGEMENT}
_settled = frozenset({Can.FOLLOW_UP_ENGAGEMENT, Can.REVIEW_ENGAGEMENT})

#: What a state lets people do; who they must be stands in access.policy.
ALLOWED: dict[State, frozenset[Can]] = {
    State.REGISTERED: _fill,
    State.PLANNING: _fill,
    State.AGREED: _fill,
    State.LIVE: _work,
    State.ANALYSING: _work,
    State.FEEDBACK: _work,
    State.SUBMITTED: frozenset({Can.REVIEW_ENGAGEMENT, Can.RATE_ENGAGEMENT}),
    State.CLOSED: _settled,
    State.FOLLOWED_UP: _settled,
    State.PAUSED: _fill,
    State.WITHDRAWN: frozenset({Can.FOLLOW_UP_ENGAGEMENT}),
    State.MERGED: frozenset(),
}


class Action(StrEnum):
    """The names of the steps."""

    PLAN = "plan"
    AGREE = "agree"
    OPEN = "open"
    END = "end"
    TELL = "tell"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    FOLLOW_UP = "follow_up"
    STEP_BACK = "step_back"
    PAUSE = "pause"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    MERGE = "merge"


@dataclass(frozen=True)
class Step:
    """One move: from where to where, what may bar it, and which indicators its gate looks at."""

    action: Action
    sources: frozenset[State]
    target: State
    bars: tuple[Bar, ...] = ()
    gate: Gate | None = None


_first = (Bar.NO_SUMMARY, Bar.NO_TOPIC, Bar.NO_AREA, Bar.NO_AUDIENCE, Bar.NO_DAYS, Bar.NO_SEARCH)
_plan = (
    Bar.NO_SUMMARY,
    Bar.NO_AREA,
    Bar.NO_AUDIENCE,
    Bar.NO_DATES,
    Bar.NO_QUESTION,
    Bar.NO_LIMITS,
    Bar.NO_RULE,
)
_agreed = (
    *_plan,
    Bar.NO_RESULT,
    Bar.NO_WEIGHT,
    Bar.NO_MEANS,
    Bar.OPEN_BARRIER,
    Bar.NO_ASSESSMENT,
    Bar.NO_DATA_NOTE,
    Bar.NOT_AGREED,
)
_done = (Bar.STILL_OPEN, Bar.NO_ACTIVITY, Bar.NO_HEADCOUNT)
_answered = (Bar.NOTHING_HEARD, Bar.UNANSWERED, Bar.NOT_TOLD)

#: Steps by which the lead moves a record on, in their order.
ONWARD: tuple[Step, ...] = (
    Step(Action.PLAN, frozenset({State.REGISTERED}), State.PLANNING, _first),
    Step(Action.AGREE, frozenset({State.PLANNING}), State.AGREED, _agreed, Gate.PLANNING),
    Step(Action.OPEN, frozenset({State.AGREED}), State.LIVE, (Bar.NOT_OPEN, Bar.NOTHING_PLANNED)),
    Step(Action.END, frozenset({State.LIVE}), State.ANALYSING, _done, Gate.LIVE),
    Step(
        Action.TELL,
        frozenset({State.ANALYSING}),
        State.FEEDBACK,
        (Bar.NOTHING_HEARD, Bar.NO_MINORITY),
    ),
    Step(
        Action.SUBMIT,
        frozenset({State.FEEDBACK}),
        State.SUBMITTED,
        (*_plan, *_done, *_answered, Bar.NO_LESSON),
        Gate.FEEDBACK,
    ),
    Step(
        Action.FOLLOW_UP,
        frozenset({State.CLOSED}),
        State.FOLLOWED_UP,
        (Bar.NOT_CHECKED,),
        Gate.FOLLOWED_UP,
    ),
)
#: Steps with a list of what is missing, by the officer's review or to the side.
BESIDE: tuple[Step, ...] = (
    Step(Action.ACCEPT, frozenset({State.SUBMITTED}), State.CLOSED, (), Gate.CLOSED),
    # Also out of acceptance: what turns out to be wrong goes back, with the reason written down.
    Step(Action.RETURN, frozenset({State.SUBMITTED}) | ACCEPTED, State.FEEDBACK),
    Step(Action.PAUSE, frozenset({State.LIVE}), State.PAUSED),
    Step(Action.RESUME, frozenset({State.PAUSED}), State.LIVE),
    Step(Action.WITHDRAW, frozenset({*WAY, State.PAUSED}), State.WITHDRAWN),
    Step(Action.MERGE, frozenset({*WAY[:4], State.PAUSED}), State.MERGED),
)
BY_ACTION: dict[Action, Step] = {step.action: step for step in (*ONWARD, *BESIDE)}


def next_step(state: State, *, of_round: bool = False) -> Step | None:
    """The step by which the lead moves a record on; None where it waits for others or is done.

    A round moves its own record; the lead only sends it in and follows it up.
    """
    step = next((step for step in ONWARD if state in step.sources), None)
    by_hand = (Action.SUBMIT, Action.FOLLOW_UP)
    return None if step and of_round and step.action not in by_hand else step


def steps_back(state: State) -> tuple[State, ...]:
    """Where a record may step back to, the nearest first; acceptance goes back by review only."""
    return tuple(reversed(WAY[: WAY.index(state)])) if state in WAY else ()


def locks(barred_by: Collection[Bar]) -> frozenset[Bar]:
    """What no reason gets past (engagement.md section 8.2)."""
    return LOCKS & set(barred_by)
