"""A tie that stopped a count, and the lot that let it go on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.accounts.models import User
from pbapp.db import Base, intpk, short
from pbapp.rounds.models import Pot, Round

if TYPE_CHECKING:
    from pbapp.results.models.count import Count


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
