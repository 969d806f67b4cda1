"""Loading a round for the pages of everyone."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import can
from pbapp.access.permissions import Can
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.rounds.queries import get


def opened(round_id: int) -> Round:
    """A round that has opened; a draft is found by its team alone. Raises NoResultFound."""
    round = get(round_id)
    if round.phase is Phase.DRAFT and not can(Can.READ_ROUND, round):
        raise NoResultFound
    return round
