"""A summary's figures against the same asked of the database in SQL, for made-up partnerships."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from flask import Flask

from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Activity, Commitment, Finding, IndicatorRating
from pbapp.reports.figures import Figures
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Level, Strength
from tests.factories.people import Person, make_user
from tests.factories.reports import (
    END,
    START,
    activity,
    make_record,
    make_result,
    promised,
    rated,
    said,
)
from tests.reports.by_hand import as_counted, by_hand

STATES = (State.CLOSED, State.FOLLOWED_UP, State.CLOSED, State.SUBMITTED, State.LIVE, State.AGREED)
#: days on which something can go wrong, and some between
EDGES = [edge + timedelta(days=days) for edge in (START, END) for days in (-40, -1, 0, 1, 25)]


class Chance:
    """Records of a partnership by the throw of a die that falls the same each time."""

    def __init__(self, seed: int) -> None:
        self.die = Random(seed)  # noqa: S311 - chance for a test, not for a secret

    def day(self) -> date:
        """One near an end of the period."""
        return self.die.choice(EDGES)

    def some(self, make: Any) -> list[Any]:
        """None, one or a few."""
        return [make() for _unused in range(self.die.randrange(4))]

    def rated(self, signer: Person) -> list[IndicatorRating]:
        """Standards whose indicators are due before work is over, each indicator by itself."""
        found = rated(signer, INC=1, SUP=1) if self.die.random() < 0.8 else []
        for one in found:
            one.points = self.die.randint(1, 6)
        return found

    def record(self, signer: Person) -> dict[str, Any]:
        """What a record is made of."""
        opens, closes = sorted((self.day(), self.day()))
        return {
            "state": self.die.choice(STATES),
            "level": self.die.choice(list(Level)),
            "opens_on": opens,
            "closes_on": closes,
            "activities": self.some(self.held),
            "findings": self.some(self.finding),
            "commitments": self.some(self.promise),
            "tier": Tier.FULL,
            "ratings": self.rated(signer),
        }

    def held(self) -> Activity:
        """Now and then so few that they are hidden."""
        return activity(self.die.choice((3, 12, 47, 230)), held_on=self.day())

    def finding(self) -> Finding:
        """With an answer or without."""
        found = said(
            "Dark paths.", self.die.choice(list(Strength)), self.die.choice(("", "Lights."))
        )
        found.responded_on = self.day() if found.response else None
        return found

    def promise(self) -> Commitment:
        """Kept, late, dropped or still to come."""
        given: dict[str, Any] = {"made_at": noon(self.day())}
        done = self.day() if self.die.random() < 0.5 else None
        if done is None and self.die.random() < 0.4:
            given["status"] = CommitmentStatus.STOPPED
        return promised(f"Promise {self.die.random()}", self.day(), done, **given)

    def result(self, app: Flask, counter: Person, publisher: Person) -> None:
        """A published result with its record."""
        given = {"record": self.die.choice(STATES[:4]), "published_at": noon(self.day())}
        make_result(app, counter, publisher, **given)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def counted(app: Flask) -> tuple[Figures, dict[str, Any]]:
    with app.app_context():
        return figures_of(Period(START, END)), by_hand(START, END)


@pytest.mark.parametrize(("seed", "records"), [(1, 0), (2, 1), (3, 12), (4, 12), (5, 12)])
def test_every_figure_is_what_the_database_says(app: Flask, seed: int, records: int) -> None:
    chance, officers = Chance(seed), (make_user(app), make_user(app))
    for n in range(records):
        make_record(app, f"Record {n}", **chance.record(officers[0]))
    for _unused in range(records // 4):
        chance.result(app, *officers)

    figures, asked = counted(app)

    assert as_counted(figures) == asked
