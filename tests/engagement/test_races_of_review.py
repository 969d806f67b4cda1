"""Two officers who rate or review one record, and people who answer, at the same moment."""

from __future__ import annotations

from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import SYSTEM, Actor, Role
from pbapp.activities.pulse import actions as pulses
from pbapp.activities.pulse import queries as looks
from pbapp.activities.pulse.models import QUESTIONS, PulseReply
from pbapp.activities.releases.models import StoredRelease
from pbapp.activities.surveys import actions as asking
from pbapp.activities.surveys import queries as surveys
from pbapp.db import db
from pbapp.engagement import actions, queries
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import IndicatorRating, Review
from tests.engagement.test_races import AT_ONCE, at_once
from tests.factories.activities import CLOSED, add_replies, make_pulse, make_survey
from tests.factories.engagement import make_full_record
from tests.factories.people import make_user

pytestmark = pytest.mark.both_databases


def stored(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_two_officers_who_sign_one_indicator_leave_one_rating(app: Flask) -> None:
    record_id = make_full_record(app)
    who = [make_user(app, Role.OFFICER) for _number in range(AT_ONCE)]

    def sign(points: int, user_id: int) -> None:
        by = Actor(user_id, "officer")
        actions.rate(queries.get(record_id), "COM6", points, "", by=by)

    acts = [partial(sign, points, one.id) for points, one in enumerate(who, start=1)]
    found = at_once(app, acts)

    assert "done" in found
    assert stored(app, IndicatorRating) == 1


def test_a_record_is_accepted_once_however_many_press(app: Flask) -> None:
    record_id = make_full_record(app, State.SUBMITTED)
    by = Actor(make_user(app, Role.OFFICER).id, "officer")

    def accept() -> None:
        actions.review(queries.get(record_id), accepted=True, comments={}, by=by)

    assert at_once(app, [accept] * AT_ONCE) == ["done"] + ["refused"] * (AT_ONCE - 1)
    assert stored(app, Review) == 1


def test_one_form_of_a_pulse_is_kept_once_however_often_it_comes(app: Flask) -> None:
    _pulse_id, code = make_pulse(app)

    def answer() -> None:
        given = {QUESTIONS[0]: 4}
        pulses.answer(looks.by_code(code), given, "", form_key="one", source="192.0.2.1")

    assert at_once(app, [answer] * AT_ONCE) == ["done"] * AT_ONCE
    assert stored(app, PulseReply) == 1


def test_a_survey_comes_out_once_however_many_press(app: Flask) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{0: 0}] * 12)

    def publish() -> None:
        asking.publish(surveys.get(survey_id), by=SYSTEM)

    assert at_once(app, [publish] * AT_ONCE) == ["done"] + ["refused"] * (AT_ONCE - 1)
    assert stored(app, StoredRelease) == 1
