"""The search before new work: what was looked for, what was seen, what was made of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.db import Base, intpk, short
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.kinds import Answer, KnownKind


class KnownSearch(Base):
    """Somebody looked what is known and who else asks, before they asked people again."""

    __tablename__ = "known_search"
    __table_args__ = (
        CheckConstraint(
            "opens_on IS NULL OR closes_on IS NULL OR opens_on <= closes_on", name="days"
        ),
    )

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    #: None until the record it was made for is opened
    engagement_id: Mapped[int | None] = mapped_column(ForeignKey("engagement.id"), index=True)
    topic: Mapped[short]
    #: keys of areas and values of AudienceKind, as they were asked for
    area_ids: Mapped[list[int]] = mapped_column(JSON)
    audiences: Mapped[list[str]] = mapped_column(JSON)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    #: the platform held nothing about it
    nothing_found: Mapped[bool]

    overlaps: Mapped[list[SeenOverlap]] = relationship(
        order_by="SeenOverlap.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    links: Mapped[list[KnownLink]] = relationship(
        order_by="KnownLink.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class SeenOverlap(Base):
    """Other work that asks the same people, as it was shown, and the answer to it."""

    __tablename__ = "seen_overlap"
    __table_args__ = (
        UniqueConstraint("search_id", "other_id"),
        CheckConstraint("answer IS NULL OR answer <> 'go_on' OR reason <> ''", name="reason"),
        CheckConstraint("days_apart IS NULL OR days_apart >= 0", name="days_apart"),
    )

    id: Mapped[intpk]
    search_id: Mapped[int] = mapped_column(ForeignKey("known_search.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    #: why it was shown (`register.overlaps.Overlap`), in the names of that day
    inner: Mapped[short]
    outer: Mapped[short]
    audiences: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[list[str]] = mapped_column(JSON)
    days_apart: Mapped[int | None]
    answer: Mapped[Answer | None]
    reason: Mapped[str] = mapped_column(default="")

    other: Mapped[Engagement] = relationship(lazy="raise_on_sql")

    @property
    def waits(self) -> bool:
        """It is about the same subject, and nobody has said what to do about it."""
        return self.answer is None and bool(self.words)


class KnownLink(Base):
    """Something known already on which the new work builds."""

    __tablename__ = "known_link"
    __table_args__ = (
        UniqueConstraint("search_id", "kind", "other_id"),
        CheckConstraint("(other_id IS NULL) = (title <> '')", name="one_thing"),
        CheckConstraint("kind <> 'engagement' OR other_id IS NOT NULL", name="engagement"),
    )

    id: Mapped[intpk]
    search_id: Mapped[int] = mapped_column(ForeignKey("known_search.id"), index=True)
    kind: Mapped[KnownKind]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("engagement.id"), index=True)
    #: what it is called where it is held elsewhere
    title: Mapped[str] = mapped_column(default="")

    other: Mapped[Engagement | None] = relationship(lazy="raise_on_sql")
