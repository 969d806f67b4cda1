"""Many people at once: the cap of a session holds, and nobody is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import limits
from pbapp.activities.sessions.actions import booking as actions
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking, Session
from pbapp.db import db
from tests.client import Client, _hidden_fields
from tests.constraints import not_unique
from tests.factories.sessions import book, key_of, make_session, on_booking, statuses

MANY, AT_ONCE, CAP = 60, 20, 15
pytestmark = pytest.mark.both_databases
FORM = {"comes_for": "themselves", "role_kind": "resident", "needs_help": "no"}


def seats(app: Flask, session_id: int) -> list[int]:
    """Numbers of the seats that are held."""
    query = select(Booking.seat).where(Booking.session_id == session_id, Booking.seat.is_not(None))
    with app.app_context():
        return sorted(seat for seat in db.session.scalars(query) if seat is not None)


def book_at_once(app: Flask, session_id: int, number: int = MANY) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _one: book(app, session_id), range(number)))


def test_of_sixty_at_once_exactly_fifteen_get_seats_and_the_rest_wait(app: Flask) -> None:
    session_id = make_session(app)

    book_at_once(app, session_id)

    assert seats(app, session_id) == list(range(1, CAP + 1))
    assert statuses(app, session_id) == {Status.BOOKED: CAP, Status.WAITLISTED: MANY - CAP}


def test_of_forty_forms_sent_at_once_exactly_fifteen_get_seats(app: Flask) -> None:
    session_id = make_session(app)
    url = f"/sessions/{session_id}/book"
    visitor = Client(app)
    fields = _hidden_fields(visitor.get(url), url)
    cookie = visitor.browser.get_cookie("session")
    assert cookie is not None

    def send(number: int) -> int:
        browser = app.test_client()
        browser.set_cookie("session", cookie.value)
        here = {"REMOTE_ADDR": f"192.0.2.{number}"}
        sent = fields | FORM | {"form_key": f"form-{number}"}
        return browser.post(url, data=sent, environ_overrides=here).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(send, range(40)))

    assert answers == [303] * 40
    assert statuses(app, session_id) == {Status.BOOKED: CAP, Status.WAITLISTED: 40 - CAP}


def test_one_form_sent_forty_times_at_once_books_once(app: Flask) -> None:
    session_id = make_session(app)

    def send(_one: int) -> int:
        return book(app, session_id, form_key="same", email="ada@example.org")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        booked = set(pool.map(send, range(40)))

    assert len(booked) == 1
    assert statuses(app, session_id) == {Status.BOOKED: 1}


def test_places_given_back_while_others_book_leave_no_seat_empty(app: Flask) -> None:
    session_id = make_session(app)
    first = [book(app, session_id) for _one in range(CAP)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        back = [pool.submit(on_booking, app, one, actions.give_back) for one in first[:10]]
        more = [pool.submit(book, app, session_id) for _one in range(20)]
        for done in (*back, *more):
            done.result()

    assert seats(app, session_id) == list(range(1, CAP + 1))
    found = statuses(app, session_id)
    assert found == {Status.BOOKED: CAP, Status.CANCELLED: 10, Status.WAITLISTED: 10}


def test_the_table_refuses_a_seat_twice(app: Flask) -> None:
    session_id = make_session(app)
    book(app, session_id)
    second = book(app, session_id)

    def take_first(booking: Booking) -> None:
        booking.seat = 1

    with pytest.raises(Exception, match="seat"):
        on_booking(app, second, take_first)
    assert key_of(app, second)


def without_lock(app: Flask, monkeypatch: pytest.MonkeyPatch, together: int) -> list[int]:
    """Bookings that all look for a free seat before any takes one, with nothing locked."""
    session_id = make_session(app)
    looked, turns, look = Barrier(together), count(), actions.free_seat

    def look_together(session: Session) -> int | None:
        seat = look(session)
        if next(turns) < together:
            looked.wait(600)
        return seat

    def no_limit(*_given: Any) -> None:
        """Counting tries would put the bookings in a row."""

    monkeypatch.setattr(actions, "hold", lambda _session: None)
    monkeypatch.setattr(actions, "free_seat", look_together)
    monkeypatch.setattr(limits, "spend", no_limit)
    book_at_once(app, session_id, 40)
    return seats(app, session_id)


def test_the_cap_holds_even_without_the_lock(
    app: Flask, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite lets one writer in at a time, so there nobody can wait for the others.
    together = 1 if backend == "sqlite" else 10

    assert without_lock(app, monkeypatch, together) == list(range(1, CAP + 1))


def test_it_is_the_constraint_that_holds_the_cap(
    app: Flask, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter-proof: the same without the constraint of the real table."""
    if backend == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, with or without the constraint")

    with not_unique(app, "booking", "session_id", "seat"):
        found = without_lock(app, monkeypatch, together=10)

    assert len(found) > CAP
    assert len(set(found)) <= CAP
