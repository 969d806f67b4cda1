"""What was planned and done: audiences, methods, activities, papers."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, short
from pbapp.engagement.kinds import AudienceKind, Basis, Format, PaperKind, Slot
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models.parts import OfRecord
from pbapp.standards.kinds import Affected, Visibility

activity_audience = Table(
    "activity_audience",
    Base.metadata,
    Column("activity_id", ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True),
    Column("audience_id", ForeignKey("audience.id", ondelete="CASCADE"), primary_key=True),
)


class Audience(OfRecord, Base):
    """People whom the subject touches, and how they are to be reached."""

    __tablename__ = "audience"
    __table_args__ = (
        CheckConstraint("target IS NULL OR target >= 0", name="target"),
        CheckConstraint("reached IS NULL OR reached >= 0", name="reached"),
        CheckConstraint("estimate IS NULL OR estimate >= 0", name="estimate"),
    )

    name: Mapped[short]
    kind: Mapped[AudienceKind]
    affected: Mapped[Affected | None]
    #: how many there are
    estimate: Mapped[int | None]
    #: they are often missed
    at_risk: Mapped[bool] = mapped_column(default=False)
    risk_reason: Mapped[str] = mapped_column(default="")
    first_contact_on: Mapped[date | None]
    #: how many are meant to take part, and how many did
    target: Mapped[int | None]
    reached: Mapped[int | None]
    #: values of MethodKind
    methods: Mapped[list[str]] = mapped_column(JSON, default=list)


class MethodChoice(OfRecord, Base):
    """Why a method out of the library is right for this work."""

    __tablename__ = "method_choice"
    __table_args__ = (
        UniqueConstraint("engagement_id", "method"),
        CheckConstraint("planned IS NULL OR planned >= 0", name="planned"),
    )

    method: Mapped[MethodKind]
    rationale: Mapped[str]
    #: how many times it is to be used
    planned: Mapped[int | None]


class Activity(OfRecord, Base):
    """One session, survey or stall; a day ahead means it is planned."""

    __tablename__ = "activity"
    __table_args__ = (
        CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount"),
        CheckConstraint("(headcount IS NULL) = (basis IS NULL)", name="headcount_basis"),
        CheckConstraint(
            "discussion_minutes IS NULL OR discussion_minutes >= 0", name="discussion_minutes"
        ),
        CheckConstraint("told_on IS NULL OR told_on <= held_on", name="told_on"),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity"),
    )

    name: Mapped[short]
    method: Mapped[MethodKind]
    held_on: Mapped[date]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    slot: Mapped[Slot | None]
    #: where, or how to join; with access and support
    place: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    #: a post or a group, never a private person
    facilitator: Mapped[str] = mapped_column(default="")
    #: the day somebody looked whether everyone can get in or use it; None: nobody has
    access_checked_on: Mapped[date | None]
    #: the day people were told of it
    told_on: Mapped[date | None]
    headcount: Mapped[int | None]
    basis: Mapped[Basis | None]
    discussion_minutes: Mapped[int | None]
    #: for a named group, so that a small number would say something of its members
    for_named_group: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")

    #: those it is held for in particular
    audiences: Mapped[list[Audience]] = relationship(
        secondary=activity_audience, order_by=Audience.id, lazy="raise_on_sql"
    )


class Paper(OfRecord, Base):
    """A paper or notice, the day people needed it and the day it was out."""

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("visible_to = 'public' OR withheld_reason <> ''", name="withheld_reason"),
    )

    title: Mapped[short]
    kind: Mapped[PaperKind] = mapped_column(default=PaperKind.NOTICE)
    needed_by: Mapped[date]
    published_on: Mapped[date | None]
    #: values of Format
    formats: Mapped[list[str]] = mapped_column(JSON, default=list)
    visible_to: Mapped[Visibility] = mapped_column(default=Visibility.PUBLIC)
    #: why not everyone may see it
    withheld_reason: Mapped[str] = mapped_column(default="")
    #: the day somebody from outside found it plain; None: nobody has looked
    plain_checked_on: Mapped[date | None]


class FormatRequest(OfRecord, Base):
    """Somebody asked for papers in a format; who asked is not kept."""

    __tablename__ = "format_request"
    __table_args__ = (CheckConstraint("met_on IS NULL OR met_on >= asked_on", name="met_on"),)

    format: Mapped[Format]
    asked_on: Mapped[date]
    met_on: Mapped[date | None]
