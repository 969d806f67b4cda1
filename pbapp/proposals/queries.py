"""Finding ideas and projects."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp.db import db
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal


def projects_of(round_id: int) -> Sequence[Proposal]:
    """Everything on a round's ballot, with pot and area, by pot and key."""
    query = (
        select(Proposal)
        .where(Proposal.round_id == round_id, Proposal.stage == Stage.PROJECT)
        .options(joinedload(Proposal.pot), joinedload(Proposal.area))
        .order_by(Proposal.pot_id, Proposal.id)
    )
    return db.session.scalars(query).all()
