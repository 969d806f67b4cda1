"""After a session those who came are asked how it was: by letter, and on their booking."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.activities.pulse.models import Pulse
from pbapp.activities.sessions.actions.upkeep import ask_how_it_was
from pbapp.db import db
from tests.client import Client, Page
from tests.factories.accounts import later, mails
from tests.factories.activities import CLOSED, make_pulse
from tests.factories.engagement import make_record
from tests.factories.people import client_as
from tests.factories.sessions import book, held, key_of, make_programme, make_session

Held = tuple[int, int, dict[str, int]]
AHEAD = {"opens_on": 2, "closes_on": 9, "ready_on": 0}


@pytest.fixture
def over(app: Flask) -> Held:
    """A session that is over: one came, one did not, one who came gave no e-mail."""
    record_id = make_record(app)
    session_id = make_session(app, make_programme(app, record_id))
    people = {name: book(app, session_id, email=f"{name}@example.org") for name in ("isla", "rory")}
    people["nobody"] = book(app, session_id, email="")
    later(days=10, hours=2)
    held(app, session_id, {people["isla"], people["nobody"]})
    return record_id, session_id, people


def written_to(app: Flask) -> list[str]:
    """Whom the letters of how it was went to."""
    with app.app_context():
        ask_how_it_was()
    return [one.address for one in mails(app) if one.subject == "How was it for you?"]


@pytest.mark.both_databases
def test_who_came_gets_the_link_once(app: Flask, over: Held) -> None:
    record_id, session_id, _people = over
    assert written_to(app) == []
    _id, code = make_pulse(app, engagement_id=record_id, session_id=session_id)

    assert written_to(app) == ["isla@example.org"]
    assert f"/pulse/{code}" in mails(app)[-1].body
    make_pulse(app, engagement_id=record_id, session_id=session_id)
    assert written_to(app) == ["isla@example.org"]


@pytest.mark.parametrize("standing", [CLOSED, AHEAD])
def test_nobody_is_asked_what_cannot_be_answered_today(
    app: Flask, over: Held, standing: dict[str, int]
) -> None:
    record_id, session_id, _people = over
    make_pulse(app, standing, engagement_id=record_id, session_id=session_id)

    assert written_to(app) == []


def test_the_page_of_a_booking_leads_there_for_those_who_came(
    app: Flask, over: Held, visitor: Client
) -> None:
    record_id, session_id, people = over
    _id, code = make_pulse(app, engagement_id=record_id, session_id=session_id)
    links = {
        name: visitor.get(f"/bookings/{key_of(app, booking)}").links()
        for name, booking in people.items()
    }

    assert {name: f"/pulse/{code}" in found for name, found in links.items()} == {
        "isla": True,
        "rory": False,
        "nobody": True,
    }


def filled(page: Page) -> dict[str, str]:
    """What the form of new questions shows before anybody types."""
    main = next(page.tree.iter("main"))
    values = {one.get("name", ""): one.get("value", "") for one in main.iter("input")}
    chosen = next((one for one in main.iter("option") if one.get("selected") is not None), None)
    about = chosen.get("value", "") if chosen is not None else ""
    return values | {"about": about, "age": "adults"}


def test_whoever_runs_a_session_makes_its_questions_with_one_press(app: Flask, over: Held) -> None:
    session_id = over[1]
    officer, desk = client_as(app, Role.OFFICER), f"/sessions/{session_id}/desk"
    (url,) = [link for link in officer.get(desk).links() if "/pulses/new" in link]
    offered = filled(officer.get(url))
    assert offered["title"] == (
        "Planning together in an hour: A warm home, Thursday 12 November 2026"
    )
    assert (offered["opens_on"], offered["closes_on"]) == ("2026-11-12", "2026-11-26")

    officer.post(url, offered)

    with app.app_context():
        made = db.session.scalars(select(Pulse)).one()
        assert (made.session_id, made.activity_id) == (session_id, None)
    assert f"/pulses/{made.id}" in officer.get(desk).links()


def test_a_session_of_another_record_cannot_be_named(app: Flask, over: Held) -> None:
    officer, other = client_as(app, Role.OFFICER), make_record(app)
    url = f"/engagement/{other}/pulses/new"
    given = {"title": "Talk", "age": "adults", "opens_on": "2026-11-12", "closes_on": "2026-11-26"}
    page = officer.post(url, given | {"about": f"session-{over[1]}"})
    assert (page.status, page.errors()) == (422, ["Choose one of these."])
    assert filled(officer.get(f"{url}?about=session-{over[1]}"))["title"] == ""
