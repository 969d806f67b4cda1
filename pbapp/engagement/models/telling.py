"""Telling people: what feedback shows, who read it before, whom it went to, checks months later."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk
from pbapp.engagement.models.loop import Feedback
from pbapp.engagement.models.parts import OfRecord
from pbapp.places.models import Organisation

CHECK_MONTHS = (6, 12)


class FeedbackItem(OfRecord, Base):
    """Something of the record that feedback shows: chosen, not typed again; `words` may add."""

    __tablename__ = "feedback_item"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN finding_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN option_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN commitment_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_thing",
        ),
        UniqueConstraint("feedback_id", "finding_id"),
        UniqueConstraint("feedback_id", "option_id"),
        UniqueConstraint("feedback_id", "decision_id"),
        UniqueConstraint("feedback_id", "commitment_id"),
    )

    feedback_id: Mapped[int] = mapped_column(
        ForeignKey("feedback.id", ondelete="CASCADE"), index=True
    )
    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"))
    option_id: Mapped[int | None] = mapped_column(
        ForeignKey("option_considered.id", ondelete="CASCADE")
    )
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"))
    commitment_id: Mapped[int | None] = mapped_column(
        ForeignKey("commitment.id", ondelete="CASCADE")
    )
    words: Mapped[str] = mapped_column(default="")


class FeedbackReading(OfRecord, Base):
    """A community reviewer is asked to read feedback, and says whether it is a fair picture."""

    __tablename__ = "feedback_reading"
    __table_args__ = (
        UniqueConstraint("feedback_id", "reader_id"),
        CheckConstraint("(is_fair IS NULL) = (read_on IS NULL)", name="read"),
        CheckConstraint("is_fair IS NULL OR sha256 IS NOT NULL", name="sha256"),
        CheckConstraint("is_fair IS NULL OR is_fair OR missing <> ''", name="missing"),
    )

    feedback_id: Mapped[int] = mapped_column(
        ForeignKey("feedback.id", ondelete="CASCADE"), index=True
    )
    reader_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    #: the community body they spoke for when they were asked
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    is_fair: Mapped[bool | None]
    #: what they say is missing
    missing: Mapped[str] = mapped_column(default="")
    read_on: Mapped[date | None]
    #: SHA-256, hexadecimal, of the text that they read
    sha256: Mapped[str | None] = mapped_column(String(64))

    feedback: Mapped[Feedback] = relationship(lazy="raise_on_sql")
    reader: Mapped[User] = relationship(foreign_keys=[reader_id], lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class Follower(Base):
    """An address that asked to be told what comes of it; personal, and soon forgotten."""

    __tablename__ = "follower"
    __table_args__ = (UniqueConstraint("engagement_id", "email"),)

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    #: lower case
    email: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    asked_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    #: None until the link in the first letter was used
    confirmed_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]


class Sending(OfRecord, Base):
    """Feedback went out to the list: numbers only, kept when the addresses are gone."""

    __tablename__ = "feedback_sending"
    __table_args__ = (
        UniqueConstraint("feedback_id"),
        CheckConstraint("0 <= told AND told <= asked", name="told"),
    )

    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"))
    asked: Mapped[int]
    told: Mapped[int]
    sent_on: Mapped[date] = mapped_column(default=clock.today)


class OutcomeCheck(OfRecord, Base):
    """The look back after some months: did the measure move, and what changed."""

    __tablename__ = "outcome_check"
    __table_args__ = (
        UniqueConstraint("engagement_id", "months"),
        CheckConstraint("months IN (6, 12)", name="months"),
        CheckConstraint("answered_on IS NULL OR measure <> ''", name="answered"),
    )

    months: Mapped[int]
    reminded_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    #: None: nobody can say yet
    measure_moved: Mapped[bool | None]
    #: what was measured, and what it shows
    measure: Mapped[str] = mapped_column(default="")
    #: what changed for people
    changed: Mapped[str] = mapped_column(default="")
