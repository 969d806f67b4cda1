"""A round, and the pots of money in it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.accounts.models import User
from pbapp.counting import BallotKind
from pbapp.db import Base, intpk, pence, short
from pbapp.places.models import Area
from pbapp.rounds.calendar import DATES
from pbapp.rounds.lifecycle import ALLOWED, Phase


class MoneyKind(StrEnum):
    """Councils report the two apart to COSLA."""

    CAPITAL = "capital"
    REVENUE = "revenue"


class Tie(StrEnum):
    """What ties a person to a place, as they declare it when they vote."""

    LIVE = "live"
    WORK = "work"
    STUDY = "study"


class TieWay(StrEnum):
    """What decides between projects that the rule and its keys hold equal.

    An order drawn from a seed that is fixed before anybody votes, or a lot drawn at the count
    before two witnesses.
    """

    SEED = "seed"
    WITNESSES = "witnesses"


class Round(Base):
    """One run of participatory budgeting, from opening to reports."""

    __tablename__ = "round"
    __table_args__ = (
        CheckConstraint("1 <= ballot_min AND ballot_min <= ballot_max", name="ballot_limits"),
        CheckConstraint("0 <= minimum_age AND minimum_age <= 25", name="minimum_age"),
        CheckConstraint("group_most IS NULL OR group_most > 0", name="group_most"),
        CheckConstraint(
            "lot_seed IS NULL OR (lot_commitment IS NOT NULL AND phase <> 'voting')",
            name="lot_seed",
        ),
    )

    id: Mapped[intpk]
    name: Mapped[short]
    #: one line under the name
    summary: Mapped[str]
    description: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    phase: Mapped[Phase] = mapped_column(default=Phase.DRAFT)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    # The calendar: each is when the step of lifecycle.STEPS that names it is due.
    ideas_open_at: Mapped[datetime | None]
    ideas_close_at: Mapped[datetime | None]
    discussion_opens_at: Mapped[datetime | None]
    voting_opens_at: Mapped[datetime | None]
    voting_closes_at: Mapped[datetime | None]
    #: when people are told the result, as promised
    result_promised_at: Mapped[datetime | None]

    #: what a ballot says of the projects it names; other than choosing them only where the votes
    #: were cast elsewhere
    ballot_kind: Mapped[BallotKind] = mapped_column(
        default=BallotKind.APPROVAL, server_default=BallotKind.APPROVAL.value
    )
    #: choices on one pot's list
    ballot_min: Mapped[int] = mapped_column(default=1)
    ballot_max: Mapped[int] = mapped_column(default=3)
    may_change: Mapped[bool] = mapped_column(default=True)
    #: the counting rule with all its parameters: counting.Rule as a plain dict
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    minimum_age: Mapped[int] = mapped_column(default=12)
    #: values of Tie
    who_may_vote: Mapped[list[str]] = mapped_column(JSON, default=lambda: ["live"])
    check_by_email: Mapped[bool] = mapped_column(default=True)
    check_by_card: Mapped[bool] = mapped_column(default=False)
    #: may publish in the manager's stead, if somebody else counted
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    tie_way: Mapped[TieWay] = mapped_column(
        default=TieWay.WITNESSES, server_default=TieWay.WITNESSES.value
    )
    #: SHA-256 of the seed of the lots, public from the moment voting opens
    lot_commitment: Mapped[str | None] = mapped_column(String(64))
    #: the seed itself, once it is told with the result; until then it lies with the round's keys
    lot_seed: Mapped[str | None] = mapped_column(String(64))
    #: how many projects of one group may get money from one pot; None is any number
    group_most: Mapped[int | None]
    #: hash over rules, projects, costs and areas, set when voting opens
    rules_hash: Mapped[str | None]

    area: Mapped[Area] = relationship(lazy="raise_on_sql")
    deputy: Mapped[User | None] = relationship(foreign_keys=[deputy_id], lazy="raise_on_sql")
    pots: Mapped[list[Pot]] = relationship(
        back_populates="round", order_by="Pot.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    themes: Mapped[list[Theme]] = relationship(
        order_by="Theme.id", lazy="raise_on_sql", viewonly=True
    )

    @property
    def round_id(self) -> int:
        """So that a round and what belongs to it answer alike."""
        return self.id

    @property
    def round(self) -> Round:
        """So that a round and what belongs to it answer alike."""
        return self

    @property
    def dates(self) -> dict[str, datetime | None]:
        """The calendar, by the names of its columns and in their order."""
        return {name: getattr(self, name) for name in DATES}

    def allows(self, can: Can) -> bool:
        """Whether this phase lets people do it."""
        return can in ALLOWED[self.phase]


class Pot(Base):
    """Money with its own ballot list and result."""

    __tablename__ = "pot"
    __table_args__ = (
        CheckConstraint("money_pence > 0", name="money"),
        CheckConstraint("leftover_to_id <> id", name="leftover"),
        UniqueConstraint("round_id", "name"),
        UniqueConstraint("id", "round_id"),
        ForeignKeyConstraint(["leftover_to_id", "round_id"], ["pot.id", "pot.round_id"]),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    name: Mapped[short]
    money_pence: Mapped[pence]
    kind: Mapped[MoneyKind] = mapped_column(default=MoneyKind.REVENUE)
    #: ISO 4217; other than pounds only in elections that were held elsewhere
    currency: Mapped[str] = mapped_column(String(3), default="GBP")
    #: the most one project may ask for; None is the whole pot
    most_pence: Mapped[pence | None]
    #: the pot of the same round that gets what is left in this one; None: it stays
    leftover_to_id: Mapped[int | None]

    round: Mapped[Round] = relationship(back_populates="pots", lazy="raise_on_sql")
    #: for pots that are made together: neither has a key yet
    leftover_to: Mapped[Pot | None] = relationship(
        primaryjoin="foreign(Pot.leftover_to_id) == remote(Pot.id)",
        post_update=True,
        lazy="raise_on_sql",
    )


class Theme(Base):
    """A kind of project, with the most that its projects may get from one pot together."""

    __tablename__ = "theme"
    __table_args__ = (
        CheckConstraint("most_projects > 0", name="most_projects"),
        CheckConstraint("most_pence > 0", name="most_pence"),
        CheckConstraint("most_projects IS NOT NULL OR most_pence IS NOT NULL", name="limit"),
        UniqueConstraint("round_id", "name"),
        UniqueConstraint("id", "round_id"),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    name: Mapped[short]
    most_projects: Mapped[int | None]
    most_pence: Mapped[pence | None]

    round: Mapped[Round] = relationship(lazy="raise_on_sql")
