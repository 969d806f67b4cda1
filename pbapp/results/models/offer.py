"""Part of a project's cost, offered to its group because the rest is not there."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence, short
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Pot, Round

if TYPE_CHECKING:
    from pbapp.results.models.count import Count


class Answer(StrEnum):
    """What a group said to an offer; silence until the last day is a no."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class Offer(Base):
    """One offer at which a count stopped, and the answer once it is given."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("count_id", "project_id"),
        CheckConstraint("amount_pence > 0", name="amount"),
        CheckConstraint(
            "(answer IS NULL) = (entered_at IS NULL)"
            " AND (answer IS NULL) = (entered_by_id IS NULL)"
            " AND (answer IS NOT NULL OR said_by = '')"
            " AND (answer IS NULL OR (answer = 'no_answer') = (said_by = ''))",
            name="answered",
        ),
    )

    id: Mapped[intpk]
    count_id: Mapped[int] = mapped_column(ForeignKey("count.id"))
    pot_id: Mapped[int] = mapped_column(ForeignKey("pot.id"))
    project_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    amount_pence: Mapped[pence]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: the last day for an answer
    answer_by: Mapped[date]
    answer: Mapped[Answer | None]
    #: who answered for the group; for the team only
    said_by: Mapped[short] = mapped_column(default="")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    entered_at: Mapped[datetime | None]

    count: Mapped[Count] = relationship(back_populates="offers", lazy="raise_on_sql")
    pot: Mapped[Pot] = relationship(lazy="raise_on_sql")
    project: Mapped[Proposal] = relationship(lazy="raise_on_sql")
    entered_by: Mapped[User | None] = relationship(lazy="raise_on_sql")

    @property
    def round_id(self) -> int:
        """The round it is made in; needs the count loaded."""
        return self.count.round_id

    @property
    def round(self) -> Round:
        """The round it is made in; needs the count and its round loaded."""
        return self.count.round

    @property
    def is_over(self) -> bool:
        """Whether the last day for an answer has passed."""
        return clock.today() > self.answer_by
