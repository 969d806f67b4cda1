"""Counts of who was heard, and questions about figures."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.accounts.models import User
from pbapp.db import Base, intpk, short
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.work import Activity
from pbapp.engagement.reach.kinds import BANDED, OF_PLACE, SENSITIVE, Dimension, Questioned, Source
from pbapp.places.models import Organisation
from pbapp.places.zones.models import Banding


def _among(dimensions: frozenset[Dimension]) -> str:
    return ", ".join(f"'{one.value}'" for one in sorted(dimensions))


class ReachTable(OfRecord, Base):
    """Who came to one activity, or was heard in the whole work, by one dimension."""

    __tablename__ = "reach_table"
    # NULLs never clash in a unique constraint, so the whole work has an index of its own.
    __table_args__ = (
        UniqueConstraint("engagement_id", "activity_id", "dimension"),
        Index(
            "uq_reach_table_whole",
            "engagement_id",
            "dimension",
            unique=True,
            sqlite_where=text("activity_id IS NULL"),
            postgresql_where=text("activity_id IS NULL"),
        ),
        CheckConstraint("unknown >= 0", name="unknown"),
        CheckConstraint(
            f"source <> 'observed' OR dimension NOT IN ({_among(SENSITIVE)})",
            name="never_by_looks",
        ),
        CheckConstraint(
            f"source <> 'inferred_area' OR dimension IN ({_among(OF_PLACE)})", name="inferred"
        ),
        CheckConstraint(
            f"(dimension IN ({_among(BANDED)})) = (banding IS NOT NULL) "
            "AND (banding IS NULL) = (simd_version IS NULL)",
            name="banded",
        ),
    )

    #: None: the whole work
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), index=True
    )
    dimension: Mapped[Dimension]
    source: Mapped[Source]
    #: people who came and did not say
    unknown: Mapped[int] = mapped_column(default=0)
    #: edition and method behind a fifth
    simd_version: Mapped[str | None] = mapped_column(String(10))
    banding: Mapped[Banding | None]
    #: where the numbers of people who live here come from, for what the platform does not hold
    lives_source: Mapped[short] = mapped_column(default="")

    activity: Mapped[Activity | None] = relationship(lazy="raise_on_sql")
    counts: Mapped[list[ReachCount]] = relationship(
        order_by="ReachCount.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class ReachCount(Base):
    """So many people of one category. Numbers only: nobody can be told from them."""

    __tablename__ = "reach_count"
    __table_args__ = (
        UniqueConstraint("table_id", "category"),
        CheckConstraint("people >= 0", name="people"),
        CheckConstraint("lives IS NULL OR lives >= 0", name="lives"),
    )

    id: Mapped[intpk]
    table_id: Mapped[int] = mapped_column(ForeignKey("reach_table.id", ondelete="CASCADE"))
    #: a fifth, the key of an area, or a word of `labels.CATEGORIES`
    category: Mapped[str] = mapped_column(String(40))
    people: Mapped[int]
    #: how many of them live in the area; None: not known
    lives: Mapped[int | None]


class FigureChallenge(OfRecord, Base):
    """A body questions a figure or asks for data; it stands beside the figure with its answer."""

    __tablename__ = "figure_challenge"
    __table_args__ = (
        CheckConstraint(
            "(answered_on IS NULL) = (answer = '') "
            "AND (answered_on IS NULL) = (answered_by_id IS NULL)",
            name="answered",
        ),
        CheckConstraint("asked_on <= due_on", name="due_on"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[Questioned]
    #: which breakdown it is about (`breakdown_release.what`); empty: figures that are not there
    what: Mapped[str] = mapped_column(String(60), default="")
    question: Mapped[str]
    asked_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    answered_by: Mapped[User | None] = relationship(
        foreign_keys=[answered_by_id], lazy="raise_on_sql"
    )

    def is_overdue(self, today: date) -> bool:
        """Its day has passed and nobody answered."""
        return self.answered_on is None and self.due_on < today
