"""Who does what, and those who speak for a community: what they were given, what they did."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, short
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.record import Engagement
from pbapp.engagement.plan.models.agreeing import Partner
from pbapp.places.models import Organisation


class Representative(Base):
    """Somebody who speaks for a community body; one record for all the work they serve in.

    Their name stands in their account only, so that it goes when they leave.
    """

    __tablename__ = "representative"
    __table_args__ = (
        UniqueConstraint("organisation_id", "post"),
        CheckConstraint("worker_id IS NULL OR worker_id <> user_id", name="worker"),
    )

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    #: "Representative for the north": a post, never a private name
    post: Mapped[short]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    #: the worker who stands by them between meetings
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    inducted_on: Mapped[date | None]
    #: how they keep in touch with those they speak for
    framework: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    user: Mapped[User | None] = relationship(foreign_keys=[user_id], lazy="raise_on_sql")
    worker: Mapped[User | None] = relationship(foreign_keys=[worker_id], lazy="raise_on_sql")
    services: Mapped[list[Service]] = relationship(
        back_populates="representative", order_by="Service.id", lazy="raise_on_sql"
    )
    meetings: Mapped[list[Meeting]] = relationship(
        order_by="Meeting.held_on.desc(), Meeting.id.desc()", lazy="raise_on_sql"
    )
    reports: Mapped[list[ReportBack]] = relationship(
        order_by="ReportBack.reported_on.desc(), ReportBack.id.desc()", lazy="raise_on_sql"
    )

    @property
    def name(self) -> str:
        """Body and post, as they are shown; never a person's name."""
        return f"{self.organisation.name}: {self.post}"


class Service(Base):
    """A representative takes part in a piece of work."""

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("representative_id", "engagement_id"),)

    id: Mapped[intpk]
    representative_id: Mapped[int] = mapped_column(ForeignKey("representative.id"))
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    since: Mapped[date] = mapped_column(default=clock.today)

    representative: Mapped[Representative] = relationship(
        back_populates="services", lazy="raise_on_sql"
    )
    engagement: Mapped[Engagement] = relationship(lazy="raise_on_sql")


class OfService:
    """A row about one representative in one piece of work they serve in."""

    id: Mapped[intpk]
    representative_id: Mapped[int] = mapped_column(index=True)
    engagement_id: Mapped[int] = mapped_column(index=True)


def _in_service(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["representative_id", "engagement_id"],
        ["service.representative_id", "service.engagement_id"],
        name=f"fk_{table}_service",
    )


def _of_representative(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["representative_id"], ["representative.id"], name=f"fk_{table}_representative"
    )


class Meeting(OfService, Base):
    """A meeting they went to, and whether they could get ready for it."""

    __tablename__ = "representative_meeting"
    __table_args__ = (
        _in_service("representative_meeting"),
        _of_representative("representative_meeting"),
        CheckConstraint("pre_meeting_on IS NULL OR pre_meeting_on <= held_on", name="before"),
    )

    name: Mapped[short]
    held_on: Mapped[date]
    #: somebody went through the papers with them first
    pre_meeting_on: Mapped[date | None]
    #: None: papers have not come
    papers_on: Mapped[date | None]


class ReportBack(OfService, Base):
    """They told those they speak for, and heard from them."""

    __tablename__ = "report_back"
    __table_args__ = (_in_service("report_back"), _of_representative("report_back"))

    reported_on: Mapped[date]
    #: how: "a talk at the council", "a page in the newsletter"
    how: Mapped[short]
    #: what people said to it
    heard: Mapped[str] = mapped_column(default="")


class RoleAgreement(OfRecord, Base):
    """Who does what; a partner or a representative accepts it."""

    __tablename__ = "role_agreement"
    __table_args__ = (
        CheckConstraint("(partner_id IS NULL) <> (representative_id IS NULL)", name="holder"),
        ForeignKeyConstraint(
            ["partner_id", "engagement_id"],
            ["partner.id", "partner.engagement_id"],
            name="fk_role_agreement_partner",
        ),
        ForeignKeyConstraint(
            ["representative_id", "engagement_id"],
            ["service.representative_id", "service.engagement_id"],
            name="fk_role_agreement_service",
        ),
        ForeignKeyConstraint(
            ["representative_id"], ["representative.id"], name="fk_role_agreement_representative"
        ),
    )

    partner_id: Mapped[int | None]
    representative_id: Mapped[int | None]
    text: Mapped[str]
    duties: Mapped[str] = mapped_column(default="")
    accepted_on: Mapped[date | None]

    partner: Mapped[Partner | None] = relationship(
        foreign_keys="RoleAgreement.partner_id",
        primaryjoin="RoleAgreement.partner_id == Partner.id",
        lazy="raise_on_sql",
        viewonly=True,
    )
    representative: Mapped[Representative | None] = relationship(
        foreign_keys="RoleAgreement.representative_id",
        primaryjoin="RoleAgreement.representative_id == Representative.id",
        lazy="raise_on_sql",
        viewonly=True,
    )
