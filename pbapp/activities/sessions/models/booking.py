"""Bookings, and apart from them what people need to take part."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.activities.sessions.kinds import ComesFor, RoleKind, Source, SupportAnswer, SupportKind
from pbapp.activities.sessions.lifecycle import ALIVE, Status
from pbapp.activities.sessions.models.programme import Session
from pbapp.activities.sessions.models.within import Within
from pbapp.db import Base, intpk, short
from pbapp.places.models import Organisation

KEY_BYTES = 24


class Booking(Within, Base):
    """Somebody's place at a session, or on its waiting list.

    A place is a numbered seat, and each seat of a session can be held once: that, and not a count
    taken beforehand, keeps a session from being overbooked.
    """

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("session_id", "seat"),
        UniqueConstraint("session_id", "form_key"),
        CheckConstraint("seat IS NULL OR seat >= 1", name="seat"),
        CheckConstraint(
            "(seat IS NOT NULL) = (status IN ('booked', 'attended', 'absent'))", name="holds_seat"
        ),
        CheckConstraint(
            "(comes_for = 'organisation') = (organisation_id IS NOT NULL)", name="comes_for"
        ),
        CheckConstraint("reminders BETWEEN 0 AND 3", name="reminders"),
    )

    id: Mapped[intpk]
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    #: a form that is sent twice books once
    form_key: Mapped[str | None]
    status: Mapped[Status]
    seat: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: the secret of the link with which its owner changes it, sent again with every letter
    key: Mapped[str | None] = mapped_column(
        unique=True, default=lambda: secrets.token_urlsafe(KEY_BYTES)
    )
    #: both may be left out, and both go 30 days after the session
    name: Mapped[short] = mapped_column(default="")
    email: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="en")
    comes_for: Mapped[ComesFor]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    role_kind: Mapped[RoleKind]
    source: Mapped[Source | None]
    #: they were asked what they need to take part
    support_asked: Mapped[bool] = mapped_column(default=True)
    #: keyed hash of the address, only of those who let us see that they came again
    returning_key: Mapped[str | None] = mapped_column(index=True)
    #: letters about the day that were sent, or came too late to be of use: a week ahead, a day
    #: ahead, and afterwards how it was
    reminders: Mapped[int] = mapped_column(default=0)

    session: Mapped[Session] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def inside(self) -> Session:
        """Its session."""
        return self.session

    @property
    def can_change(self) -> bool:
        """Its owner can still change it or give it back."""
        return self.status in ALIVE and self.session.takes_bookings

    @property
    def holds_place(self) -> bool:
        """It has a seat, so that its owner may know how to join."""
        return self.seat is not None


class SupportRequest(Within, Base):
    """Something a person needs to take part, for the eyes of the session's organisers alone.

    Personal, and often about health: it is deleted 30 days after the session save the count.
    """

    __tablename__ = "support_request"

    id: Mapped[intpk]
    booking_id: Mapped[int] = mapped_column(ForeignKey("booking.id"), index=True)
    kind: Mapped[SupportKind]
    detail: Mapped[str] = mapped_column(default="")
    answer: Mapped[SupportAnswer] = mapped_column(default=SupportAnswer.OPEN)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    answered_at: Mapped[datetime | None]

    booking: Mapped[Booking] = relationship(lazy="raise_on_sql")

    @property
    def session(self) -> Session:
        """The session it is for."""
        return self.booking.session

    @property
    def inside(self) -> Session:
        """Its session."""
        return self.session
