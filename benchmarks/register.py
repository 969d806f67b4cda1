"""A register of many records, its pages, and the bare work of one page of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from pbapp import clock
from pbapp.db import db, transaction
from pbapp.engagement.kinds import AudienceKind, DecisionMethod
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Audience, Decision, Engagement, Feedback, Finding
from pbapp.engagement.models.record import engagement_area
from pbapp.engagement.queries.register import PER_PAGE
from pbapp.places.models import Area, AreaKind
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import FeedbackKind, Kind, Level, Stance, Strength

LOCALITIES = 10
TOPICS = ("Buses", "Homes", "Play parks", "Doctors", "Bins", "Libraries", "Paths", "Jobs", "Floods")
PEOPLE = tuple(AudienceKind)
#: work lasts so many days, is spread over a year and a half, and is settled so long after its end
LASTS, SPREAD, PAST, SETTLED = 30, 540, 360, 60
#: each thing is told so many days after the end
TOLD = {
    FeedbackKind.WHAT_WE_HEARD: 45,
    FeedbackKind.WHAT_WAS_DECIDED: 45,
    FeedbackKind.WHAT_CHANGED: 200,
}
PAGES = {
    "list": "/engagement",
    "list, filtered": "/engagement?q=bus&area=2&order=opening",
    "list, last page": "/engagement?page=80",
    "map": "/engagement/map",
    "calendar": "/engagement/calendar",
    "search": "/engagement/known?topic=Ferries&areas=2&audiences=residents&opens_on={today}",
    "a record": "/engagement/{record}",
    "its page for everyone": "/engagement/{record}/public",
    "what a place said": "/engagement/places/2",
    "owed to people": "/engagement/owed",
}
_ROWS = """<table>{% for row in rows %}<tr><td>{{ row.title }}<td>{{ row.id }}<td>{{ row.kind }}
<td>{{ row.opens_on }}<td>{{ row.state }}<td>{{ areas[row.id] }}<td>{{ people[row.id] }}</tr>
{% endfor %}</table><p>{{ number }}</p>"""


def fill(number: int) -> None:
    """A council area with localities; work over a year and a half around today, most of it told."""
    with transaction() as session:
        council = Area(name="Ardnellan", kind=AreaKind.COUNCIL)
        session.add(council)
        session.flush()
        places = [
            Area(name=f"Locality {key}", kind=AreaKind.LOCALITY, parent_id=council.id)
            for key in range(LOCALITIES)
        ]
        session.add_all(places)
        session.add_all(_record(key, places[key % LOCALITIES]) for key in range(number))


def pages(browser: FlaskClient, record_id: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each page by name, and what opens it."""
    for name, url in PAGES.items():
        yield name, _opening(browser, url.format(today=clock.today(), record=record_id))


def _opening(browser: FlaskClient, url: str) -> Callable[[], bytes]:
    def opens() -> bytes:
        response = browser.get(url)
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code}")
        return response.data

    return opens


def bare(app: Flask, length: int) -> Callable[[], bytes]:
    """The rows of a page by plain statements, on a bare page of as many bytes; nobody signs in."""
    plain = Flask("bare")
    template = plain.jinja_env.from_string(_ROWS)
    rows = select(
        Engagement.id, Engagement.title, Engagement.kind, Engagement.opens_on, Engagement.state
    )

    @plain.get("/")
    def listing() -> str:
        with app.app_context(), db.engine.connect() as connection:
            number = connection.scalar(select(func.count()).select_from(Engagement))
            found = connection.execute(rows.order_by(Engagement.id.desc()).limit(PER_PAGE)).all()
            keys = [row.id for row in found]
            links = select(engagement_area.c.engagement_id, Area.name).join(Area)
            named = connection.execute(links.where(engagement_area.c.engagement_id.in_(keys)))
            areas = dict(named.tuples().all())
            touched = select(Audience.engagement_id, Audience.kind)
            found_people = connection.execute(touched.where(Audience.engagement_id.in_(keys)))
            people = dict(found_people.tuples().all())
        written = template.render(rows=found, areas=areas, people=people, number=number)
        return written + " " * (length - len(written))

    browser = plain.test_client()
    return lambda: browser.get("/").data


def _record(key: int, place: Area) -> Engagement:
    opens_on = clock.today() + timedelta(days=key * 7 % SPREAD - PAST)
    closes_on = opens_on + timedelta(days=LASTS)
    kind = PEOPLE[key % len(PEOPLE)]
    is_settled = closes_on + timedelta(days=SETTLED) < clock.today()
    return Engagement(
        title=f"{TOPICS[key % len(TOPICS)]} {key}",
        summary="What should change, and what should stay as it is?",
        kind=Kind.SERVICE_CHANGE,
        level=Level.CONSULT,
        tier=Tier.STANDARD,
        state=_state(opens_on, closes_on, is_settled),
        opens_on=opens_on,
        closes_on=closes_on,
        public_since=opens_on,
        areas=[place],
        audiences=[Audience(name=kind.value, kind=kind)],
        findings=[_finding(key)] if is_settled else [],
        decisions=[_decision(closes_on + timedelta(days=20))] if is_settled else [],
        feedback=list(_told(closes_on)),
    )


def _state(opens_on: date, closes_on: date, is_settled: bool) -> State:
    today = clock.today()
    if is_settled:
        return State.CLOSED
    if closes_on < today:
        return State.ANALYSING
    return State.LIVE if opens_on <= today else State.PLANNING


def _finding(key: int) -> Finding:
    statement = f"People asked for more of it in the evening, as in {key}."
    return Finding(statement=statement, strength=Strength.MANY, stance=Stance.MAJORITY)


def _decision(day: date) -> Decision:
    return Decision(text="It goes on.", made_on=day, body="Board", method=DecisionMethod.BOARD)


def _told(closes_on: date) -> Iterator[Feedback]:
    """All that is told in time; not yet told, some weeks of it late: what ended just now."""
    for kind, days in TOLD.items():
        if (day := closes_on + timedelta(days=days)) < clock.today():
            yield Feedback(kind=kind, how_done="We met.", why="Most asked.", published_on=day)
