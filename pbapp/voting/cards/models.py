"""Cards as they are kept: keyed hashes in batches; the codes themselves stand on paper only."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.db import Base, intpk, short
from pbapp.rounds.models import Round
from pbapp.voting.ids import random_id


class CardState(StrEnum):
    """Whether a card may still be used."""

    ISSUED = "issued"
    VOID = "void"


class CardBatch(Base):
    """Cards made together for one place."""

    __tablename__ = "card_batch"
    __table_args__ = (CheckConstraint("number > 0", name="number"),)

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    #: where they are handed out
    place: Mapped[short]
    #: how many were made
    number: Mapped[int]
    made_on: Mapped[date] = mapped_column(default=clock.today)

    round: Mapped[Round] = relationship(lazy="raise_on_sql")


class CodeCard(Base):
    """One card."""

    __tablename__ = "code_card"
    __table_args__ = (
        UniqueConstraint("round_id", "keyed_hash"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=random_id)
    batch_id: Mapped[int] = mapped_column(ForeignKey("card_batch.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    keyed_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[CardState] = mapped_column(default=CardState.ISSUED)

    batch: Mapped[CardBatch] = relationship(lazy="raise_on_sql")
