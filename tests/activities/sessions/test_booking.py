"""Booking without an account: places, the waiting list, the link, and what is forgotten."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import clock
from pbapp.access.roles import SYSTEM, Role
from pbapp.activities.sessions.actions import booking as actions
from pbapp.activities.sessions.actions import running
from pbapp.activities.sessions.kinds import SupportKind
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, SupportRequest
from pbapp.activities.sessions.queries import bookings
from pbapp.audit.models import AuditEntry
from pbapp.db import db
from pbapp.outbox.models import Message
from pbapp.refusals import Refused
from tests.client import Client
from tests.factories.people import client_as
from tests.factories.sessions import (
    book,
    key_of,
    make_body,
    make_session,
    on_booking,
    on_session,
    statuses,
)

FORM = {"comes_for": "themselves", "role_kind": "resident", "needs_help": "no"}


def letters(app: Flask, address: str = "") -> list[str]:
    """Subjects of the letters that wait, oldest first; to one address where it is named."""
    query = select(Message.subject).order_by(Message.id)
    if address:
        query = query.where(Message.address == address)
    with app.app_context():
        return list(db.session.scalars(query))


def address_of(app: Flask, booking_id: int) -> str:
    with app.app_context():
        return str(db.session.scalars(select(Booking.email).where(Booking.id == booking_id)).one())


@pytest.mark.both_databases
def test_a_visitor_books_with_nothing_but_three_answers(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)

    page = visitor.follow(visitor.post(f"/sessions/{session_id}/book", FORM))

    assert page.heading() == "You have a place"
    assert "Your place has the number 1." in page.text()
    assert "https://meet.example/abc" in page.links()
    assert letters(app) == []


def test_the_joining_link_is_shown_only_to_those_with_a_place(app: Flask, visitor: Client) -> None:
    session_id = make_session(app, capacity=1)
    book(app, session_id)
    waits = book(app, session_id)
    pages = [f"/sessions/{session_id}", f"/bookings/{key_of(app, waits)}", "/sessions"]
    files = [f"/sessions/{session_id}/calendar.ics", f"/bookings/{key_of(app, waits)}/calendar.ics"]

    shown = [visitor.browser.get(url).text for url in pages + files]

    assert [text for text in shown if "meet.example" in text] == []
    with app.app_context():
        waiting = select(Message.body).where(Message.address == address_of(app, waits))
        assert "meet.example" not in db.session.scalars(waiting).one()


def test_a_full_session_puts_people_on_the_waiting_list(app: Flask, visitor: Client) -> None:
    session_id = make_session(app, capacity=1)
    book(app, session_id)

    page = visitor.follow(visitor.post(f"/sessions/{session_id}/book", FORM))

    assert page.heading() == "You are on the waiting list"
    assert statuses(app, session_id) == {Status.BOOKED: 1, Status.WAITLISTED: 1}


@pytest.mark.both_databases
def test_a_place_given_back_goes_to_the_first_who_waits(app: Flask) -> None:
    session_id = make_session(app, capacity=1)
    first, second, third = (book(app, session_id) for _one in range(3))

    on_booking(app, first, actions.give_back)

    seats = [on_booking(app, one, lambda b: (b.status, b.seat)) for one in (first, second, third)]
    assert seats == [
        (Status.CANCELLED, None),
        (Status.BOOKED, 1),
        (Status.WAITLISTED, None),
    ]
    assert letters(app, address_of(app, second)) == [
        "You are on the waiting list",
        "A place is yours now",
    ]
    assert letters(app, address_of(app, third)) == ["You are on the waiting list"]


def test_who_gives_a_place_back_is_forgotten_at_once(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    booked = book(app, session_id, name="Ailsa", needs=(SupportKind.TRAVEL,))
    key, address = key_of(app, booked), address_of(app, booked)

    page = visitor.follow(visitor.post(f"/bookings/{key}/give-back"))

    assert page.heading() == "You gave your place back"
    assert on_booking(app, booked, lambda b: (b.name, b.email, b.seat)) == ("", None, None)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(SupportRequest)) == 0
    assert letters(app, address) == ["You have a place", "You gave your place back"]


def test_opening_the_link_to_give_back_changes_nothing(app: Flask, visitor: Client) -> None:
    booked = book(app, make_session(app))

    assert visitor.get(f"/bookings/{key_of(app, booked)}/give-back").status == 200
    assert on_booking(app, booked, lambda b: b.status) is Status.BOOKED


def test_changing_a_booking_keeps_the_seat(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    book(app, session_id)
    booked = book(app, session_id, needs=(SupportKind.TRAVEL,), needs_detail="From Balloch.")
    key = key_of(app, booked)
    before = visitor.get(f"/bookings/{key}/change")
    assert "From Balloch." in before.html

    sent = FORM | {"name": "Rory", "needs_help": "yes", "needs": "large_print"}
    page = visitor.follow(visitor.post(f"/bookings/{key}/change", sent))

    assert "Your booking is changed." in page.text()
    assert on_booking(app, booked, lambda b: (b.name, b.seat)) == ("Rory", 2)
    kinds = on_booking(app, booked, lambda b: [one.kind for one in bookings.needs_of(b)])
    assert kinds == [SupportKind.LARGE_PRINT]


def test_a_form_with_faults_keeps_what_was_typed(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    sent = {
        "name": "Ailsa <b>Munro</b>",
        "email": "not an address",
        "comes_for": "",
        "role_kind": "volunteer",
        "needs_help": "yes",
        "needs_detail": "",
    }

    page = visitor.post(f"/sessions/{session_id}/book", sent)

    assert page.status == 422
    assert len(page.errors()) == 3, page.errors()
    values = {c.get("name"): c.get("value") for c in page.tree.iter("input")}
    assert (values["name"], values["email"]) == ("Ailsa <b>Munro</b>", "not an address")
    assert statuses(app, session_id) == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"comes_for": "x"},
        {"role_kind": "\x00"},
        {"comes_for": "organisation"},
        {"comes_for": "1; DROP TABLE booking"},
        {"comes_for": str(10**30)},
        {"comes_for": "\u0661"},
        {"needs_help": "yes", "needs": "magic"},
        {"name": "a" * 81},
        {"email": "a@b\r\nBcc: everyone@example.org"},
        {"email": "a" * 300 + "@example.org"},
        {"form_key": "k" * 41},
        {"source": "%00"},
    ],
)
def test_hostile_answers_are_refused_in_words(
    app: Flask, visitor: Client, sent: dict[str, str]
) -> None:
    session_id = make_session(app)

    page = visitor.post(f"/sessions/{session_id}/book", FORM | sent)

    assert page.status == 422
    assert statuses(app, session_id) == {}


def test_a_name_is_shown_as_text_and_never_mailed(app: Flask) -> None:
    session_id = make_session(app)
    name = "<script>alert(1)</script> buy at https://spam.example"
    booked = book(app, session_id, name=name[:80])

    page = client_as(app, Role.OFFICER).get(f"/sessions/{session_id}/desk")

    assert "&lt;script&gt;" in page.html
    with app.app_context():
        assert "spam.example" not in db.session.scalars(select(Message.body)).one()
    assert booked


@pytest.mark.parametrize("key", ["x", "x" * 65, "ключ", "%00", "1", "..%2f"])
def test_a_guessed_link_finds_nothing(app: Flask, visitor: Client, key: str) -> None:
    book(app, make_session(app))

    assert visitor.browser.get(f"/bookings/{key}").status_code == 404


def test_links_are_long_and_differ(app: Flask) -> None:
    session_id = make_session(app)
    keys = {key_of(app, book(app, session_id)) for _one in range(10)}

    assert len(keys) == 10
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("state", [State.PLANNED, State.HELD, State.CANCELLED])
def test_nobody_books_a_session_that_is_not_open(app: Flask, visitor: Client, state: State) -> None:
    given = {"walk_ins": 0} if state is State.HELD else {}
    given |= {"cancelled_at": clock.now()} if state is State.CANCELLED else {}
    open_one, session_id = make_session(app), make_session(app, state=state, **given)

    status = visitor.post(
        f"/sessions/{session_id}/book", FORM, on=f"/sessions/{open_one}/book"
    ).status

    assert status == (404 if state is State.PLANNED else 409)
    assert statuses(app, session_id) == {}


def test_nobody_books_a_session_that_has_begun(app: Flask, visitor: Client) -> None:
    open_one, begun = make_session(app), make_session(app, starts_at=clock.now())

    typed = FORM | {"name": "Jean", "needs_detail": "A seat near the door"}
    page = visitor.post(f"/sessions/{begun}/book", typed, on=f"/sessions/{open_one}/book")

    assert page.status == 409
    assert "This session takes no bookings now." in page.text()
    assert 'value="Jean"' in page.html
    assert "A seat near the door" in page.text()
    assert visitor.browser.get(f"/sessions/{begun}/book").status_code == 303


def test_forms_without_a_key_never_lead_to_somebody_elses_booking(app: Flask) -> None:
    url = f"/sessions/{make_session(app)}/book"

    first, second = (Client(app).post(url, FORM | {"form_key": ""}) for _one in range(2))

    assert (first.status, second.status) == (303, 303)
    assert first.location != second.location


def test_the_same_form_leads_nobody_else_to_the_booking_it_made(app: Flask) -> None:
    url = f"/sessions/{make_session(app)}/book"
    sent = FORM | {"form_key": "k" * 16, "email": "ada@example.org"}

    made, again, other = (
        Client(app).post(url, sent | {"email": email}).location
        for email in ("ada@example.org", "ada@example.org", "bel@example.org")
    )

    assert made == again
    assert other not in (made, "")


def test_one_caller_books_forty_times_an_hour_at_most(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    url = f"/sessions/{session_id}/book"
    answers = [visitor.post(url, FORM).status for _one in range(41)]

    assert (answers[:40], answers[40]) == ([303] * 40, 429)


def test_nothing_personal_stands_in_the_log(app: Flask) -> None:
    body = make_body(app, "Fire service")
    session_id = make_session(app, host_id=body)
    booked = book(
        app, session_id, name="Ailsa", needs=(SupportKind.OTHER,), needs_detail="I have a cough"
    )
    on_session(app, session_id, lambda one: running.call_off(one, "Snow.", by=SYSTEM))
    with app.app_context():
        rows = db.session.scalars(select(AuditEntry)).all()
        told = " ".join(f"{row.event} {row.details}" for row in rows)
    assert rows
    assert not re.search(r"Ailsa|cough|@example", told)
    assert booked


def test_calling_off_tells_everyone_who_booked_or_waits(app: Flask, visitor: Client) -> None:
    session_id = make_session(app, capacity=1)
    has_place, waits, gone = (book(app, session_id) for _one in range(3))
    on_booking(app, gone, actions.give_back)
    officer = client_as(app, Role.OFFICER)

    sent = {"reason": "The hall has no heating."}
    officer.follow(officer.post(f"/sessions/{session_id}/call-off", sent))

    for one in (has_place, waits):
        assert letters(app, address_of(app, one))[-1] == "Your session is called off"
    page = visitor.get(f"/bookings/{key_of(app, has_place)}")
    assert page.heading() == "This session is called off"
    assert "The hall has no heating." in page.text()
    assert visitor.get(f"/sessions/{session_id}").status == 200


def test_a_new_day_is_told_and_more_places_let_people_move_up(app: Flask) -> None:
    session_id = make_session(app, capacity=1)
    has_place, waits = book(app, session_id), book(app, session_id)
    new = {"starts_at": clock.now() + timedelta(days=20), "capacity": 2}

    on_session(app, session_id, lambda one: running.change(one, new, by=SYSTEM))

    assert letters(app, address_of(app, has_place))[-1] == "Something changed about your session"
    assert letters(app, address_of(app, waits))[-1] == "A place is yours now"
    assert statuses(app, session_id) == {Status.BOOKED: 2}


def test_places_cannot_go_below_those_taken_and_high_seats_move_down(app: Flask) -> None:
    session_id = make_session(app, capacity=5)
    booked = [book(app, session_id) for _one in range(5)]
    for one in booked[:2]:
        on_booking(app, one, actions.give_back)

    def fewer(places: int) -> None:
        new = {"capacity": places}
        on_session(app, session_id, lambda one: running.change(one, new, by=SYSTEM))

    with pytest.raises(Refused, match="3 people have a place"):
        fewer(2)
    fewer(3)
    seats = {on_booking(app, one, lambda b: b.seat) for one in booked[2:]}
    assert seats == {1, 2, 3}


def test_the_letter_says_when_how_to_join_and_where_to_change_it(app: Flask) -> None:
    booked = book(app, make_session(app), name="Ailsa")

    with app.app_context():
        (letter,) = db.session.scalars(select(Message)).all()
    assert "Thursday 12 November 2026, midday" in letter.body
    assert "Join online: https://meet.example/abc" in letter.body
    assert f"http://localhost/bookings/{key_of(app, booked)}" in letter.body
    assert "Ailsa" not in letter.subject + letter.body


def test_the_letter_is_written_in_the_language_of_the_page(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    visitor.get("/sessions?lang=gd")
    sent = FORM | {"email": "ailsa@example.org"}
    assert visitor.post(f"/sessions/{session_id}/book", sent).status == 303

    with app.app_context():
        assert db.session.scalars(select(Message.language)).one() == "gd"


def test_a_letter_with_a_link_goes_from_the_outbox_once_it_is_sent(app: Flask) -> None:
    book(app, make_session(app))

    with app.app_context():
        cause = db.session.scalars(select(Message.cause)).one()
    assert cause
    assert cause.startswith("secret:")
