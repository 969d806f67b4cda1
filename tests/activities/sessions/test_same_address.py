"""One address with two places: its owner and the session's organisers know, and nobody else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock, jobs
from pbapp.access.roles import SYSTEM, Role
from pbapp.activities.sessions.actions import booking as actions
from pbapp.activities.sessions.actions import running
from pbapp.activities.sessions.actions.booking import LETTERS_TO_ADDRESS
from pbapp.activities.sessions.lifecycle import Status
from pbapp.db import db
from pbapp.outbox.models import Message
from tests.client import Client
from tests.factories.accounts import later
from tests.factories.people import client_as
from tests.factories.sessions import book, key_of, make_session, on_booking, on_session, statuses

MINE, FRESH = "ailsa@example.org", "rory@example.org"
FORM = {"comes_for": "themselves", "role_kind": "resident", "needs_help": "no"}
MORE = "There is more booked for this session with your e-mail."
TAG = "Same e-mail as"


def bodies(app: Flask, address: str = MINE) -> list[str]:
    """Letters to an address, oldest first."""
    query = select(Message.body).where(Message.address == address).order_by(Message.id)
    with app.app_context():
        return list(db.session.scalars(query))


def seen(app: Flask, page: str) -> str:
    """A page without what is made anew for each booking."""
    return re.sub(
        r"/bookings/[\w-]+|/(?:sessions|programmes)/\d+|session-\d+|[\w-]{40,}", "…", page
    )


@pytest.mark.parametrize("capacity", [1, 5])
def test_who_types_an_address_sees_the_same_whether_or_not_it_has_booked(
    app: Flask, capacity: int
) -> None:
    answers = []
    for address in (MINE, FRESH):
        session_id = make_session(app, capacity=capacity)
        book(app, session_id, email=MINE)
        visitor, url = Client(app), f"/sessions/{session_id}/book"
        sent = visitor.post(url, FORM | {"email": address})
        page = visitor.follow(sent)
        changed = visitor.post(f"{sent.location}/change", FORM | {"email": "other@example.org"})
        back = visitor.post(f"{sent.location}/change", FORM | {"email": address})
        shown = [page, visitor.follow(changed), visitor.follow(back)]
        answers.append([sent.status, *(seen(app, one.html) for one in shown)])
        assert sum(statuses(app, session_id).values()) == 2

    assert answers[0] == answers[1]


def test_an_address_typed_often_is_never_refused_and_gets_so_many_letters(app: Flask) -> None:
    session_id = make_session(app, capacity=30)
    visitor, url = Client(app), f"/sessions/{session_id}/book"

    answers = {
        visitor.post(url, FORM | {"email": MINE.upper()}).status
        for _one in range(LETTERS_TO_ADDRESS.most + 2)
    }

    assert answers == {303}
    assert len(bodies(app)) == LETTERS_TO_ADDRESS.most


@pytest.mark.both_databases
def test_the_second_letter_names_the_first_place_and_how_to_give_it_back(app: Flask) -> None:
    session_id = make_session(app, capacity=2)
    first, second, third = (book(app, session_id, email=MINE) for _one in range(3))
    book(app, session_id, email=FRESH)
    book(app, make_session(app), email=MINE)

    letters = bodies(app)

    assert [MORE in one for one in letters] == [False, True, True, False]
    assert f"Place 1: http://localhost/bookings/{key_of(app, first)}" in letters[1]
    assert f"Place 2: http://localhost/bookings/{key_of(app, second)}" in letters[2]
    assert MORE not in bodies(app, FRESH)[0]
    on_booking(app, first, actions.give_back)
    assert "You gave your place back" not in bodies(app)[-1]
    moved_up, given_back = bodies(app)[-1], bodies(app)[-2]
    assert f"On the waiting list: http://localhost/bookings/{key_of(app, third)}" in given_back
    assert f"Place 2: http://localhost/bookings/{key_of(app, second)}" in moved_up


def test_one_address_is_reminded_and_told_once(app: Flask) -> None:
    session_id = make_session(app, starts_at=clock.now() + timedelta(days=8))
    book(app, session_id, email=MINE)
    book(app, session_id, email=MINE)
    book(app, session_id, email=FRESH)
    booked = len(bodies(app))

    later(days=2)
    with app.app_context():
        jobs.keep_up()
        jobs.keep_up()
    assert (len(bodies(app)) - booked, len(bodies(app, FRESH))) == (1, 2)
    on_session(app, session_id, lambda one: running.change(one, {"place": "Hall"}, by=SYSTEM))
    on_session(app, session_id, lambda one: running.call_off(one, "Snow.", by=SYSTEM))

    assert (len(bodies(app)) - booked, len(bodies(app, FRESH))) == (3, 4)


def test_the_list_marks_the_second_place_and_frees_it_for_who_waits(app: Flask) -> None:
    session_id = make_session(app, capacity=2)
    book(app, session_id, email=MINE, name="Ailsa")
    second = book(app, session_id, email=MINE, name="Ailsa M")
    waits = book(app, session_id, email=FRESH)
    officer, desk = client_as(app, Role.OFFICER), f"/sessions/{session_id}/desk"

    page = officer.get(desk)
    marked = [line for line in page.tree.iter("th") if TAG in "".join(line.itertext())]
    assert ["".join(one.itertext()).split(TAG) for one in marked] == [["2. Ailsa M", " place 1"]]
    assert "Some booked more than once with the same e-mail" in page.text()
    assert MINE not in page.html
    after = officer.follow(
        officer.post(f"/sessions/{session_id}/bookings/{second}/take-out", on=desk)
    )

    assert TAG not in after.text()
    assert on_booking(app, waits, lambda b: (b.status, b.seat)) == (Status.BOOKED, 2)


def test_no_mark_stands_where_nobody_gave_an_address(app: Flask) -> None:
    session_id = make_session(app)
    for _one in range(2):
        book(app, session_id, email="")

    assert TAG not in client_as(app, Role.OFFICER).get(f"/sessions/{session_id}/desk").text()
