"""Profiles of organisations: what they list, and when somebody last said that it still holds."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.db import Base, intpk, short
from pbapp.places.models import Area, Organisation


class ListedService(Base):
    """Something an organisation does for people, and where."""

    __tablename__ = "listed_service"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[short]
    about: Mapped[str] = mapped_column(default="")
    #: None: everywhere the organisation works
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)

    area: Mapped[Area | None] = relationship(lazy="raise_on_sql")


class Confirmation(Base):
    """Somebody said on this day that the profile holds; the newest one counts."""

    __tablename__ = "profile_confirmation"

    id: Mapped[intpk]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    confirmed_on: Mapped[date] = mapped_column(default=clock.today)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class ProfileReminder(Base):
    """On this day those who speak for an organisation were asked to look its profile over."""

    __tablename__ = "profile_reminder"

    id: Mapped[intpk]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    sent_on: Mapped[date] = mapped_column(default=clock.today)
