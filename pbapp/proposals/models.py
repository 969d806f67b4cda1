"""The record behind an idea, an application and a project, and the checks made of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence, short
from pbapp.places.models import Area
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.rounds.models import Pot, Round, Theme


class Proposal(Base):
    """What somebody would do with the money; answers may be missing while it is a draft."""

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("cost_pence IS NULL OR cost_pence >= 0", name="cost"),
        CheckConstraint(
            "stage <> 'project' OR (cost_pence IS NOT NULL AND pot_id IS NOT NULL)", name="project"
        ),
        UniqueConstraint("author_id", "form_key"),
        UniqueConstraint("id", "round_id"),
        ForeignKeyConstraint(["theme_id", "round_id"], ["theme.id", "theme.round_id"]),
        Index("ix_proposal_round_stage", "round_id", "stage"),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    pot_id: Mapped[int | None] = mapped_column(ForeignKey("pot.id"), index=True)
    #: None: imported from another system, or the author has left
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    #: chosen by the round's team; a theme of the same round
    theme_id: Mapped[int | None] = mapped_column(index=True)
    stage: Mapped[Stage] = mapped_column(default=Stage.DRAFT)
    #: grows with each change, so that nobody decides about words they did not read
    version: Mapped[int] = mapped_column(default=1)
    #: came with the first page of the form: the same page sent twice makes one idea
    form_key: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="en")

    title: Mapped[short] = mapped_column(default="")
    #: one line for lists
    summary: Mapped[str] = mapped_column(default="")
    #: the need, and how we know
    need: Mapped[str] = mapped_column(default="")
    #: what the money buys
    spending: Mapped[str] = mapped_column(default="")
    beneficiaries: Mapped[str] = mapped_column(default="")
    #: where, in the author's words
    place: Mapped[str] = mapped_column(default="")
    #: the group that would do it, if any
    group_name: Mapped[str] = mapped_column(default="")
    cost_pence: Mapped[pence | None]
    #: its name in the file it came from
    outside_id: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None]

    round: Mapped[Round] = relationship(lazy="raise_on_sql")
    pot: Mapped[Pot | None] = relationship(lazy="raise_on_sql")
    author: Mapped[User | None] = relationship(lazy="raise_on_sql")
    area: Mapped[Area | None] = relationship(lazy="raise_on_sql")
    theme: Mapped[Theme | None] = relationship(
        primaryjoin=lambda: foreign(Proposal.theme_id) == Theme.id,
        lazy="raise_on_sql",
        viewonly=True,
    )
    interests: Mapped[list[Interest]] = relationship(lazy="raise_on_sql")

    @property
    def is_sent(self) -> bool:
        """Handed in; a draft is its author's own."""
        return self.stage is not Stage.DRAFT and self.sent_at is not None

    @property
    def interested_ids(self) -> set[int | None]:
        """Users too near to it to check it: the author, and those who said so."""
        return {self.author_id, *(interest.user_id for interest in self.interests)}


class Check(Base):
    """One decision about an idea, and the reason its author was given."""

    __tablename__ = "idea_check"

    id: Mapped[intpk]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    checker_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    verdict: Mapped[Verdict]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    checker: Mapped[User | None] = relationship(lazy="raise_on_sql")


class Interest(Base):
    """A member of staff says that they are too near to an idea to check it."""

    __tablename__ = "idea_interest"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
