"""What might keep people away, what helps, and how they want to be kept in touch."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, pence, short
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.plan.kinds import ActionStatus, BarrierKind, SupportKind
from pbapp.places.models import Organisation
from pbapp.standards.kinds import Answer, BarrierStatus, FoundBy


class ScreenRow(OfRecord, Base):
    """One row of the equality screen; about groups of people, never about one person."""

    __tablename__ = "equality_screen_row"
    __table_args__ = (
        UniqueConstraint("engagement_id", "factor"),
        CheckConstraint("action_status <> 'done' OR action <> ''", name="done"),
    )

    #: code out of plan.factors
    factor: Mapped[str]
    #: None: not answered
    affected: Mapped[Answer | None]
    evidence: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(default="")
    action_status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.NOT_STARTED)
    #: why nothing is done about it
    reason: Mapped[str] = mapped_column(default="")


class Barrier(OfRecord, Base):
    """Something that keeps people from taking part."""

    __tablename__ = "barrier"
    __table_args__ = (
        CheckConstraint("status <> 'accepted' OR reason <> ''", name="accepted"),
        CheckConstraint("cost_pence IS NULL OR cost_pence >= 0", name="cost"),
    )

    kind: Mapped[BarrierKind]
    #: a group of people, never one person
    who: Mapped[short]
    description: Mapped[str]
    found_by: Mapped[FoundBy]
    action: Mapped[str] = mapped_column(default="")
    #: a post or a group
    owner: Mapped[str] = mapped_column(default="")
    cost_pence: Mapped[pence | None]
    status: Mapped[BarrierStatus] = mapped_column(default=BarrierStatus.OPEN)
    reason: Mapped[str] = mapped_column(default="")


class SupportOffer(OfRecord, Base):
    """Help that people can turn to."""

    __tablename__ = "support_offer"
    __table_args__ = (
        CheckConstraint("organisation_id IS NOT NULL OR provider <> ''", name="provider"),
        CheckConstraint("taken_up >= 0", name="taken_up"),
        # Only of a body in the list can be said whether it leads or contributes.
        CheckConstraint("NOT is_independent OR organisation_id IS NOT NULL", name="independent"),
    )

    kind: Mapped[SupportKind]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    provider: Mapped[str] = mapped_column(default="")
    is_independent: Mapped[bool] = mapped_column(default=False)
    offered_to: Mapped[str] = mapped_column(default="")
    #: how many took it up; counts only
    taken_up: Mapped[int] = mapped_column(default=0)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class Contact(OfRecord, Base):
    """How a core group wants to be kept in touch: numbers and ways, no names."""

    __tablename__ = "core_contact"
    __table_args__ = (
        CheckConstraint("people >= 1", name="people"),
        CheckConstraint("0 <= asked AND asked <= people", name="asked"),
    )

    who: Mapped[short]
    people: Mapped[int]
    asked: Mapped[int] = mapped_column(default=0)
    #: values of Channel
    wanted: Mapped[list[str]] = mapped_column(JSON, default=list)
    used: Mapped[list[str]] = mapped_column(JSON, default=list)
