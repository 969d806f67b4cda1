"""Running sessions: planning in one go, support, who came, reminders, and forgetting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import clock
from pbapp.access.roles import SYSTEM, Role
from pbapp.activities.sessions import planning
from pbapp.activities.sessions.actions import needs, running, upkeep
from pbapp.activities.sessions.kinds import Frequency, SupportAnswer, SupportKind
from pbapp.activities.sessions.lifecycle import STEPS, State, Status
from pbapp.activities.sessions.models import Booking, Session, SupportRequest
from pbapp.activities.sessions.queries import bookings, facts
from pbapp.db import db
from pbapp.engagement.facts import sessions as record_facts
from pbapp.outbox.models import Message
from tests.client import Client
from tests.factories.engagement import make_record
from tests.factories.people import client_as
from tests.factories.sessions import (
    book,
    held,
    make_body,
    make_programme,
    make_session,
    on_booking,
    on_session,
    partner_of,
    statuses,
)

LATER = timedelta(days=10)


def at(moment: datetime) -> None:
    """Let it be another moment until the test ends."""
    clock.set_source(lambda: moment)


def subjects(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Message.subject).order_by(Message.id)))


def letters(app: Flask, subject: str) -> int:
    return subjects(app).count(subject)


def keep_up(app: Flask) -> tuple[int, int]:
    with app.app_context():
        return upkeep.remind(), upkeep.forget()


def test_monthly_sessions_keep_weekday_and_clock_time_across_the_clock_change() -> None:
    first_thursday = list(planning.moments(date(2021, 2, 4), time(14), Frequency.MONTHLY, 12))

    local = [clock.local(moment) for moment in first_thursday]
    assert [(one.month, one.strftime("%A"), one.hour) for one in local] == [
        (month % 12 or 12, "Thursday", 14) for month in range(2, 14)
    ]
    assert all(one.day <= 7 for one in local)
    assert [moment.hour for moment in first_thursday] == [14, 14, *[13] * 7, 14, 14, 14]


def test_a_fifth_weekday_becomes_the_last_where_there_is_none() -> None:
    days = [
        clock.local(one).date()
        for one in planning.moments(date(2026, 1, 29), time(9), Frequency.MONTHLY, 4)
    ]
    assert days == [date(2026, 1, 29), date(2026, 2, 26), date(2026, 3, 26), date(2026, 4, 30)]


@pytest.mark.parametrize(("frequency", "gap"), [(Frequency.WEEKLY, 7), (Frequency.FORTNIGHTLY, 14)])
def test_weekly_sessions_are_that_far_apart(frequency: Frequency, gap: int) -> None:
    days = [
        clock.local(one).date() for one in planning.moments(date(2026, 3, 2), time(9), frequency, 9)
    ]
    assert {(later - one).days for one, later in pairwise(days)} == {gap}


def test_an_officer_plans_a_year_in_one_go_and_opens_it(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    body = make_body(app, "Council")
    officer = client_as(app, Role.OFFICER)
    sent = {
        "title": "Roadshow",
        "purpose": "See how it fits.",
        "year": "2027",
        "owner": str(body),
        "contact": "Room 5",
        "frequency": "monthly",
        "minutes": "60",
        "cap": "15",
        "mode": "remote",
        "review_month": "8",
    }

    page = officer.post(f"/engagement/{record_id}/programmes/new", sent)
    plan = {"first": "2027-02-04", "at": "14:00", "number": "11"}
    desk = officer.follow(officer.post(page.location, plan))
    again = officer.follow(officer.post(page.location, plan))
    base = page.location.removesuffix("/plan")

    assert "11 sessions are planned." in desk.text()
    assert "0 sessions are planned." in again.text()
    assert visitor.browser.get(base).status_code == 404
    opened = officer.follow(officer.post(f"{base}/open", on=f"{base}/desk"))
    assert "11 sessions are open now." in opened.text()
    public = visitor.get(base)
    assert public.text().count("Thursday") == 11
    assert "Thursday 1 April 2027, 2pm" in public.text()
    with app.app_context():
        rows = db.session.execute(select(Session.capacity, Session.minutes, Session.host_id))
        assert set(rows) == {(15, 60, body)}


def test_a_form_of_a_programme_keeps_what_was_typed(app: Flask) -> None:
    officer = client_as(app, Role.OFFICER)
    url = f"/engagement/{make_record(app)}/programmes/new"

    page = officer.post(url, {"title": "Roadshow", "year": "20226", "cap": "0"})

    assert page.status == 422
    assert 'value="Roadshow"' in page.html
    assert len(page.errors()) >= 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("joining_link", "javascript:alert(1)"),
        ("joining_link", "https://"),
        ("capacity", "16"),
        ("day", "2020-01-01"),
        ("at", "25:00"),
        ("host", "999999"),
    ],
)
def test_bad_details_of_a_session_are_refused(app: Flask, field: str, value: str) -> None:
    session_id = make_session(app)
    sent = {"day": "2026-12-10", "at": "14:00", "minutes": "60", "mode": "remote", "capacity": "15"}

    page = client_as(app, Role.OFFICER).post(f"/sessions/{session_id}/edit", sent | {field: value})

    assert page.status == 422
    assert len(page.errors()) == 1, page.errors()
    assert on_session(app, session_id, lambda one: one.revision) == 0


@pytest.mark.both_databases
def test_two_sessions_of_a_programme_cannot_begin_at_once(app: Flask) -> None:
    programme_id = make_programme(app)
    starts_at = clock.now() + timedelta(days=30)
    make_session(app, programme_id, starts_at=starts_at)
    other = make_session(app, programme_id)
    local = clock.local(starts_at)
    sent = {"day": str(local.date()), "at": "12:00", "minutes": "60", "mode": "remote"}

    page = client_as(app, Role.OFFICER).post(f"/sessions/{other}/edit", sent | {"capacity": "15"})

    assert page.status == 422
    assert page.errors() == ["The programme has a session at this time already."]


def test_each_state_leads_only_where_the_table_says() -> None:
    assert {state: set(after) for state, after in STEPS.items()} == {
        State.PLANNED: {State.OPEN, State.HELD, State.CANCELLED},
        State.OPEN: {State.HELD, State.CANCELLED},
        State.HELD: {State.HELD},
        State.CANCELLED: set(),
    }


@pytest.mark.both_databases
def test_reminders_go_once_a_week_ahead_and_once_a_day_ahead(app: Flask) -> None:
    starts_at = clock.now() + timedelta(days=20)
    session_id = make_session(app, starts_at=starts_at, capacity=2)
    for _one in range(3):
        book(app, session_id)
    on_session(app, make_session(app, starts_at=starts_at), lambda one: None)
    week, day = "Your session is in a week", "Your session is within a day"

    counts = []
    for before in (timedelta(days=8), timedelta(days=7), timedelta(days=2), timedelta(hours=24)):
        at(starts_at - before)
        keep_up(app)
        keep_up(app)
        counts.append((letters(app, week), letters(app, day)))

    assert counts == [(0, 0), (2, 0), (2, 0), (2, 2)]


def test_who_books_late_gets_only_the_reminder_still_ahead(app: Flask) -> None:
    starts_at = clock.now() + timedelta(days=20)
    session_id = make_session(app, starts_at=starts_at)
    at(starts_at - timedelta(days=3))
    book(app, session_id)
    keep_up(app)
    assert letters(app, "Your session is in a week") == 0

    at(starts_at - timedelta(hours=3))
    book(app, session_id)
    keep_up(app)
    assert letters(app, "Your session is within a day") == 1


def test_a_session_moved_close_gets_only_the_reminder_still_ahead(app: Flask) -> None:
    session_id = make_session(app, starts_at=clock.now() + timedelta(days=20))
    book(app, session_id)
    soon = {"starts_at": clock.now() + timedelta(days=3)}
    on_session(app, session_id, lambda one: running.change(one, soon, by=SYSTEM))

    assert keep_up(app)[0] == 0
    at(soon["starts_at"] - timedelta(hours=5))
    assert keep_up(app)[0] == 1


def test_a_session_called_off_reminds_nobody(app: Flask) -> None:
    starts_at = clock.now() + timedelta(days=5)
    session_id = make_session(app, starts_at=starts_at)
    book(app, session_id)
    on_session(app, session_id, lambda one: running.call_off(one, "Snow.", by=SYSTEM))

    at(starts_at - timedelta(hours=3))
    assert keep_up(app) == (0, 0)


def test_marking_who_came_on_one_page(app: Flask) -> None:
    starts_at = clock.now() + LATER
    session_id = make_session(app, starts_at=starts_at)
    came, stayed_away = book(app, session_id, name="Ailsa"), book(app, session_id)
    officer = client_as(app, Role.OFFICER)
    early = officer.post(f"/sessions/{session_id}/attendance", {"came": came, "walk_ins": "1"})
    assert early.status == 409

    at(starts_at + timedelta(hours=1))
    officer = client_as(app, Role.OFFICER)
    url = f"/sessions/{session_id}/attendance"
    wrong = officer.post(url, {"came": came, "walk_ins": "-1"})
    desk = officer.follow(officer.post(url, {"came": came, "walk_ins": "2"}))

    assert wrong.status == 422
    assert f'value="{came}" id="came" checked' in wrong.html
    assert on_booking(app, came, lambda b: b.status) is Status.ATTENDED
    assert on_booking(app, stayed_away, lambda b: b.status) is Status.ABSENT
    assert "<dt>Came</dt><dd>3</dd>" in desk.html
    mended = officer.follow(officer.post(url, {"came": [came, stayed_away], "walk_ins": "0"}))
    assert "<dt>Came</dt><dd>2</dd>" in mended.html


@pytest.mark.both_databases
def test_support_is_met_in_time_only_before_the_session(app: Flask) -> None:
    record_id = make_record(app)
    starts_at = clock.now() + LATER
    session_id = make_session(app, make_programme(app, record_id), starts_at=starts_at)
    kinds = (SupportKind.TRAVEL, SupportKind.LARGE_PRINT, SupportKind.OTHER)
    booked = book(app, session_id, needs=kinds)
    book(app, session_id)

    def answer(place: int, given: SupportAnswer) -> None:
        on_booking(
            app, booked, lambda b: needs.answer(bookings.needs_of(b)[place], given, by=SYSTEM)
        )

    answer(0, SupportAnswer.MET)
    answer(1, SupportAnswer.NOT_MET)
    at(starts_at + timedelta(minutes=1))
    answer(2, SupportAnswer.MET)

    with app.app_context():
        assert facts.support(record_id) == facts.SupportCounts(2, 2, 3, 1)
        found = record_facts.support(record_id, needs_summary="Step-free rooms.")
    assert found is not None
    assert (found.bookings, found.bookings_asked) == (2, 2)
    assert (found.requests, found.requests_met_in_time) == (3, 1)


@pytest.mark.both_databases
def test_names_addresses_and_needs_go_after_thirty_days_save_the_counts(app: Flask) -> None:
    record_id = make_record(app)
    starts_at = clock.now() + LATER
    session_id = make_session(app, make_programme(app, record_id), starts_at=starts_at)
    booked = book(app, session_id, name="Ailsa", needs=(SupportKind.TRAVEL,), needs_detail="Bus")
    on_booking(
        app,
        booked,
        lambda b: needs.answer(bookings.needs_of(b)[0], SupportAnswer.MET, by=SYSTEM),
    )
    at(starts_at + timedelta(hours=1))
    held(app, session_id, {booked}, walk_ins=1)
    with app.app_context():
        before = (facts.support(record_id), facts.sessions(record_id)[0].headcount)

    at(starts_at + timedelta(days=30))
    assert keep_up(app)[1] == 0
    at(starts_at + timedelta(days=30, minutes=1))
    assert keep_up(app)[1] == 1
    assert keep_up(app)[1] == 0

    with app.app_context():
        one = db.session.get_one(Booking, booked)
        assert (one.name, one.email, one.key, one.form_key) == ("", None, None, None)
        assert one.status is Status.ATTENDED
        assert db.session.scalar(select(func.count()).select_from(SupportRequest)) == 0
        assert (facts.support(record_id), facts.sessions(record_id)[0].headcount) == before
    page = client_as(app, Role.OFFICER).get(f"/sessions/{session_id}/desk")
    assert "There were 1, and 1 were met in time." in page.text()


@pytest.mark.both_databases
def test_people_who_came_again_count_only_where_they_agreed(app: Flask) -> None:
    record_id = make_record(app)
    programme_id = make_programme(app, record_id)
    agreed = {"email": "ailsa@example.org", "may_count_return": True}
    for number in (1, 2):
        starts_at = clock.now() + timedelta(days=number)
        session_id = make_session(app, programme_id, starts_at=starts_at)
        came = {
            book(app, session_id, **agreed),
            book(app, session_id, email="rory@example.org"),
        }
        before = clock.now()
        at(starts_at + timedelta(hours=1))
        held(app, session_id, came)
        at(before)

    with app.app_context():
        assert facts.returning(record_id) == facts.ReturningCounts(True, 1)
        keys = set(db.session.scalars(select(Booking.returning_key)))
    assert len(keys) == 2
    assert not any(key and "ailsa" in key for key in keys)
    at(clock.now() + timedelta(days=370))
    keep_up(app)
    with app.app_context():
        assert facts.returning(record_id) == facts.ReturningCounts(False, 0)
        assert record_facts.returning(record_id) is None


def test_activities_held_stand_in_the_record_with_their_headcount(app: Flask) -> None:
    record_id = make_record(app)
    programme_id = make_programme(app, record_id)
    starts_at = clock.now() + LATER
    session_id = make_session(app, programme_id, starts_at=starts_at, leader="Chair of the board")
    called_off = make_session(app, programme_id, starts_at=starts_at + LATER)
    on_session(app, called_off, lambda one: running.call_off(one, "Snow.", by=SYSTEM))
    booked = book(app, session_id)
    at(starts_at + timedelta(hours=1))
    held(app, session_id, {booked}, walk_ins=4)

    with app.app_context():
        (one,) = record_facts.held(record_id)
    assert (one.id, one.headcount, one.led_by) == (f"session-{session_id}", 5, "Chair of the board")
    assert one.held_on == clock.local(starts_at).date()
    assert one.as_fact().notice_working_days == 8


def test_only_the_organisers_see_who_booked_and_what_they_need(app: Flask) -> None:
    body, other = make_body(app, "Fire service"), make_body(app, "Health board")
    session_id = make_session(app, host_id=body)
    book(app, session_id, name="Ailsa", needs=(SupportKind.OTHER,), needs_detail="A quiet chair")
    with app.app_context():
        request_id = db.session.scalars(select(SupportRequest.id)).one()
    urls = [f"/sessions/{session_id}/{page}" for page in ("desk", "edit", "attendance", "call-off")]
    urls.append(f"/support/{request_id}")
    may = {"officer": client_as(app, Role.OFFICER), "host": partner_of(app, body)}
    may_not = {
        "another partner": partner_of(app, other),
        "auditor": client_as(app, Role.AUDITOR),
        "checker": client_as(app, Role.CHECKER),
        "resident": client_as(app, Role.RESIDENT),
    }

    for name, client in may.items():
        assert {client.browser.get(url).status_code for url in urls} == {200}, name
    for name, client in may_not.items():
        assert {client.browser.get(url).status_code for url in urls} == {403}, name
    assert {Client(app).browser.get(url).status_code for url in urls} == {303}
    assert "A quiet chair" in may["host"].get(urls[0]).text()


def test_a_host_of_one_session_does_not_run_the_programme(app: Flask) -> None:
    body = make_body(app, "Fire service")
    programme_id = make_programme(app)
    session_id = make_session(app, programme_id, host_id=body)
    host = partner_of(app, body)

    assert host.browser.get(f"/sessions/{session_id}/desk").status_code == 200
    assert host.browser.get(f"/programmes/{programme_id}/desk").status_code == 403
    assert host.get("/programmes").status == 200


def test_an_officer_gives_a_place_back_for_somebody_who_rang(app: Flask) -> None:
    session_id = make_session(app, capacity=1)
    first, _second = book(app, session_id), book(app, session_id)
    officer = client_as(app, Role.OFFICER)

    desk = f"/sessions/{session_id}/desk"
    officer.follow(officer.post(f"/sessions/{session_id}/bookings/{first}/take-out", on=desk))

    assert statuses(app, session_id) == {Status.CANCELLED: 1, Status.BOOKED: 1}


def test_moments_are_stored_in_utc(app: Flask) -> None:
    summer = clock.from_local(date(2027, 6, 3), time(14))
    session_id = make_session(app, starts_at=summer)

    assert summer == datetime(2027, 6, 3, 13, tzinfo=UTC)
    page = client_as(app, Role.OFFICER).get(f"/sessions/{session_id}")
    assert "Thursday 3 June 2027, 2pm" in page.text()
