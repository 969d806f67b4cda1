"""Batches of cards in numbers: never whose card it is, or which ballot came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import joinedload

from pbapp.db import db
from pbapp.voting.cards.models import CardBatch, CardState, CodeCard
from pbapp.voting.rights import KeyKind, RightKey


@dataclass(frozen=True)
class BatchCount:
    """One batch in numbers; a card is used once it was exchanged for a voting right."""

    id: int
    place: str
    made_on: date
    issued: int
    used: int
    void: int

    @property
    def left(self) -> int:
        """Cards that can still be used."""
        return self.issued - self.used - self.void


def batches(round_id: int) -> Sequence[BatchCount]:
    """Every batch of a round, newest first."""
    is_void = CodeCard.state == CardState.VOID
    query = (
        select(
            CardBatch.id,
            CardBatch.place,
            CardBatch.made_on,
            CardBatch.number,
            func.sum(case((and_(~is_void, RightKey.right_id.is_not(None)), 1), else_=0)),
            func.sum(case((is_void, 1), else_=0)),
        )
        .join(CodeCard, CodeCard.batch_id == CardBatch.id)
        .outerjoin(RightKey, its_right())
        .where(CardBatch.round_id == round_id)
        .group_by(CardBatch.id)
        .order_by(CardBatch.id.desc())
    )
    return [BatchCount(*row) for row in db.session.execute(query)]


def batch(batch_id: int) -> CardBatch:
    """One batch with its round; raises NoResultFound."""
    query = select(CardBatch).where(CardBatch.id == batch_id)
    return db.session.scalars(query.options(joinedload(CardBatch.round))).one()


def its_right() -> ColumnElement[bool]:
    """A card's row in the table of right keys."""
    return and_(
        RightKey.round_id == CodeCard.round_id,
        RightKey.kind == KeyKind.CARD,
        RightKey.keyed_hash == CodeCard.keyed_hash,
    )
