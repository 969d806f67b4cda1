"""How sessions and bookings move on."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a session stands; whether an open one is full is read from its bookings."""

    PLANNED = "planned"
    OPEN = "open"
    HELD = "held"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """Where a booking stands."""

    BOOKED = "booked"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    ABSENT = "absent"


#: which states can follow; a session that was held can be marked again, never undone
STEPS: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.OPEN, State.HELD, State.CANCELLED}),
    State.OPEN: frozenset({State.HELD, State.CANCELLED}),
    State.HELD: frozenset({State.HELD}),
    State.CANCELLED: frozenset(),
}

#: bookings that hold one of the numbered seats
SEATED = frozenset({Status.BOOKED, Status.ATTENDED, Status.ABSENT})
#: bookings that their owner can still change
ALIVE = frozenset({Status.BOOKED, Status.WAITLISTED})


def may_become(now: State, then: State) -> bool:
    """Whether a session can take this step."""
    return then in STEPS[now]
