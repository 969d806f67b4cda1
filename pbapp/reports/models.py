"""Board summaries and what they ask."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, short
from pbapp.reports.period import Period


class Purpose(StrEnum):
    """What a board is to do with a paper."""

    DECISION = "decision"
    NOTING = "noting"


class BoardSummary(Base):
    """One page for a board about one period: a draft until it is signed, then kept as it was."""

    __tablename__ = "board_summary"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="period"),
        CheckConstraint(
            "(signed_at IS NULL) = (figures IS NULL) "
            "AND (signed_at IS NULL) = (signed_by_id IS NULL)",
            name="signed",
        ),
    )

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    meeting: Mapped[short]
    meets_on: Mapped[date]
    #: the post that hands it in, never a person's name
    author_role: Mapped[short]
    purpose: Mapped[Purpose]
    #: the one thing to know
    sentence: Mapped[str]
    signed_at: Mapped[datetime | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    #: reports.figures.Figures as they stood when it was signed; while a draft they are counted anew
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    made_by: Mapped[User] = relationship(foreign_keys=[made_by_id], lazy="raise_on_sql")
    asks: Mapped[list[BoardAsk]] = relationship(
        order_by="BoardAsk.place", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def is_signed(self) -> bool:
        """It can be read by everyone and no longer changed."""
        return self.signed_at is not None

    @property
    def period(self) -> Period:
        """The days it speaks of."""
        return Period(self.starts_on, self.ends_on)


class BoardAsk(Base):
    """One thing asked of the board, with who is to do it and by when."""

    __tablename__ = "board_ask"

    summary_id: Mapped[int] = mapped_column(ForeignKey("board_summary.id"), primary_key=True)
    #: 1 for the first
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    owner: Mapped[short]
    due_on: Mapped[date]
