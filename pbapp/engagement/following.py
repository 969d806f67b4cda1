"""How far the record of a round has come, by the phase of the round."""

from __future__ import annotations

from pbapp.engagement.lifecycle import WAY, State
from pbapp.rounds.lifecycle import Phase

_states: dict[Phase, State] = {
    Phase.DRAFT: State.PLANNING,
    Phase.COLLECTING: State.LIVE,
    Phase.CHECKING: State.LIVE,
    Phase.DISCUSSING: State.LIVE,
    Phase.VOTING: State.LIVE,
    Phase.COUNTING: State.ANALYSING,
    Phase.DECIDED: State.FEEDBACK,
    Phase.DELIVERING: State.FEEDBACK,
    Phase.CLOSED: State.FEEDBACK,
}


def state_at(phase: Phase) -> State:
    """The state that a phase brings a record to; sending it in stays with its lead."""
    return _states[phase]


def is_ahead(one: State, of: State) -> bool:
    """Further along the way."""
    return WAY.index(one) > WAY.index(of)
