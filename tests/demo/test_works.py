"""The story of the records holds: each topic of a record is there, as far as its story goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.results import results_of as looks
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking, Programme, Session
from pbapp.activities.sessions.queries.uptake import review_of, uptake
from pbapp.activities.surveys import queries as surveys
from pbapp.activities.surveys.models import Survey
from pbapp.activities.surveys.results import results_of
from pbapp.audit import Event, entries_about
from pbapp.db import db
from pbapp.engagement import queries
from pbapp.engagement.facts import facts_of
from pbapp.engagement.lifecycle import State
from pbapp.engagement.loop.queries.owed import overdue
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.queries import Lack, standing
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.releases.queries import latest
from pbapp.engagement.review.queries import flagged
from pbapp.standards.framework import Tier


@pytest.fixture
def app_context(told: Flask) -> Iterator[Flask]:
    """Within the demo, on the day it was loaded."""
    clock.set_source()
    with told.test_request_context():
        yield told


def named(title: str) -> Engagement:
    key = db.session.scalars(select(Engagement.id).where(Engagement.title == title)).one()
    return queries.get(key)


@pytest.mark.usefixtures("app_context")
def test_there_is_work_of_each_size_and_at_each_stage() -> None:
    rows = db.session.execute(select(Engagement.title, Engagement.tier, Engagement.state)).all()
    found = {row.title: (row.tier, row.state) for row in rows}

    assert found["Ardnellan in ten years"] == (Tier.FULL, State.CLOSED)
    assert found["Warm homes in Kirkbrae"] == (Tier.STANDARD, State.LIVE)
    assert found["A name for the new path"] == (Tier.LIGHT, State.LIVE)
    assert found["Safe ways to school in the glen"] == (Tier.STANDARD, State.PLANNING)
    assert found["When should the library be open?"] == (Tier.STANDARD, State.ANALYSING)
    assert found["A new place for the glass bins"] == (Tier.STANDARD, State.WITHDRAWN)
    assert found["Evening buses to Kirkbrae"] == (Tier.STANDARD, State.SUBMITTED)


@pytest.mark.usefixtures("app_context")
def test_the_large_work_went_all_the_way_without_giving_a_reason_for_what_is_missing() -> None:
    record = named("Ardnellan in ten years")
    steps = [one for one in entries_about(record) if one.event == Event.ENGAGEMENT_MOVED.value]
    missing = [one.details["missing"] for one in steps]

    assert missing == [[]] * 7


@pytest.mark.usefixtures("app_context")
def test_what_is_owed_and_late_stands_where_people_can_act() -> None:
    assert "When should the library be open?" in {one.record.title for one in overdue()}


@pytest.mark.usefixtures("app_context")
def test_a_plan_was_agreed_after_a_change_and_another_waits_for_one_partner() -> None:
    agreed = standing(named("Ardnellan in ten years"))
    waiting = standing(named("Safe ways to school in the glen"))

    assert (agreed.version and agreed.version.number, agreed.lacks) == (2, ())
    assert waiting.lacks == (Lack.NOT_ALL,)
    assert [one.partner.organisation.name for one in waiting.partners if not one.has_agreed] == [
        "Ardnellan Health and Care Partnership"
    ]


@pytest.mark.usefixtures("app_context")
def test_sessions_were_booked_come_to_and_looked_back_on() -> None:
    over = db.session.scalars(select(Programme).where(Programme.cap == 8)).one()
    found = uptake(over)
    review = review_of(over.id)

    assert (found.held, found.booked, found.attended, found.absent, found.walk_ins) == (
        6,
        45,
        40,
        5,
        7,
    )
    assert review is not None
    assert review.published_at is not None


@pytest.mark.usefixtures("app_context")
def test_a_session_ahead_has_places_left_and_another_a_waiting_list() -> None:
    ahead = select(Session.id).where(Session.starts_at > clock.now()).order_by(Session.starts_at)
    full, free = db.session.scalars(ahead)

    assert (_bookings(full, Status.BOOKED), _bookings(full, Status.WAITLISTED)) == (6, 2)
    assert (_bookings(free, Status.BOOKED), _bookings(free, Status.WAITLISTED)) == (3, 0)


@pytest.mark.usefixtures("app_context")
def test_a_survey_is_published_with_small_numbers_hidden_and_another_is_open() -> None:
    over, now = db.session.scalars(select(Survey.id).order_by(Survey.opens_on))
    rows = results_of(surveys.get(over)).versions[Age.ADULT]
    texts = [[shown.text for _words, shown in row.rows] for row in rows]

    assert texts[0] == ["15", "25", "15", "10"]
    assert "[c]" in texts[3]
    assert surveys.get(now).results_on is None


@pytest.mark.usefixtures("app_context")
def test_a_pulse_is_counted_and_another_is_open() -> None:
    rows = db.session.execute(
        select(Pulse.closes_on, func.count(PulseReply.id))
        .join(PulseReply, PulseReply.pulse_id == Pulse.id)
        .group_by(Pulse.id)
        .order_by(Pulse.closes_on)
    ).all()

    assert [(row[0] < clock.today(), row[1]) for row in rows] == [(True, 14), (False, 6)]


@pytest.mark.usefixtures("app_context")
def test_a_place_was_looked_at_twice_by_people_and_groups() -> None:
    last = db.session.scalars(select(PlaceRun).order_by(PlaceRun.opens_on.desc())).first()
    assert last is not None
    found = looks(last)
    people, groups = found.parts
    transport = next(row for row in people.rows if row.theme.code == "transport")

    assert found.earlier is not None
    assert (people.is_groups, groups.is_groups) == (False, True)
    assert transport.change is not None
    assert transport.change > 0


@pytest.mark.usefixtures("app_context")
def test_who_was_heard_is_out_with_access_beside_the_fifths_and_a_question_answered() -> None:
    record = named("Ardnellan in ten years")
    numbers = latest(record.id)

    assert {"heads", "reach-area", "reach-fifth", "reach-access", "reach-age"} <= set(numbers)
    assert numbers["reach-fifth"].beside["lives"]["1"] > 0


@pytest.mark.usefixtures("app_context")
def test_facts_of_the_large_work_hold_every_topic() -> None:
    facts = facts_of(named("Ardnellan in ten years")).plain

    assert facts.views is not None
    assert facts.views.options
    assert facts.learning is not None
    assert facts.learning.note_published_on
    assert [one.months for one in facts.follow_ups or () if one.answered_on] == [6]
    assert facts.representatives
    assert facts.barriers
    assert facts.screen
    assert facts.support_offers


@pytest.mark.usefixtures("app_context")
def test_voices_differ_in_the_review_and_one_work_asks_another_to_join() -> None:
    assert "INC" in [line.code for line in flagged(named("Ardnellan in ten years").id)]
    request = db.session.scalars(select(JoinRequest)).one()
    assert request.reply is None


def _bookings(session_id: int, status: Status) -> int:
    query = select(func.count()).where(Booking.session_id == session_id, Booking.status == status)
    return db.session.scalar(query) or 0
