"""What everyone may read of a place: only public records, no small numbers, calendars."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from icalendar import Calendar

from pbapp.access.roles import SYSTEM
from pbapp.db import transaction
from pbapp.engagement.facts.gather import held_of
from pbapp.engagement.heads import heads
from pbapp.engagement.lifecycle import State
from pbapp.engagement.queries import get
from pbapp.engagement.register.queries import place, places_with_work, said_in
from pbapp.engagement.releases import publish
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.kinds import FeedbackKind, Level
from tests.client import Client
from tests.factories.engagement import (
    activity,
    add_rows,
    commitment,
    days,
    feedback,
    finding,
    open_round_record,
)
from tests.factories.register import make_areas, make_work
from tests.factories.rounds import make_round
from tests.statements import statements


@pytest.fixture
def areas(app: Flask) -> dict[str, int]:
    return make_areas(app, "Ardnellan/Port Nellan/Shore", "Ardnellan/Strathcoll")


def public_work(app: Flask, title: str, area_id: int, **changes: object) -> int:
    return make_work(app, title, area_id, **({"public_since": days(-20)} | changes))


def release_heads(app: Flask, record_id: int, headcount: int) -> None:
    add_rows(app, record_id, activity(headcount=headcount))
    with app.app_context(), transaction():
        record = get(record_id)
        publish(record, heads(held_of(record)), by=SYSTEM)


@pytest.mark.both_databases
def test_only_work_whose_page_is_up_is_told(app: Flask, areas: dict[str, int]) -> None:
    public_work(app, "Buses", areas["Shore"])
    make_work(app, "Not up yet", areas["Shore"])
    public_work(app, "Trains", areas["Strathcoll"])
    open_round_record(app, make_round(app, Phase.DRAFT))

    with app.app_context():
        said = said_in(areas["Port Nellan"], 1)
        named = [(area.name, count) for area, count in places_with_work()]

    assert [record.title for record in said.rows] == ["Buses"]
    assert named == [("Ardnellan", 2), ("Port Nellan", 1), ("Shore", 1), ("Strathcoll", 1)]


@pytest.mark.both_databases
def test_how_often_people_were_asked_is_told_by_year(app: Flask, areas: dict[str, int]) -> None:
    public_work(app, "Buses", areas["Shore"])
    public_work(app, "Leaflet", areas["Shore"], level=Level.INFORM)
    public_work(app, "Budget", areas["Ardnellan"])
    public_work(app, "Old", areas["Shore"], opens_on=date(2024, 5, 1), closes_on=date(2024, 6, 1))
    public_work(app, "Next year", areas["Shore"], opens_on=days(100), closes_on=days(120))
    public_work(app, "Stopped", areas["Shore"], state=State.WITHDRAWN)

    with app.app_context():
        here = place(areas["Port Nellan"])

    assert (here.here, here.wider, here.years) == ({2026: 1, 2024: 1}, {2026: 1}, [2026, 2024])


def test_what_was_said_stands_with_its_answer_once_people_were_told(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    told = public_work(app, "Buses", areas["Shore"])
    add_rows(app, told, finding(), commitment(), feedback(FeedbackKind.WHAT_WE_HEARD))
    release_heads(app, told, 3)
    waiting = public_work(app, "Ferries", areas["Shore"], feedback_promised_by=days(9))
    add_rows(app, waiting, finding(statement="The boat is late."))
    release_heads(app, waiting, 40)

    page = visitor.get(f"/engagement/places/{areas['Port Nellan']}")
    text = page.text()

    assert "The last bus is too early." in text
    assert "It costs little." in text
    assert "Print the new times." in text
    assert "The boat is late." not in text
    assert "We will tell you what we heard by Wednesday 11 November 2026." in text
    assert "People took part 40 times." in text
    assert "A few people took part. We do not show small numbers." in text
    assert "3 people" not in text


def test_a_promise_to_tell_that_has_passed_is_not_made_again(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    public_work(app, "Ferries", areas["Shore"], feedback_promised_by=days(-1))

    text = visitor.get(f"/engagement/places/{areas['Shore']}").text()

    assert "We were to tell you by Sunday 1 November 2026. This is late" in text
    assert "We will tell you" not in text


def test_stopped_work_is_not_said_to_owe_an_answer(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    stopped = {"withdrawn_on": days(-1), "withdrawn_reason": "The money went."}
    public_work(app, "Ferries", areas["Shore"], state=State.WITHDRAWN, **stopped)

    text = visitor.get(f"/engagement/places/{areas['Shore']}").text()

    assert "This work stopped on Sunday 1 November 2026." in text
    assert "We have not told you yet" not in text


def test_long_answers_are_folded_and_an_only_one_is_open(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    def folds() -> list[bool]:
        tree = visitor.get(f"/engagement/places/{areas['Shore']}").tree
        return ["open" in one.attrib for one in tree.iter("details")]

    for title in ("Buses", "Ferries"):
        work_id = public_work(app, title, areas["Shore"])
        add_rows(app, work_id, finding(), feedback(FeedbackKind.WHAT_WE_HEARD))
        assert folds() == ([True] if title == "Buses" else [False, False])


def test_the_places_are_listed_for_everyone(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    assert "Nothing here yet" in visitor.get("/engagement/places").text()
    public_work(app, "Buses", areas["Shore"])

    page = visitor.get("/engagement/places")

    assert f"/engagement/places/{areas['Shore']}" in page.links()
    assert visitor.get(f"/engagement/places/{areas['Strathcoll']}").status == 200
    assert visitor.get("/engagement/places/99999").status == 404


def test_a_long_list_has_pages(app: Flask, areas: dict[str, int], visitor: Client) -> None:
    for number in range(11):
        public_work(app, f"Work {number:02d}", areas["Shore"])
    url = f"/engagement/places/{areas['Shore']}"

    assert f"{url}?page=2" in visitor.get(url).links()
    assert "Work 00" in visitor.get(f"{url}?page=2").text()
    assert visitor.get(f"{url}?page=99999999999999999999").status == 200


def test_more_work_in_a_place_costs_no_more_statements(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    url = f"/engagement/places/{areas['Shore']}"
    add_rows(app, public_work(app, "Buses", areas["Shore"]), finding(), activity())
    visitor.get(url)
    with statements(app) as one:
        visitor.get(url)
    for number in range(5):
        add_rows(app, public_work(app, f"{number}", areas["Shore"]), finding(), activity())
    with statements(app) as six:
        visitor.get(url)

    assert len(six) == len(one)


def events(visitor: Client, url: str) -> list[tuple[str, date, date]]:
    response = visitor.browser.get(url)
    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    calendar = Calendar.from_ical(response.data)
    return [
        (str(one["summary"]), one["dtstart"].dt, one["dtend"].dt) for one in calendar.walk("VEVENT")
    ]


def test_calendars_hold_public_work_in_whole_days(
    app: Flask, areas: dict[str, int], visitor: Client
) -> None:
    public_work(app, "Buses; and, more", areas["Shore"], summary="Line one\nline two")
    public_work(app, "Trains", areas["Strathcoll"])
    make_work(app, "Not up yet", areas["Shore"])
    public_work(app, "Stopped", areas["Shore"], state=State.WITHDRAWN)
    public_work(app, "No days", areas["Shore"], opens_on=None, closes_on=None)
    public_work(app, "Old", areas["Shore"], opens_on=days(-500), closes_on=days(-400))
    whole = (date(2026, 10, 23), date(2026, 11, 13))

    assert events(visitor, "/engagement/calendar.ics") == [
        ("Buses; and, more", *whole),
        ("Trains", *whole),
    ]
    assert events(visitor, f"/engagement/places/{areas['Port Nellan']}/calendar.ics") == [
        ("Buses; and, more", *whole)
    ]
    assert visitor.get("/engagement/places/99999/calendar.ics").status == 404
