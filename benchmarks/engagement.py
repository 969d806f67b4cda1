"""How long pages of the register take with 2,000 records, and how many statements they send.

python benchmarks/engagement.py [RECORDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from config import Testing
from pbapp import clock, create_app
from pbapp.access.roles import Role
from pbapp.accounts import visits
from pbapp.accounts.models import Grant, User
from pbapp.db import Base, db, transaction
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.models import Audience, Engagement
from pbapp.places.models import Area, AreaKind
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level

RECORDS = 2_000
RUNS = 5
LOCALITIES = 10
TOPICS = ("Buses", "Homes", "Play parks", "Doctors", "Bins", "Libraries", "Paths", "Jobs", "Floods")
PEOPLE = tuple(AudienceKind)
PAGES = (
    ("list", "/engagement"),
    ("list, filtered", "/engagement?q=bus&area=2&order=opening"),
    ("last page", "/engagement?page=80"),
    ("map", "/engagement/map"),
    ("calendar", "/engagement/calendar"),
    ("search", "/engagement/known?topic=Ferries&areas=2&audiences=residents&opens_on="),
)


def main() -> None:
    """Fill a register, open each page several times, print the median and the statements."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Testing(Path(folder), f"sqlite:///{folder}/benchmark.db"))
        with app.app_context():
            Base.metadata.create_all(db.engine)
        browser = _signed_in(app)
        _fill(app, number)
        print(f"{number} records")
        for name, url in PAGES:
            seconds, sent = _measured(app, browser, f"{url}{_day(url)}")
            print(f"{name:16} {seconds * 1000:7.0f} ms {sent:4} statements")
        with app.app_context():
            db.engine.dispose()


def _day(url: str) -> str:
    return clock.today().isoformat() if url.endswith("=") else ""


def _signed_in(app: Flask) -> FlaskClient:
    with app.app_context(), transaction() as session:
        user = User(name="Officer", email="officer@example.org", grants=[Grant(role=Role.OFFICER)])
        session.add(user)
        session.flush()
        visit = visits.open_for(user, second_factor=True)
    browser = app.test_client()
    with browser.session_transaction() as stored:
        stored.update(visit)
    return browser


def _fill(app: Flask, number: int) -> None:
    """A council area with localities; work spread over a year and a half around today."""
    with app.app_context(), transaction() as session:
        council = Area(name="Ardnellan", kind=AreaKind.COUNCIL)
        session.add(council)
        session.flush()
        places = [
            Area(name=f"Locality {key}", kind=AreaKind.LOCALITY, parent_id=council.id)
            for key in range(LOCALITIES)
        ]
        session.add_all(places)
        session.add_all(_record(key, places[key % LOCALITIES]) for key in range(number))


def _record(key: int, place: Area) -> Engagement:
    opens_on = clock.today() + timedelta(days=key * 7 % 540 - 360)
    kind = PEOPLE[key % len(PEOPLE)]
    return Engagement(
        title=f"{TOPICS[key % len(TOPICS)]} {key}",
        summary="What should change, and what should stay as it is?",
        kind=Kind.SERVICE_CHANGE,
        level=Level.CONSULT,
        tier=Tier.STANDARD,
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=30),
        areas=[place],
        audiences=[Audience(name=kind.value, kind=kind)],
    )


def _measured(app: Flask, browser: FlaskClient, url: str) -> tuple[float, int]:
    times, sent = [], 0
    for _run in range(RUNS):
        with _statements(app) as statements:
            start = perf_counter()
            response = browser.get(url)
            times.append(perf_counter() - start)
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code}")
        sent = len(statements)
    return median(times), sent


@contextmanager
def _statements(app: Flask) -> Iterator[list[str]]:
    sent: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", collect)
    yield sent
    event.remove(engine, "before_cursor_execute", collect)


if __name__ == "__main__":
    main()
