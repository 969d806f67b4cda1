"""The lots of a round that draws them from a seed: made when voting opens, told with the result.

The seed lies with the round's keys, never in the database before it is told; only its commitment is
public (docs/decisions/0009). Whoever reads it before the end of voting could know who wins a tie.
"""

from __future__ import annotations

from collections.abc import Iterable

from pbapp.counting.lots import commitment, lot_of
from pbapp.i18n import _
from pbapp.keys import KeyMissing
from pbapp.refusals import Unavailable
from pbapp.rounds.models import Round, TieWay
from pbapp.voting import keyring
from pbapp.voting.queries import AFTER_VOTING, StillSecret


class SeedMissing(Unavailable):
    """The key folder lacks the seed that was promised, or holds another one."""

    def __init__(self) -> None:
        super().__init__(
            _("The secret number of the lots is missing. Put the round's keys back, then go on.")
        )


def draw(round: Round) -> None:
    """Draw the seed and publish its commitment, where the round decides ties by a seed."""
    if round.tie_way is TieWay.SEED:
        round.lot_commitment = commitment(keyring.new_lot_seed(round.id))


def seed_of(round: Round) -> str | None:
    """The seed for the count; None where witnesses draw. Raises StillSecret or SeedMissing."""
    if round.lot_commitment is None:
        return None
    if round.phase not in AFTER_VOTING:
        raise StillSecret
    try:
        seed = round.lot_seed or keyring.lot_seed(round.id)
    except KeyMissing:
        raise SeedMissing from None
    if commitment(seed) != round.lot_commitment:
        raise SeedMissing
    return seed


def lot_for(round: Round, ids: Iterable[str]) -> tuple[str, ...]:
    """The drawn order of projects for the count; empty where witnesses draw."""
    seed = seed_of(round)
    return lot_of(seed, ids) if seed else ()


def reveal(round: Round) -> None:
    """Tell the seed with the result, so that anyone can draw again."""
    round.lot_seed = seed_of(round)
