"""What came out of a count for each pot and each project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.counting import ReasonCode
from pbapp.db import Base, intpk, pence
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Pot, Round

if TYPE_CHECKING:
    from pbapp.results.models.change import Change
    from pbapp.results.models.count import Count

#: from so many voters on, votes for projects hardly show how one of them voted
FEW_VOTERS = 10


class PotResult(Base):
    """What came out for one pot, with the count's own words for it.

    What is spent stands as it is now; everything else but `added_pence` is as it was counted.
    """

    __tablename__ = "pot_result"
    __table_args__ = (
        UniqueConstraint("count_id", "pot_id"),
        CheckConstraint("0 <= added_pence", name="added"),
        CheckConstraint(
            "0 <= spent_pence AND spent_pence <= budget_pence + added_pence", name="spent"
        ),
    )

    id: Mapped[intpk]
    count_id: Mapped[int] = mapped_column(ForeignKey("count.id"))
    pot_id: Mapped[int] = mapped_column(ForeignKey("pot.id"))
    budget_pence: Mapped[pence]
    spent_pence: Mapped[pence]
    #: money added after the count
    added_pence: Mapped[pence] = mapped_column(default=0)
    #: ballots with a choice in this pot
    voters: Mapped[int]
    #: counting.written.outcome_as_dict, amounts in pence; empty where nobody voted
    trace: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: what voters got from it, and from most votes first: measuring.measured; empty without votes
    measures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: keys of the projects next in line, first to last
    reserve: Mapped[list[int]] = mapped_column(JSON, default=list)

    count: Mapped[Count] = relationship(back_populates="pots", lazy="raise_on_sql")
    pot: Mapped[Pot] = relationship(lazy="raise_on_sql")
    projects: Mapped[list[ProjectResult]] = relationship(
        order_by="ProjectResult.position", lazy="raise_on_sql"
    )
    file: Mapped[TraceFile | None] = relationship(lazy="raise_on_sql")
    changes: Mapped[list[Change]] = relationship(
        back_populates="pot_result", order_by="Change.id", lazy="raise_on_sql"
    )

    @property
    def round_id(self) -> int:
        """The round it belongs to; needs the count loaded."""
        return self.count.round_id

    @property
    def round(self) -> Round:
        """The round it belongs to; needs the count and its round loaded."""
        return self.count.round

    @property
    def is_published(self) -> bool:
        """Everyone may see it; needs the count loaded."""
        return self.count.is_published

    @property
    def has_few_voters(self) -> bool:
        """Whether numbers that come from single ballots could show who chose what."""
        return self.voters < FEW_VOTERS

    @property
    def has_trace(self) -> bool:
        """Whether the file of its count is for everyone; counts of earlier releases have none."""
        return "sha256" in self.trace and not self.has_few_voters

    @property
    def left_pence(self) -> int:
        """Money that no project gets, as it stands now."""
        return self.budget_pence + self.added_pence - self.spent_pence


class ProjectResult(Base):
    """What came out for one project, and the one reason why."""

    __tablename__ = "project_result"
    __table_args__ = (
        UniqueConstraint("pot_result_id", "position"),
        CheckConstraint("votes >= 0", name="votes"),
        CheckConstraint(
            "0 <= given_pence AND given_pence <= cost_pence AND (funded OR given_pence = 0)",
            name="given",
        ),
    )

    pot_result_id: Mapped[int] = mapped_column(ForeignKey("pot_result.id"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    #: from 1: funded ones in the order they were taken, then the others by votes
    position: Mapped[int]
    votes: Mapped[int]
    cost_pence: Mapped[pence]
    #: whether it gets money, and how much, as it stands now; the reason is as it was counted
    funded: Mapped[bool]
    given_pence: Mapped[pence] = mapped_column(default=0)
    reason: Mapped[ReasonCode]
    #: the numbers behind the reason: written.outcome_as_dict()["reasons"], amounts in pence
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: support, payments, and what would have changed it: explaining.why_as_dict
    why: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    project: Mapped[Proposal] = relationship(lazy="raise_on_sql")


class TraceFile(Base):
    """The whole count of one pot step by step, for anybody to check; read only when asked for."""

    __tablename__ = "trace_file"

    pot_result_id: Mapped[int] = mapped_column(ForeignKey("pot_result.id"), primary_key=True)
    #: counting.trace as JSON text
    document: Mapped[str]
    #: SHA-256 of the text
    sha256: Mapped[str] = mapped_column(String(64))
