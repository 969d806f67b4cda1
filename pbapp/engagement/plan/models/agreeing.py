"""Who works on it, the plan as it was put to them, and what they said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
    and_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.record import Engagement
from pbapp.engagement.plan.kinds import Contribution, Given, PartnerRole, Reply
from pbapp.places.models import Organisation


class Partner(OfRecord, Base):
    """A body that works on it or is kept informed."""

    __tablename__ = "partner"
    __table_args__ = (
        UniqueConstraint("engagement_id", "organisation_id"),
        # Agreements name partner and record together, so that they cannot drift apart.
        UniqueConstraint("id", "engagement_id"),
        CheckConstraint(
            "confirmed_focus_on IS NULL OR joined_on <= confirmed_focus_on", name="focus"
        ),
        CheckConstraint("staff_days IS NULL OR staff_days >= 0", name="staff_days"),
        CheckConstraint("amount_pence IS NULL OR amount_pence >= 0", name="amount"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[PartnerRole]
    contribution: Mapped[Contribution | None]
    #: how much of it: days of work in all, money or what it is worth
    staff_days: Mapped[int | None]
    amount_pence: Mapped[pence | None]
    #: what can be told in words only: "the hall, six evenings"
    amount: Mapped[str] = mapped_column(default="")
    joined_on: Mapped[date]
    confirmed_focus_on: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


# Put on here: a record is mapped before its plan, and could not name a table that is not there yet.
# Read on demand, for it is asked of those who speak for bodies.
Engagement.partner_bodies = relationship(
    Organisation,
    secondary=Base.metadata.tables["partner"],
    secondaryjoin=and_(
        Organisation.id == Partner.organisation_id, Partner.role != PartnerRole.INFORMED
    ),
    viewonly=True,
)


class PlanVersion(OfRecord, Base):
    """The plan as it stood when partners were asked; its text never changes."""

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("engagement_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("number = 1 OR what_changed <> ''", name="what_changed"),
    )

    number: Mapped[int]
    #: the frozen text (`plan.snapshot`), and its SHA-256 in hexadecimal
    text: Mapped[dict[str, Any]] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))
    #: names of what differs from the version before
    changed: Mapped[list[str]] = mapped_column(JSON, default=list)
    what_changed: Mapped[str] = mapped_column(default="")
    drawn_up_on: Mapped[date] = mapped_column(default=clock.today)
    published_on: Mapped[date | None]


class Agreement(Base):
    """The latest reply of one partner to one version."""

    __tablename__ = "plan_agreement"
    __table_args__ = (
        UniqueConstraint("partner_id", "number"),
        ForeignKeyConstraint(
            ["partner_id", "engagement_id"],
            ["partner.id", "partner.engagement_id"],
            name="fk_plan_agreement_partner",
        ),
        ForeignKeyConstraint(
            ["engagement_id", "number"],
            ["plan_version.engagement_id", "plan_version.number"],
            name="fk_plan_agreement_version",
        ),
        CheckConstraint("reply = 'agreed' OR words <> ''", name="words"),
        CheckConstraint("given = 'signed_in' OR evidence <> ''", name="evidence"),
    )

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(index=True)
    partner_id: Mapped[int]
    number: Mapped[int]
    reply: Mapped[Reply]
    given: Mapped[Given]
    #: the change that is asked for
    words: Mapped[str] = mapped_column(default="")
    #: where a reply noted by hand can be seen
    evidence: Mapped[str] = mapped_column(default="")
    given_on: Mapped[date] = mapped_column(default=clock.today)
    noted_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    by: Mapped[User | None] = relationship(lazy="raise_on_sql")

    @property
    def is_agreed(self) -> bool:
        """They agreed; otherwise they ask for a change."""
        return self.reply is Reply.AGREED
