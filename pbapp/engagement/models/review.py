"""Looking back together: sessions, who was there, how each rated."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, intpk, short
from pbapp.engagement.kinds.loop import MemberKind, Scope
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.record import Engagement
from pbapp.places.models import Organisation


class ReviewSession(OfRecord, Base):
    """People look back, round one table or each on their own."""

    __tablename__ = "review_session"
    __table_args__ = (CheckConstraint("ended_on IS NULL OR held_on <= ended_on", name="ended_on"),)

    held_on: Mapped[date]
    #: the facilitator enters one table; otherwise each rates by a link of their own
    is_together: Mapped[bool]
    scope: Mapped[Scope]
    #: codes of the standards or indicators that were due when it was set up
    codes: Mapped[list[str]] = mapped_column(JSON)
    notes: Mapped[str] = mapped_column(default="")
    #: None: members may still rate
    ended_on: Mapped[date | None]

    record: Mapped[Engagement] = relationship(lazy="raise_on_sql")
    members: Mapped[list[ReviewMember]] = relationship(
        order_by="ReviewMember.id",
        back_populates="session",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )


class ReviewMember(Base):
    """A seat at the session: whom it speaks for, and whether it has rated."""

    __tablename__ = "review_member"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[intpk]
    session_id: Mapped[int] = mapped_column(ForeignKey("review_session.id", ondelete="CASCADE"))
    kind: Mapped[MemberKind]
    #: a post or a group, never a private person
    name: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    #: raised by one whenever a new link is made, so that earlier links end
    link_number: Mapped[int] = mapped_column(default=1)
    done_on: Mapped[date | None]

    session: Mapped[ReviewSession] = relationship(back_populates="members", lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    votes: Mapped[list[ReviewVote]] = relationship(
        order_by="ReviewVote.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class ReviewVote(Base):
    """One rating by one member, 1 to 6."""

    __tablename__ = "review_vote"
    __table_args__ = (
        UniqueConstraint("member_id", "code"),
        CheckConstraint("points BETWEEN 1 AND 6", name="points"),
    )

    id: Mapped[intpk]
    member_id: Mapped[int] = mapped_column(ForeignKey("review_member.id", ondelete="CASCADE"))
    code: Mapped[str]
    points: Mapped[int]
