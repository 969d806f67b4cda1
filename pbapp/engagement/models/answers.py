"""What was weighed up beside the findings, people's own words, and how promises go."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, pence, short
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.kinds.loop import OptionResult, RaisedBy
from pbapp.engagement.models.parts import OfRecord


class OptionConsidered(OfRecord, Base):
    """A way forward that was weighed up, and what became of it."""

    __tablename__ = "option_considered"
    __table_args__ = (
        CheckConstraint("result IS NULL OR reason <> ''", name="result"),
        CheckConstraint("cost >= 0", name="cost"),
    )

    title: Mapped[short]
    raised_by: Mapped[RaisedBy]
    pros: Mapped[str] = mapped_column(default="")
    cons: Mapped[str] = mapped_column(default="")
    #: pence; None: nobody worked it out
    cost: Mapped[pence | None]
    #: None: still open
    result: Mapped[OptionResult | None]
    reason: Mapped[str] = mapped_column(default="")
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decision.id", ondelete="SET NULL"), index=True
    )


class Quote(OfRecord, Base):
    """Words of somebody who took part, told by no more than a broad group."""

    __tablename__ = "finding_quote"
    __table_args__ = (CheckConstraint("said_by <> ''", name="said_by"),)

    finding_id: Mapped[int] = mapped_column(
        ForeignKey("finding.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    #: a broad group such as "a parent", never a person
    said_by: Mapped[short]
    #: None: kept back, not for the public page
    released_on: Mapped[date | None]


class MinorityNote(OfRecord, Base):
    """Somebody signs that no minority or opposing view arose."""

    __tablename__ = "minority_note"
    __table_args__ = (
        UniqueConstraint("engagement_id"),
        CheckConstraint("text <> ''", name="text"),
    )

    text: Mapped[str]
    signed_on: Mapped[date] = mapped_column(default=clock.today)


class CommitmentUpdate(OfRecord, Base):
    """How a promise stood on a day, for everyone to read; it never changes."""

    __tablename__ = "commitment_update"
    __table_args__ = (CheckConstraint("text <> ''", name="text"),)

    commitment_id: Mapped[int] = mapped_column(
        ForeignKey("commitment.id", ondelete="CASCADE"), index=True
    )
    told_on: Mapped[date] = mapped_column(default=clock.today)
    status: Mapped[CommitmentStatus]
    text: Mapped[str]
