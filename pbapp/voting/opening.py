"""Whether votes are taken now: the round's phase and the server's clock decide."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round


class VotingNotOpen(Refused):
    """Voting has not begun, or is over."""

    def __init__(self, round: Round) -> None:
        super().__init__(_("Voting is not open in this round."))
        self.round_id = round.id


def require_open(round: Round) -> None:
    """Raises VotingNotOpen outside the voting phase, and from the closing time on."""
    closes = round.voting_closes_at
    if not round.allows(Can.VOTE) or (closes is not None and clock.now() >= closes):
        raise VotingNotOpen(round)


def known_round(round_id: int) -> Round:
    """A round that people may know of, with area and pots; raises NoResultFound."""
    round = rounds.get(round_id)
    if round.phase is Phase.DRAFT:
        raise NoResultFound
    return round


def open_round(round_id: int) -> Round:
    """A round that takes votes now; raises VotingNotOpen or NoResultFound."""
    round = known_round(round_id)
    require_open(round)
    return round
