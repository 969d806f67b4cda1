"""A resident books a seat without an account, waits for one, gives it back, says how it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.activities.pulse.models import PulseReply
from pbapp.activities.sessions.actions.upkeep import ask_how_it_was
from pbapp.activities.sessions.kinds import ComesFor, SupportKind
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking, SupportRequest
from pbapp.db import db
from tests.factories.accounts import later
from tests.factories.activities import make_pulse
from tests.factories.engagement import make_record
from tests.factories.sessions import (
    book,
    held,
    key_of,
    make_body,
    make_programme,
    make_session,
    statuses,
)
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
TALK = "Planning together in an hour: A warm home"
WHEN = "Thursday 12 November 2026, midday"
NAME, EMAIL = "What should we call you? (optional)", "Your e-mail (optional)"
DETAIL, MORE = "Tell us more (optional)", "Is there more you want to say? (optional)"


@pytest.fixture
def record_id(app: Flask) -> int:
    return make_record(app)


@pytest.fixture
def talk(app: Flask, record_id: int) -> int:
    """A session in ten days' time with one place."""
    programme_id = make_programme(app, record_id)
    return make_session(app, programme_id, capacity=1, place="Town hall, Main Street")


def find(resident: Walker) -> None:
    """From the home page to the session."""
    resident.page.goto("/")
    resident.go("Sessions to join")
    resident.see("Sessions to join")
    resident.go(WHEN)
    resident.see(TALK)


def tick(resident: Walker, words: str) -> None:
    """Touch the very words beside a dot or a box."""
    resident.page.locator("label").get_by_text(words, exact=True).first.click()


def answer(resident: Walker, email: str) -> None:
    """Fill the form in."""
    resident.fill(NAME, "Rory")
    resident.fill(EMAIL, email)
    resident.pick("Who do you come for?", "I come for myself")
    resident.choose("I live here, none of these")


def test_a_resident_books_a_seat_without_an_account(
    app: Flask, someone: Walker, talk: int, tmp_path: Path
) -> None:
    find(someone)
    someone.go("Book a place")
    someone.see("Book a place")
    answer(someone, "rory at example")
    tick(someone, "Yes")
    someone.press("Book my place")
    someone.see("Book a place")
    someone.reads("Enter an e-mail address like name@example.org.")
    someone.reads("Tick what you need, or tell us in your own words.")
    assert (someone.typed(NAME), someone.typed(EMAIL)) == ("Rory", "rory at example")
    someone.fill(EMAIL, "rory@example.org")
    someone.choose("Step-free access")
    someone.fill(DETAIL, "I use a wheelchair.")
    someone.press("Book my place")
    someone.see("You have a place")
    someone.reads("Step-free access: Still to do")

    assert someone.page.url.endswith(someone.outbox(r"here: \S+(/bookings/\S+)"))
    with someone.page.expect_download() as file:
        someone.page.get_by_role("link", name="Put it in my calendar").click()
    file.value.save_as(tmp_path / "talk.ics")
    calendar = (tmp_path / "talk.ics").read_text().replace("\r\n ", "")
    assert "DTSTART:20261112T120000Z" in calendar
    assert "https://meet.example/abc" in calendar
    with app.app_context():
        (need,) = db.session.scalars(select(SupportRequest))
        assert (need.kind, need.detail) == (SupportKind.ACCESSIBLE_VENUE, "I use a wheelchair.")

    someone.go("Change my booking")
    someone.see("Change your booking")
    assert someone.typed(DETAIL) == "I use a wheelchair."
    assert someone.typed("Who do you come for?") == "themselves"


def test_the_first_who_waits_gets_the_seat_that_comes_free(
    app: Flask, someone: Walker, talk: int
) -> None:
    first = book(app, talk, email="first@example.org")
    find(someone)
    someone.reads("All places are taken.")
    someone.go("Join the waiting list")
    someone.see("Join the waiting list")
    answer(someone, "rory@example.org")
    tick(someone, "No")
    someone.press("Join the waiting list")
    someone.see("You are on the waiting list")
    mine = someone.page.url
    book(app, talk, email="later@example.org")

    someone.page.goto(f"/bookings/{key_of(app, first)}")
    someone.see("You have a place")
    someone.go("I cannot come")
    someone.see("Give your place back")
    someone.press("Give my place back")
    someone.see("You gave your place back")

    someone.page.goto(mine)
    someone.see("You have a place")
    assert someone.outbox(r"A place is yours now\s+To (\S+),") == "rory@example.org"
    left = {Status.BOOKED: 1, Status.WAITLISTED: 1, Status.CANCELLED: 1}
    assert statuses(app, talk) == left


def test_a_group_on_the_list_is_one_choice_away(app: Flask, someone: Walker, talk: int) -> None:
    body_id = make_body(app, "Food bank")
    someone.page.goto(f"/sessions/{talk}/book")
    someone.pick("Who do you come for?", "Food bank")
    tick(someone, "Volunteer")
    tick(someone, "No")
    someone.press("Book my place")
    someone.see("You have a place")
    someone.reads("Save the address of this page")
    someone.reads("Your place has the number 1.")

    with app.app_context():
        (booking,) = db.session.scalars(select(Booking))
        assert (booking.comes_for, booking.organisation_id) == (ComesFor.ORGANISATION, body_id)


def test_whoever_came_says_how_it_was(
    app: Flask, someone: Walker, record_id: int, talk: int
) -> None:
    mine = book(app, talk, email="rory@example.org")
    later(days=10, hours=2)
    held(app, talk, {mine})
    make_pulse(app, engagement_id=record_id, session_id=talk)
    with app.app_context():
        ask_how_it_was()

    someone.page.goto(someone.outbox(r"(/pulse/\S+)"))
    someone.see("How was it for you?")
    someone.press("Send")
    someone.reads("Answer one question at least.")
    someone.choose("Yes, very much")
    someone.fill(MORE, "Good tea.")
    someone.press("Send")
    someone.see("Thank you. Your answers are in.")

    someone.page.goto(f"/bookings/{key_of(app, mine)}")
    someone.see("This session is over")
    someone.go("Say how it was")
    someone.see("Thank you. Your answers are in.")
    with app.app_context():
        (reply,) = db.session.scalars(select(PulseReply))
        assert (reply.easy, reply.comment) == (5, "Good tea.")


def test_a_booking_link_sent_to_somebody_else_or_too_late_opens_nothing(
    app: Flask, someone: Walker, talk: int
) -> None:
    mine = book(app, talk, email="rory@example.org")
    someone.page.goto("/bookings/guessed")
    someone.see("We cannot find this page")
    someone.page.goto(f"/sessions/{talk}/book")
    later(days=11)
    answer(someone, "isla@example.org")
    tick(someone, "No")
    someone.press("Join the waiting list")
    someone.reads("This session takes no bookings now.")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Booking)) == 1
    assert mine
