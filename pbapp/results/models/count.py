"""One run of a round's rule over its closed box, from the first press to publication."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk
from pbapp.jobs import Job
from pbapp.rounds.models import Round

if TYPE_CHECKING:
    from pbapp.results.models.offer import Offer
    from pbapp.results.models.pots import PotResult
    from pbapp.results.models.tie import Lot

#: One count is in force in a round; this names the constraint that guards it.
ONE_COUNT = "uq_count_round_id"


class CountState(StrEnum):
    """Where a count stands."""

    COUNTING = "counting"
    NEEDS_LOT = "needs_lot"
    NEEDS_ANSWER = "needs_answer"
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
    offers: Mapped[list[Offer]] = relationship(
        back_populates="count", order_by="Offer.id", lazy="raise_on_sql"
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
        """Whoever began the count, entered a lot or an answer; an imported one has nobody."""
        lots = [lot.entered_by_id for lot in self.lots]
        answers = [offer.entered_by_id for offer in self.offers]
        people = [self.counted_by_id, *lots, *answers]
        return {person for person in people if person is not None}

    @property
    def waiting_lots(self) -> list[Lot]:
        """The ties whose lot has not been entered."""
        return [lot for lot in self.lots if lot.drawn is None]

    @property
    def waiting_offers(self) -> list[Offer]:
        """The offers of part of a cost whose group has not answered."""
        return [offer for offer in self.offers if offer.answer is None]
