"""What was planned and done: audiences, activities, papers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp.db import Base, short
from pbapp.engagement.kinds import AudienceKind, Basis
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models.parts import OfRecord


class Audience(OfRecord, Base):
    """People whom the subject touches, and how they are to be reached."""

    __tablename__ = "audience"

    name: Mapped[short]
    kind: Mapped[AudienceKind]
    #: they are often missed
    at_risk: Mapped[bool] = mapped_column(default=False)
    #: values of MethodKind
    methods: Mapped[list[str]] = mapped_column(JSON, default=list)


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
    )

    name: Mapped[short]
    method: Mapped[MethodKind]
    held_on: Mapped[date]
    #: where, or how to join; with access and support
    place: Mapped[str] = mapped_column(default="")
    #: the day people were told of it
    told_on: Mapped[date | None]
    headcount: Mapped[int | None]
    basis: Mapped[Basis | None]
    discussion_minutes: Mapped[int | None]
    #: for a named group, so that a small number would say something of its members
    for_named_group: Mapped[bool] = mapped_column(default=False)


class Paper(OfRecord, Base):
    """A paper or notice and the day people needed it."""

    __tablename__ = "paper"

    title: Mapped[short]
    needed_by: Mapped[date]
    published_on: Mapped[date | None]
    #: values of Format
    formats: Mapped[list[str]] = mapped_column(JSON, default=list)
