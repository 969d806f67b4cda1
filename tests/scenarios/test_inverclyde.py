"""A whole area looks at itself for half a year, at stalls too and with its children; then again.

After what Inverclyde did in 2016 (case study of the Community Planning Improvement Board): a survey
by the Place Standard over six months, answered by almost 2% of adults, with a version for children
and young people, stalls in shopping centres, and a plan to repeat it after three years.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from flask import Flask

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.place_standard import queries
from pbapp.activities.place_standard.results import results_of
from pbapp.activities.place_standard.themes import load
from pbapp.db import db
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.learning import LearningNote
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client, Page
from tests.factories.activities import add_responses
from tests.factories.engagement import (
    activity,
    add_rows,
    decision,
    feedback,
    finding,
    make_area,
    make_record,
)
from tests.factories.loop import rows, shown
from tests.factories.people import client_as

ADULTS = 66_000
ANSWERED = 1_290  # almost 2% of them
CODES = load().codes


def officer_on(app: Flask, year: int, month: int, day: int) -> Client:
    """That day has come, and an officer signs in."""
    clock.set_source(lambda: datetime(year, month, day, 12, tzinfo=UTC))
    return client_as(app, Role.OFFICER)


def begin(app: Flask, officer: Client, first: str, last: str) -> int:
    record_id = make_record(app, public_since=None)
    given = {"title": "Our place", "area_id": str(make_area(app, "Ardnellan")), "part": ""}
    given |= {"opens_on": first, "closes_on": last}
    page = officer.post(f"/engagement/{record_id}/places/new", given)
    return int(page.location.split("/")[2])


def sheets_of_a_stall(number: int) -> str:
    """What volunteers in the shopping centre wrote down, as their tablet saves it."""
    rows = [f"individual,{3 + n % 3},{2 + n % 2},6" for n in range(number)]
    return "\n".join(["mode,Housing and community,Feeling safe,Play and recreation", *rows])


def send_file(client: Client, url: str, content: str) -> Page:
    token = client.get(url).tree.find(".//input[@name='csrf_token']")
    assert token is not None
    file = (io.BytesIO(content.encode()), "stall.csv")
    given = {"csrf_token": token.get("value"), "file": file}
    return Page(client.browser.post(url, data=given, content_type="multipart/form-data"))


def look(app: Flask, year: int, safe: int) -> int:
    """Half a year of asking; feeling safe is scored so. Returns the look's key."""
    officer = officer_on(app, year, 3, 1)
    run_id = begin(app, officer, f"{year}-03-01", f"{year}-08-31")
    officer = officer_on(app, year, 5, 14)
    stall = send_file(officer, f"/places/{run_id}/adults/file", sheets_of_a_stall(400))
    assert "400 responses are in." in officer.follow(stall).text()
    online = {"housing": 3, "safety": safe, "play": 6, "transport": 2}
    add_responses(app, run_id, *[online] * (ANSWERED - 401))
    resident = Client(app)
    sent = resident.post(f"/places/{run_id}/adults", {"safety": str(safe), "go": "send"})
    assert sent.status == 303
    add_responses(app, run_id, *[{"play": 3, "safety": 2}] * 60, *[{"play": 2}] * 40, age=Age.CHILD)
    add_responses(app, run_id, *[{"control": 2}] * 3, group_size=14)
    officer = officer_on(app, year, 9, 1)
    officer.post(f"/places/{run_id}/publish", on=f"/places/{run_id}/desk")
    return run_id


def test_a_whole_area_is_heard_and_sees_after_three_years_what_changed(app: Flask) -> None:
    first = look(app, 2023, safe=3)
    second = look(app, 2026, safe=5)

    with app.app_context():
        numbers = queries.numbers(queries.get_public(second))
        found = results_of(queries.get_public(second))
        assert found.earlier is not None
        assert found.earlier.id == first
        db.session.rollback()
    assert numbers[Age.ADULT] == (ANSWERED, 3)
    assert 0.019 < numbers[Age.ADULT][0] / ADULTS < 0.02

    parts = {(part.age, part.is_groups): part for part in found.parts}
    adults = {row.theme.code: row for row in parts[Age.ADULT, False].rows}
    assert (adults["safety"].now.printed, adults["safety"].change) == ("4.2", 14)
    assert (adults["housing"].change, adults["nature"].now.printed) == (0, "")
    children = {row.theme.code: row for row in parts[Age.CHILD, False].rows}
    assert children["play"].now.printed == "2.6"
    assert parts[Age.ADULT, True].shown == []

    text = Client(app).get(f"/places/{second}/results").text()
    assert "that closed on Thursday 31 August 2023" in text
    assert "up 1.4" in text


LESSON = {
    "title": "Go to the shopping centre",
    "theme": "methods",
    "problem": "Some groups did not come to places we hired.",
    "what_we_did": "We stood in shopping centres and supermarkets, and held drop-in days.",
    "what_helped": "A small grant paid for somebody to run it and for leaflets.",
    "barriers": "Hired rooms cost more and reached fewer.",
    "learning": "Going where people are reaches those who never come, for less money.",
    "tags": "stalls, place standard",
    "shared_with": "public",
}
PRIORITY = "The plan puts safe streets first."


def test_what_people_said_sets_the_priorities_and_what_reached_them_is_a_lesson(
    app: Flask,
) -> None:
    officer, anyone = officer_on(app, 2026, 11, 2), Client(app)
    record_id = make_record(app, State.CLOSED, title="Our place, our future")
    add_rows(
        app,
        record_id,
        activity(name="Evening in a hired hall", headcount=9),
        activity(name="Stall in the shopping centre", headcount=400),
    )
    (said,) = add_rows(app, record_id, finding(statement="People do not feel safe after dark."))
    (made,) = add_rows(app, record_id, decision(text=PRIORITY))
    (told,) = add_rows(app, record_id, feedback(FeedbackKind.WHAT_WAS_DECIDED))
    add_rows(app, record_id, shown(told, finding_id=said), shown(told, decision_id=made))
    base = f"/engagement/{record_id}/learning"
    officer.post(f"{base}/new", LESSON)
    (lesson,) = rows(app, LearningNote)
    officer.post(f"{base}/{lesson.id}/publish", on=base)

    decided = anyone.get(f"/engagement/{record_id}/public/what_was_decided").text()
    assert "People do not feel safe after dark." in decided
    assert PRIORITY in decided
    activities = officer.get(f"/engagement/{record_id}/activities").text()
    assert "Stall in the shopping centre" in activities
    assert LESSON["title"] in anyone.get("/learning?q=supermarkets").text()
