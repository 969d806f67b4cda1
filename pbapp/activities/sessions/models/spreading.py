"""Passing the word on, and the promise of board members to take part."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from pbapp.activities.sessions.models.programme import Programme, Session
from pbapp.activities.sessions.models.within import Within
from pbapp.db import Base, intpk, short
from pbapp.places.models import Organisation


class OfProgramme(Within):
    """What belongs to a programme: whoever may run that may change this."""

    id: Mapped[intpk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)

    @declared_attr
    def programme(cls) -> Mapped[Programme]:  # noqa: N805 - SQLAlchemy hands the class over
        """The programme."""
        return relationship(lazy="raise_on_sql")

    @property
    def inside(self) -> Programme:
        """Its programme."""
        return self.programme


class Cascade(OfProgramme, Base):
    """A partner was asked to pass on the booking link: when, to whom, how many it reached."""

    __tablename__ = "cascade"
    __table_args__ = (
        CheckConstraint("reach IS NULL OR reach >= 0", name="reach"),
        CheckConstraint("passed_on_at IS NULL OR passed_on_at >= asked_on", name="passed_on"),
        CheckConstraint("reach IS NULL OR passed_on_at IS NOT NULL", name="reach_of_what_was_done"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    asked_on: Mapped[date]
    #: the day they passed it on; None: not that we know of
    passed_on_at: Mapped[date | None]
    #: groups of staff or members, never persons
    to_whom: Mapped[str] = mapped_column(default="")
    reach: Mapped[int | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class MemberCommitment(OfProgramme, Base):
    """A member of the board said they would take part in at least one session."""

    __tablename__ = "session_commitment"

    #: by their public office
    member: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    #: the session they took part in; None: none yet
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"))

    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    session: Mapped[Session | None] = relationship(lazy="raise_on_sql")

    @property
    def is_met(self) -> bool:
        """They took part."""
        return self.session_id is not None
