"""Projects that rule one another out."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, intpk
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Round


class Rivals(Base):
    """Projects of one pot of which only one can be built, and the reason that voters read."""

    __tablename__ = "rivals"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="reason"),
        UniqueConstraint("id", "round_id"),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    reason: Mapped[str]

    round: Mapped[Round] = relationship(lazy="raise_on_sql")
    members: Mapped[list[Rival]] = relationship(
        order_by="Rival.proposal_id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def proposal_ids(self) -> list[int]:
        """The keys of its projects."""
        return [member.proposal_id for member in self.members]


class Rival(Base):
    """One of the projects of which only one can be built; of the same round as the others."""

    __tablename__ = "rival"
    __table_args__ = (
        ForeignKeyConstraint(["rivals_id", "round_id"], ["rivals.id", "rivals.round_id"]),
        ForeignKeyConstraint(["proposal_id", "round_id"], ["proposal.id", "proposal.round_id"]),
    )

    rivals_id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    round_id: Mapped[int]

    proposal: Mapped[Proposal] = relationship(lazy="raise_on_sql", viewonly=True)
