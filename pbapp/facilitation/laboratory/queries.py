"""Votes of rounds that are published, as far as they can be tried out here."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp.counting import BallotKind
from pbapp.db import db
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.results.models import Count, CountState, PotResult
from pbapp.rounds.models import Pot, Round

#: of fewer people even a summary could show how one of them voted
FEWEST_VOTERS = 3 * DEFAULT_FLOORS.sensitive
#: so many can be counted by four rules while somebody waits
MOST_VOTERS = 5_000
#: the newest ones; a longer list helps nobody to choose
MOST_LISTED = 20


def past_pots() -> Sequence[PotResult]:
    """The newest pots with a published result and not too few or too many voters."""
    query = (
        select(PotResult)
        .join(Count, Count.id == PotResult.count_id)
        .join(Round, Round.id == Count.round_id)
        .where(
            Count.state == CountState.PUBLISHED,
            # a score may also say how little somebody wants a project
            Round.ballot_kind != BallotKind.SCORES,
            PotResult.voters.between(FEWEST_VOTERS, MOST_VOTERS),
        )
        .options(joinedload(PotResult.pot).joinedload(Pot.round))
        .order_by(PotResult.id.desc())
        .limit(MOST_LISTED)
    )
    return db.session.scalars(query).all()
