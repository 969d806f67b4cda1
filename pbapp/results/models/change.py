"""What changed after a count: a project taken back, or money added. Rows are never taken out."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence, short
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Round

if TYPE_CHECKING:
    from pbapp.results.models.pots import PotResult


class ChangeKind(StrEnum):
    """What happened."""

    WITHDRAWN = "withdrawn"
    MONEY_ADDED = "money_added"


class ChangeState(StrEnum):
    """Whether a second person has said yes."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


_WAITING = text("state = 'waiting'")


class Change(Base):
    """One change with its reason, who recorded it, who confirmed it, and what it funds.

    A pot has at most one that waits, so that each is worked out from the result as it stands.
    """

    __tablename__ = "result_change"
    __table_args__ = (
        Index(
            "uq_result_change_waiting",
            "pot_result_id",
            unique=True,
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        CheckConstraint("(kind = 'withdrawn') = (project_id IS NOT NULL)", name="project"),
        CheckConstraint(
            "amount_pence >= 0 AND (kind <> 'money_added' OR (amount_pence > 0 AND source <> ''))",
            name="amount",
        ),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint(
            "(lot IS NULL) = (witness_one = '') AND (lot IS NULL) = (witness_two = '')"
            " AND (lot IS NULL OR witness_one <> witness_two)",
            name="witnesses",
        ),
        CheckConstraint(
            "(state = 'waiting') = (settled_at IS NULL)"
            " AND (state = 'waiting') = (settled_by_id IS NULL)",
            name="settled",
        ),
        CheckConstraint(
            "state <> 'confirmed' OR settled_by_id <> made_by_id", name="second_person"
        ),
    )

    id: Mapped[intpk]
    pot_result_id: Mapped[int] = mapped_column(ForeignKey("pot_result.id"), index=True)
    kind: Mapped[ChangeKind]
    #: the one taken back
    project_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))
    #: money freed or added
    amount_pence: Mapped[pence]
    #: where added money comes from
    source: Mapped[short] = mapped_column(default="")
    reason: Mapped[str]
    #: where projects of the reserve list were equal: their keys in the order drawn
    lot: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    witness_one: Mapped[short] = mapped_column(default="")
    witness_two: Mapped[short] = mapped_column(default="")
    #: what the money goes to, down the reserve list: {"project": key, "pence": amount} each
    funds: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    state: Mapped[ChangeState] = mapped_column(default=ChangeState.WAITING)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    settled_at: Mapped[datetime | None]

    pot_result: Mapped[PotResult] = relationship(back_populates="changes", lazy="raise_on_sql")
    project: Mapped[Proposal | None] = relationship(lazy="raise_on_sql")
    made_by: Mapped[User] = relationship(foreign_keys=[made_by_id], lazy="raise_on_sql")
    settled_by: Mapped[User | None] = relationship(
        foreign_keys=[settled_by_id], lazy="raise_on_sql"
    )

    @property
    def round_id(self) -> int:
        """The round of the result; needs the pot's result and its count loaded."""
        return self.pot_result.count.round_id

    @property
    def round(self) -> Round:
        """The round of the result; needs it loaded."""
        return self.pot_result.count.round
