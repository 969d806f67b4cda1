"""A count, the lots drawn in it, and what came out for each pot and project."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.counting import ReasonCode
from pbapp.db import Base, intpk, pence, short
from pbapp.jobs import Job
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Pot, Round

#: One count is in force in a round; this names the constraint that guards it.
ONE_COUNT = "uq_count_round_id"


class CountState(StrEnum):
    """Where a count stands."""

    COUNTING = "counting"
    NEEDS_LOT = "needs_lot"
    COUNTED = "counted"
    PUBLISHED = "published"


class Count(Base):
    """One run of a round's rule over its closed box, from the first press to publication.

    An imported one has a source file and no people: the file's own city counted and published.
    """

    __tablename__ = "count"
    __table_args__ = (
        UniqueConstraint("round_id", name=ONE_COUNT),
        CheckConstraint("published_by_id <> counted_by_id", name="second_person"),
        CheckConstraint("counted_by_id IS NOT NULL OR source_hash IS NOT NULL", name="counted_by"),
        CheckConstraint(
            "(state = 'published') = (published_at IS NOT NULL)"
            " AND (state <> 'published' OR published_by_id IS NOT NULL OR source_hash IS NOT NULL)",
            name="published_by",
        ),
        CheckConstraint(
            "(state IN ('counted', 'published')) = (counted_at IS NOT NULL)", name="counted_at"
        ),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    state: Mapped[CountState] = mapped_column(default=CountState.COUNTING)
    #: counting.Rule as a plain dict, and the hash of all that was frozen with it
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    rules_hash: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    counted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    counted_at: Mapped[datetime | None]
    #: ballots in the box
    voters: Mapped[int] = mapped_column(default=0)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    published_at: Mapped[datetime | None]
    #: the work that counts
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    #: the file an imported election came from, and its SHA-256
    source_name: Mapped[str | None]
    source_hash: Mapped[str | None] = mapped_column(String(64))

    round: Mapped[Round] = relationship(lazy="raise_on_sql")
    counted_by: Mapped[User | None] = relationship(
        foreign_keys=[counted_by_id], lazy="raise_on_sql"
    )
    published_by: Mapped[User | None] = relationship(
        foreign_keys=[published_by_id], lazy="raise_on_sql"
    )
    job: Mapped[Job | None] = relationship(lazy="raise_on_sql")
    lots: Mapped[list[Lot]] = relationship(
        back_populates="count", order_by="Lot.id", lazy="raise_on_sql"
    )
    pots: Mapped[list[PotResult]] = relationship(
        back_populates="count", order_by="PotResult.pot_id", lazy="raise_on_sql"
    )

    @property
    def is_published(self) -> bool:
        """Everyone may see it."""
        return self.state is CountState.PUBLISHED

    @property
    def counter_ids(self) -> set[int]:
        """Whoever began the count or entered a lot; an imported one has nobody."""
        people = [self.counted_by_id, *(lot.entered_by_id for lot in self.lots)]
        return {person for person in people if person is not None}

    @property
    def waiting_lots(self) -> list[Lot]:
        """The ties whose lot has not been entered."""
        return [lot for lot in self.lots if lot.drawn is None]


class Lot(Base):
    """A tie that only a lot can decide, and the lot once it is drawn before two witnesses."""

    __tablename__ = "lot"
    __table_args__ = (
        CheckConstraint(
            "(drawn IS NULL) = (entered_at IS NULL)"
            " AND (drawn IS NULL) = (entered_by_id IS NULL)"
            " AND (drawn IS NOT NULL OR (witness_one = '' AND witness_two = ''))"
            " AND (drawn IS NULL OR (witness_one <> '' AND witness_two <> ''))",
            name="drawn",
        ),
        CheckConstraint("drawn IS NULL OR witness_one <> witness_two", name="witnesses"),
    )

    id: Mapped[intpk]
    count_id: Mapped[int] = mapped_column(ForeignKey("count.id"), index=True)
    pot_id: Mapped[int] = mapped_column(ForeignKey("pot.id"))
    #: project ids the rule holds equal, in ascending order
    tied: Mapped[list[int]] = mapped_column(JSON)
    #: the same ids in the order drawn
    drawn: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    witness_one: Mapped[short] = mapped_column(default="")
    witness_two: Mapped[short] = mapped_column(default="")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    entered_at: Mapped[datetime | None]

    count: Mapped[Count] = relationship(back_populates="lots", lazy="raise_on_sql")
    pot: Mapped[Pot] = relationship(lazy="raise_on_sql")
    entered_by: Mapped[User | None] = relationship(lazy="raise_on_sql")

    @property
    def round_id(self) -> int:
        """The round it is drawn in; needs the count loaded."""
        return self.count.round_id

    @property
    def round(self) -> Round:
        """The round it is drawn in; needs the count and its round loaded."""
        return self.count.round


class PotResult(Base):
    """What came out for one pot, with the whole trace of the count."""

    __tablename__ = "pot_result"
    __table_args__ = (
        UniqueConstraint("count_id", "pot_id"),
        CheckConstraint("0 <= spent_pence AND spent_pence <= budget_pence", name="spent"),
    )

    id: Mapped[intpk]
    count_id: Mapped[int] = mapped_column(ForeignKey("count.id"))
    pot_id: Mapped[int] = mapped_column(ForeignKey("pot.id"))
    budget_pence: Mapped[pence]
    spent_pence: Mapped[pence]
    #: ballots with a choice in this pot
    voters: Mapped[int]
    #: counting.written.outcome_as_dict, amounts in pence; empty where nobody voted
    trace: Mapped[dict[str, Any]] = mapped_column(JSON)

    count: Mapped[Count] = relationship(back_populates="pots", lazy="raise_on_sql")
    pot: Mapped[Pot] = relationship(lazy="raise_on_sql")
    projects: Mapped[list[ProjectResult]] = relationship(
        order_by="ProjectResult.position", lazy="raise_on_sql"
    )


class ProjectResult(Base):
    """What came out for one project, and the one reason why."""

    __tablename__ = "project_result"
    __table_args__ = (
        UniqueConstraint("pot_result_id", "position"),
        CheckConstraint("votes >= 0", name="votes"),
    )

    pot_result_id: Mapped[int] = mapped_column(ForeignKey("pot_result.id"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    #: from 1: funded ones in the order they were taken, then the others by votes
    position: Mapped[int]
    votes: Mapped[int]
    cost_pence: Mapped[pence]
    funded: Mapped[bool]
    reason: Mapped[ReasonCode]
    #: the numbers behind the reason: written.outcome_as_dict()["reasons"], amounts in pence
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)

    project: Mapped[Proposal] = relationship(lazy="raise_on_sql")
