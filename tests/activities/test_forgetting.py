"""What people answered goes three months after the last day; every number that is out stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import jobs
from pbapp.access.roles import SYSTEM, Role
from pbapp.activities.ages import Age
from pbapp.activities.asked import KEPT, Channel
from pbapp.activities.changing import NotNow
from pbapp.activities.place_standard import queries as looks
from pbapp.activities.place_standard.models import PlaceResponse
from pbapp.activities.place_standard.results import results_of
from pbapp.activities.pulse.models import PulseReply
from pbapp.activities.releases.floors import FLOOR, SENSITIVE_FLOOR
from pbapp.activities.releases.models import StoredRelease
from pbapp.activities.surveys import actions, queries, quoting
from pbapp.activities.surveys.kinds import Output, Topic
from pbapp.activities.surveys.models import AboutPerson, Reply
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import Base, db, transaction
from pbapp.engagement.facts import facts_of
from pbapp.engagement.reach.queries import heard
from pbapp.engagement.thresholds.actions import set_thresholds
from tests.client import Client
from tests.factories.activities import (
    CLOSED,
    add_pulse_replies,
    add_replies,
    add_responses,
    count_pulse,
    make_pulse,
    make_run,
    make_survey,
    publish_run,
    publish_survey,
)
from tests.factories.engagement import make_record, read
from tests.factories.people import client_as

OLD = {"opens_on": -130, "closes_on": -KEPT.days - 1, "ready_on": -130}
LAST_DAY = OLD | {"closes_on": -KEPT.days}
SECRET = "My name is Ailsa and I keep bees"
PERSONAL = {Topic.AGE_BAND: Output.REACH_BY_AGE, Topic.SEX: Output.REACH_BY_CHARACTERISTIC}
PEOPLE = ({"age_band": "25-44", "sex": "woman"}, {"age_band": "80+", "sex": "man"})


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def survey_of(app: Flask, record_id: int, standing: dict[str, int] = OLD) -> int:
    survey_id = make_survey(app, standing, engagement_id=record_id, personal=PERSONAL)
    add_replies(app, survey_id, *[{0: 0, 1: [0, 2], 2: 4, 3: 8}] * 22, {0: 1, 4: SECRET})
    add_replies(app, survey_id, *[{0: 1, 2: 1, 3: 2}] * 12, channel=Channel.PAPER)
    with app.app_context(), transaction() as session:
        said = PEOPLE * 11
        session.add_all(AboutPerson(survey_id=survey_id, answers=answers) for answers in said)
    return survey_id


def look_of(app: Flask, record_id: int, standing: dict[str, int] = OLD) -> int:
    run_id = make_run(app, standing, engagement_id=record_id)
    add_responses(app, run_id, *[{"moving": 6, "work": 2}] * 20, *[{"care": 2}] * 3)
    add_responses(app, run_id, {"moving": 3}, age=Age.YOUNG, group_size=12)
    with app.app_context(), transaction() as session:
        session.scalars(select(PlaceResponse)).first().good = {"moving": SECRET}
    return run_id


def pulse_of(app: Flask, record_id: int, standing: dict[str, int] = OLD) -> int:
    pulse_id, _code = make_pulse(app, standing, engagement_id=record_id)
    add_pulse_replies(app, pulse_id, 5, 4, 4, 3, 3, None)
    with app.app_context(), transaction() as session:
        session.scalars(select(PulseReply)).first().comment = SECRET
    return pulse_id


def keep_up(app: Flask) -> None:
    with app.app_context():
        jobs.keep_up()


def tells(app: Flask) -> list[str]:
    """Tables in which the words of somebody stand."""
    with app.app_context():
        found = {t.name: db.session.execute(select(t)).all() for t in Base.metadata.sorted_tables}
    return sorted(name for name, rows in found.items() if SECRET in repr(rows))


@pytest.mark.both_databases
def test_a_record_says_the_same_when_the_replies_behind_it_are_gone(app: Flask) -> None:
    record_id = make_record(app)
    publish_survey(app, survey_of(app, record_id))
    publish_run(app, look_of(app, record_id))
    count_pulse(app, pulse_of(app, record_id))
    survey_of(app, record_id)
    assert tells(app) == ["place_response", "pulse_reply", "survey_reply"]

    def facts() -> list[Any]:
        known = read(app, record_id, lambda one: (facts_of(one).plain, facts_of(one).held))
        with app.app_context():
            return [known, heard(record_id)]

    before = facts()
    keep_up(app)

    assert facts() == before
    assert before[0][0].pulse.replies["easy"] == (3, 3, 4, 4, 5)
    assert tells(app) == []
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(PulseReply)) == 0
        assert {str(one) for one in db.session.scalars(select(Reply.answers))} == {"{}"}
        scores = select(PlaceResponse.scores, PlaceResponse.good, PlaceResponse.better)
        assert {str(tuple(one)) for one in db.session.execute(scores)} == {"({}, {}, {})"}


def test_answers_about_a_person_stand_no_longer_together(app: Flask) -> None:
    survey_id = survey_of(app, make_record(app))

    keep_up(app)

    with app.app_context():
        said = db.session.scalars(select(AboutPerson.answers)).all()
        assert {len(one) for one in said} == {1}
        assert queries.about_people(queries.get(survey_id)) == {
            "age_band": {"25-44": 11, "80+": 11},
            "sex": {"woman": 11, "man": 11},
        }


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("make", "let_out", "paths"),
    [
        (survey_of, publish_survey, ["/surveys/1/results"]),
        (look_of, publish_run, ["/places/1/results", "/places/1/results.csv"]),
    ],
)
def test_results_that_are_out_stay_as_they_are(
    app: Flask,
    visitor: Client,
    make: Callable[[Flask, int], int],
    let_out: Callable[[Flask, int], None],
    paths: list[str],
) -> None:
    let_out(app, make(app, make_record(app)))
    before = [visitor.browser.get(path).get_data() for path in paths]

    keep_up(app)

    assert [visitor.browser.get(path).get_data() for path in paths] == before


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("make", "let_out", "path"),
    [(survey_of, publish_survey, "/surveys/1"), (look_of, publish_run, "/places/1")],
)
def test_what_is_not_out_is_counted_first_and_comes_out_later(
    app: Flask,
    officer: Client,
    make: Callable[[Flask, int], int],
    let_out: Callable[[Flask, int], None],
    path: str,
) -> None:
    key = make(app, make_record(app))
    before = officer.get(f"{path}/first-look").text()
    keep_up(app)
    with app.app_context(), transaction():
        set_thresholds({FLOOR: 30, SENSITIVE_FLOOR: 30}, by=SYSTEM)

    assert officer.browser.get(f"{path}/results").status_code == 404
    assert officer.get(f"{path}/first-look").text() == before
    desk = officer.get(f"{path}/desk").text()
    assert "Closed, replies deleted" in desk
    assert "What people answered was deleted on Monday 2 November 2026." in desk
    let_out(app, key)

    assert officer.browser.get(f"{path}/results").status_code == 200
    with app.app_context():
        assert db.session.scalars(select(StoredRelease.rules_version)).all() == ["disclosure/1"]


def test_nothing_is_added_and_nothing_quoted_once_the_replies_are_gone(
    app: Flask, officer: Client
) -> None:
    survey_id = survey_of(app, make_record(app))
    run_id = look_of(app, make_record(app))
    sheet = "/places/%s/adults/sheet"
    keep_up(app)

    page = officer.post(f"/surveys/{survey_id}/adults/paper", {"q1": "1"})
    sent = {"mode": "individual", "day": "2026-07-01", "moving": "3"}

    assert page.status == 409
    assert "Replies cannot be added now." in page.text()
    assert officer.post(sheet % run_id, sent).status == 409
    with app.app_context():
        survey = queries.get(survey_id)
        with pytest.raises(NotNow):
            actions.take_back(survey, by=SYSTEM)
        with pytest.raises(NotNow):
            quoting.release(survey, survey.questions[4], "Bees", (None, None), by=SYSTEM)
    words = officer.get(f"/surveys/{survey_id}/words/5").text()
    assert "What people answered was deleted" in words
    assert "Nobody wrote anything here." not in words
    assert "Nothing" not in officer.get(f"/places/{run_id}/words").text()


def test_a_place_is_set_beside_an_earlier_look_whose_responses_are_gone(app: Flask) -> None:
    before, now = look_of(app, make_record(app)), look_of(app, make_record(app), CLOSED)
    publish_run(app, before)

    def changes() -> dict[str, Any]:
        with app.app_context():
            people = results_of(looks.get_public(now)).parts[0]
            return {row.theme.code: (row.before, row.change) for row in people.rows}

    there = changes()
    keep_up(app)

    assert changes() == there
    assert there["moving"][1] == 0


@pytest.mark.both_databases
@pytest.mark.parametrize("make", [survey_of, look_of, pulse_of])
def test_replies_are_kept_to_the_end_of_their_last_day(
    app: Flask, make: Callable[..., int]
) -> None:
    record_id = make_record(app)
    for standing in (LAST_DAY, CLOSED):
        make(app, record_id, standing)
        keep_up(app)
        assert tells(app) != []


def test_drafts_are_left_alone_and_nothing_is_done_twice(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    unready = {name: day for name, day in OLD.items() if name != "ready_on"}
    draft = make_survey(app, unready, engagement_id=record_id)
    pulse_id = pulse_of(app, record_id)

    for _time in range(2):
        keep_up(app)

    assert "deleted" not in officer.get(f"/surveys/{draft}/desk").text()
    assert "What people answered was deleted" in officer.get(f"/pulses/{pulse_id}").text()
    with app.app_context():
        events = db.session.scalars(select(AuditEntry.event)).all()
        assert [one for one in events if one.startswith("form.")] == [
            Event.RESULTS_FROZEN,
            Event.REPLIES_FORGOTTEN,
        ]
