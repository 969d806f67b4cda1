"""The record behind an idea, an application and a project."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence, short
from pbapp.places.models import Area
from pbapp.proposals.lifecycle import Stage
from pbapp.rounds.models import Pot, Round


class Proposal(Base):
    """What somebody would do with the money; answers may be missing while it is a draft."""

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("cost_pence IS NULL OR cost_pence >= 0", name="cost"),
        CheckConstraint(
            "stage <> 'project' OR (cost_pence IS NOT NULL AND pot_id IS NOT NULL)", name="project"
        ),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    pot_id: Mapped[int | None] = mapped_column(ForeignKey("pot.id"), index=True)
    #: None: imported from another system, or the author has left
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    stage: Mapped[Stage] = mapped_column(default=Stage.DRAFT)
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
