"""What a survey, a pulse and a Place Standard run have in common."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, TypeVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.activities.standing import ALLOWED, Act, Standing, standing_on
from pbapp.db import db, intpk, short

#: the largest key that every database and every script counts exactly
MOST_KEY = 2**53 - 1
#: how long after its last day each reply to a form is kept: three months, as long as they can be
KEPT = timedelta(days=92)
#: how long after its last day cards of a pulse may be typed in; nobody can put what people said off
CARDS_FOR = timedelta(days=14)


def random_key() -> int:
    """A key that says nothing of the order in which rows came."""
    return secrets.randbelow(MOST_KEY) + 1


#: the key of somebody's reply: it does not tell when it came
unordered = Annotated[int, mapped_column(BigInteger, primary_key=True, default=random_key)]


class Channel(StrEnum):
    """How a reply came."""

    ONLINE = "online"
    PAPER = "paper"
    FILE = "file"


class Asked:
    """A form of a record that people fill in between two days."""

    __tablename__: str
    #: its results are for staff and for the check of the record, on no page for everyone
    is_for_staff = False

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    title: Mapped[short]
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    #: the day its questions were found ready; None: they are being written
    ready_on: Mapped[date | None]
    #: the day its results came out; from then on nothing is added
    results_on: Mapped[date | None]
    #: the day its replies were deleted, save how many there were
    forgotten_on: Mapped[date | None]

    @property
    def kept_until(self) -> date:
        """The last day on which its replies are there."""
        return self.closes_on + KEPT

    @property
    def reference(self) -> str:
        """What names it in the ledger of releases, and in the cookie of who has answered."""
        return f"{self.__tablename__}-{self.id}"

    @property
    def standing(self) -> Standing:
        """Where it stands today."""
        return standing_on(
            clock.today(),
            ready_on=self.ready_on,
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            results_on=self.results_on,
            forgotten_on=self.forgotten_on,
        )

    def allows(self, act: Act) -> bool:
        """Whether that may be done with it today."""
        return act in ALLOWED[self.standing]


Form = TypeVar("Form", bound=Asked)


def open_today(kind: type[Form]) -> Sequence[Form]:
    """Every form of this kind that can be answered today, the first to close first."""
    today = clock.today()
    query = select(kind).where(
        kind.ready_on.is_not(None),
        kind.results_on.is_(None),
        kind.opens_on <= today,
        kind.closes_on >= today,
    )
    return db.session.scalars(query.order_by(kind.closes_on, kind.id)).all()


def dates_in_order() -> tuple[CheckConstraint, ...]:
    """What the table refuses of every form: days out of order."""
    return (
        CheckConstraint("opens_on <= closes_on", name="dates"),
        CheckConstraint(
            "results_on IS NULL OR (ready_on IS NOT NULL AND results_on > closes_on)",
            name="results",
        ),
    )
