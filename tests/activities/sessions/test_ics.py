"""Calendar files: times that no summer shifts, called off sessions, no person and no secret."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from flask import Flask
from icalendar import Calendar

from pbapp import clock
from pbapp.access.roles import SYSTEM
from pbapp.activities.sessions.actions import running
from tests.client import Client
from tests.factories.sessions import book, key_of, make_programme, make_session, on_session


def events(visitor: Client, url: str) -> list[Calendar]:
    answer = visitor.browser.get(url)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_a_summer_session_begins_at_its_moment_in_utc(app: Flask, visitor: Client) -> None:
    starts_at = clock.from_local(date(2027, 6, 3), time(14))
    session_id = make_session(app, starts_at=starts_at, place="Hall,\nMain Street")

    (event,) = events(visitor, f"/sessions/{session_id}/calendar.ics")

    assert event["dtstart"].dt == datetime(2027, 6, 3, 13, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2027, 6, 3, 14, tzinfo=UTC)
    assert event["uid"] == f"session-{session_id}@localhost"
    assert event["location"] == "Hall, Main Street"
    assert event["status"] == "CONFIRMED"


def test_text_cannot_add_lines_to_the_file(app: Flask, visitor: Client) -> None:
    theme = "Warm\r\nBEGIN:VALARM; and, more"
    session_id = make_session(app, theme=theme)

    raw = visitor.browser.get(f"/sessions/{session_id}/calendar.ics").data
    (event,) = events(visitor, f"/sessions/{session_id}/calendar.ics")

    assert b"\nBEGIN:VALARM" not in raw.replace(b"\r\n ", b"")
    assert "VALARM; and, more" in event["summary"]


def test_a_programme_gives_all_that_people_may_know(app: Flask, visitor: Client) -> None:
    programme_id = make_programme(app)
    starts = [clock.now() + timedelta(days=30 * n) for n in (1, 2, 3)]
    ids = [make_session(app, programme_id, starts_at=one) for one in starts]
    on_session(app, ids[1], lambda one: running.call_off(one, "Snow.", by=SYSTEM))

    found = events(visitor, f"/programmes/{programme_id}/calendar.ics")

    assert [event["status"] for event in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [event["sequence"] for event in found] == [0, 1, 0]


def test_only_somebody_with_a_place_gets_the_joining_link(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    key = key_of(app, book(app, session_id, name="Ailsa"))

    (public,) = events(visitor, f"/sessions/{session_id}/calendar.ics")
    (own,) = events(visitor, f"/bookings/{key}/calendar.ics")

    assert "description" not in public
    assert own["description"] == "Join here: https://meet.example/abc"
    assert "Ailsa" not in str(own)
