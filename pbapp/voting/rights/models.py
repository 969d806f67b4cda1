"""Who may cast one ballot: known by keyed hashes only, with days and never times."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base
from pbapp.voting.ids import random_id


class KeyKind(StrEnum):
    """What sort of identifier proved the right."""

    EMAIL = "email"
    CARD = "card"


class RightStatus(StrEnum):
    """Whether a ballot may be cast with it."""

    ACTIVE = "active"
    VOID = "void"


class VotingRight(Base):
    """One person's right to one ballot in one round."""

    __tablename__ = "voting_right"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=random_id)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    #: how it was first proved
    method: Mapped[KeyKind]
    status: Mapped[RightStatus] = mapped_column(default=RightStatus.ACTIVE)
    day: Mapped[date] = mapped_column(default=clock.today)


class RightKey(Base):
    """One identifier, hashed under the round's identity key; it can prove one right only."""

    __tablename__ = "right_key"
    __table_args__ = {"sqlite_with_rowid": False}

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    kind: Mapped[KeyKind] = mapped_column(primary_key=True)
    keyed_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    right_id: Mapped[str] = mapped_column(ForeignKey("voting_right.id"), index=True)
