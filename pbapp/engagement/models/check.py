"""The check: evidence added by hand, signed ratings, the officer's review."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, short
from pbapp.engagement.models.parts import OfRecord
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import Value


class HandEvidence(OfRecord, Base):
    """Evidence a person added; it counts in full once somebody from outside confirms it."""

    __tablename__ = "hand_evidence"
    __table_args__ = (
        CheckConstraint(
            "(confirmed_by IS NULL) = (confirmer = '') "
            "AND (confirmed_by IS NULL) = (confirmed_on IS NULL)",
            name="confirmed",
        ),
    )

    #: code of the indicator it speaks for
    indicator: Mapped[str]
    what: Mapped[str]
    dated: Mapped[date]
    #: where it can be seen: a file's name or a link
    found_at: Mapped[str] = mapped_column(default="")
    seen_by: Mapped[short]
    confirmed_by: Mapped[Confirmer | None]
    #: name of the partner body or community group that confirmed it
    confirmer: Mapped[str] = mapped_column(default="")
    confirmed_on: Mapped[date | None]


class IndicatorRating(OfRecord, Base):
    """A signed rating, with the evidence and the rules it was signed on."""

    __tablename__ = "indicator_rating"
    __table_args__ = (
        UniqueConstraint("engagement_id", "indicator"),
        CheckConstraint("points IS NULL OR points BETWEEN 1 AND 6", name="points"),
        CheckConstraint("points IS NOT NULL OR reason <> ''", name="not_applicable"),
        CheckConstraint("NOT above_evidence OR reason <> ''", name="above_evidence"),
    )

    indicator: Mapped[str]
    #: None: does not apply, and the reason says why
    points: Mapped[int | None]
    above_evidence: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    evidence: Mapped[Value]
    #: what the evidence said then, and the facts it pointed to (`engagement.frozen`)
    signed_on: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rules_version: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(default=clock.now)
    signed_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    signed_by: Mapped[User] = relationship(foreign_keys=[signed_by_id], lazy="raise_on_sql")


class Review(OfRecord, Base):
    """An officer's answer to a submitted record."""

    __tablename__ = "review"

    accepted: Mapped[bool]
    #: code of a standard to the comment on it
    comments: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    reviewer: Mapped[User] = relationship(foreign_keys=[reviewer_id], lazy="raise_on_sql")
