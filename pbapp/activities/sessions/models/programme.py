"""A programme and its sessions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Integer,
    UniqueConstraint,
    column,
    select,
    table,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from pbapp import clock
from pbapp.activities.sessions.kinds import Frequency, Mode
from pbapp.activities.sessions.lifecycle import State
from pbapp.activities.sessions.models.within import Within
from pbapp.db import Base, intpk, short
from pbapp.places.models import Organisation

#: so that people can talk with each other (engagement.md section 4.5)
CAP, MINUTES = 15, 60
MOST_PLACES, MOST_MINUTES = 500, 600

# By table name only: engagement stands above activities.
RECORD = table(
    "engagement",
    column("id", Integer),
    column("lead_id", Integer),
    column("lead_organisation_id", Integer),
    column("round_id", Integer),
)


class Programme(Base):
    """A run of short sessions with one purpose, reviewed after some months."""

    __tablename__ = "programme"
    __table_args__ = (
        CheckConstraint(f"cap BETWEEN 1 AND {MOST_PLACES}", name="cap"),
        CheckConstraint(f"minutes BETWEEN 5 AND {MOST_MINUTES}", name="minutes"),
        CheckConstraint("review_month BETWEEN 1 AND 12", name="review_month"),
    )

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    title: Mapped[short]
    purpose: Mapped[str]
    year: Mapped[int]
    #: the body that owns it; None: the partnership itself
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    #: how people reach those who run it: a post or an office, never a private person
    contact: Mapped[short]
    frequency: Mapped[Frequency] = mapped_column(default=Frequency.MONTHLY)
    minutes: Mapped[int] = mapped_column(default=MINUTES)
    cap: Mapped[int] = mapped_column(default=CAP)
    mode: Mapped[Mode] = mapped_column(default=Mode.REMOTE)
    review_month: Mapped[int]
    #: for a named group, so that a small number would say something of its members
    for_named_group: Mapped[bool] = mapped_column(default=False)

    lead_id: Mapped[int | None] = column_property(
        select(RECORD.c.lead_id).where(RECORD.c.id == engagement_id).scalar_subquery()
    )
    lead_organisation_id: Mapped[int | None] = column_property(
        select(RECORD.c.lead_organisation_id).where(RECORD.c.id == engagement_id).scalar_subquery()
    )
    round_id: Mapped[int | None] = column_property(
        select(RECORD.c.round_id).where(RECORD.c.id == engagement_id).scalar_subquery()
    )
    owner: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def host_ids(self) -> frozenset[int]:
        """Bodies whose officers run the whole of it."""
        return frozenset(one for one in (self.owner_id,) if one is not None)

    @property
    def reviewed_on(self) -> date:
        """The first day of the month in which its uptake is reviewed."""
        return date(self.year, self.review_month, 1)


class Session(Within, Base):
    """One meeting of a programme on its day, with so many places and no more."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("programme_id", "starts_at"),
        CheckConstraint(f"capacity BETWEEN 1 AND {MOST_PLACES}", name="capacity"),
        CheckConstraint(f"minutes BETWEEN 5 AND {MOST_MINUTES}", name="minutes"),
        CheckConstraint("walk_ins IS NULL OR walk_ins >= 0", name="walk_ins"),
        CheckConstraint("(state = 'held') = (walk_ins IS NOT NULL)", name="held"),
        CheckConstraint("(state = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled"),
        CheckConstraint("kept_met_in_time BETWEEN 0 AND kept_requests", name="kept"),
    )

    id: Mapped[intpk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    state: Mapped[State] = mapped_column(default=State.PLANNED, index=True)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int] = mapped_column(default=MINUTES)
    mode: Mapped[Mode] = mapped_column(default=Mode.REMOTE)
    #: shown to nobody but those who hold a place
    joining_link: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    #: meets the cost of a session in person, and its officers may run it
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    #: whoever opens it, by their public office
    leader: Mapped[short] = mapped_column(default="")
    speakers: Mapped[str] = mapped_column(default="")
    theme: Mapped[short] = mapped_column(default="")
    capacity: Mapped[int] = mapped_column(default=CAP)
    #: the day somebody looked whether everyone can get in or use the tool; None: nobody has
    access_checked_on: Mapped[date | None]
    #: the moment booking opened, which is when people were told
    opened_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str] = mapped_column(default="")
    #: how often its day or place changed, so that calendars take the newest
    revision: Mapped[int] = mapped_column(default=0)
    #: people who came without a booking; None: nobody has counted yet
    walk_ins: Mapped[int | None]
    #: what stays of the requests for support once they are deleted
    kept_requests: Mapped[int] = mapped_column(default=0)
    kept_met_in_time: Mapped[int] = mapped_column(default=0)
    #: names and addresses of its bookings are deleted
    forgotten_at: Mapped[datetime | None] = mapped_column(index=True)

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    host: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def ends_at(self) -> datetime:
        """The moment it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def has_begun(self) -> bool:
        """Its time has come."""
        return self.starts_at <= clock.now()

    @property
    def takes_bookings(self) -> bool:
        """It lies ahead and is open, whether or not a place is left."""
        return self.state is State.OPEN and not self.has_begun

    @property
    def inside(self) -> Programme:
        """Its programme."""
        return self.programme

    @property
    def host_ids(self) -> frozenset[int]:
        """Bodies whose officers run it."""
        own = frozenset(one for one in (self.host_id,) if one is not None)
        return own | self.programme.host_ids
