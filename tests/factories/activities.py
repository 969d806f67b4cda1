"""Surveys, pulses and looks at places, with replies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask

from pbapp.access.roles import SYSTEM
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel, random_key
from pbapp.activities.place_standard import actions as looking
from pbapp.activities.place_standard import queries as looks
from pbapp.activities.place_standard.kinds import Mode
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.place_standard.themes import LATEST
from pbapp.activities.pulse import actions as pulsing
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.surveys import actions as asking
from pbapp.activities.surveys import queries
from pbapp.activities.surveys.kinds import Kind, Output, Topic
from pbapp.activities.surveys.models import PersonalQuestion, Question, Reply, Survey
from pbapp.db import transaction
from tests.factories.engagement import days, make_area, make_record

ASKED: tuple[dict[str, Any], ...] = (
    {"kind": Kind.CHOICE, "wording": "When should the bus run?", "choices": ["Early", "Late"]},
    {"kind": Kind.SEVERAL, "wording": "Who uses it?", "choices": ["Me", "My family", "Nobody"]},
    {"kind": Kind.SCALE, "wording": "Is the bus good?"},
    {"kind": Kind.NUMBER, "wording": "How often a month?"},
    {"kind": Kind.TEXT, "wording": "What else?"},
)
OPEN = {"opens_on": 0, "closes_on": 10, "ready_on": 0}
CLOSED = {"opens_on": -30, "closes_on": -1, "ready_on": -30}
PUBLISHED = CLOSED | {"results_on": 0}
DRAFT = {"opens_on": 0, "closes_on": 10}


def dated(standing: Mapping[str, int]) -> dict[str, Any]:
    """Days from today as days."""
    return {name: days(number) for name, number in standing.items()}


def make_survey(
    app: Flask,
    standing: Mapping[str, int] = OPEN,
    *,
    asked: Iterable[Mapping[str, Any]] = ASKED,
    ages: Iterable[Age] = (Age.ADULT,),
    personal: Mapping[Topic, Output] | None = None,
    engagement_id: int | None = None,
) -> int:
    """A survey about a bus; returns its id."""
    record_id = engagement_id or make_record(app)
    stands = dated(CLOSED if standing is PUBLISHED else standing)
    with app.app_context(), transaction() as session:
        survey = Survey(
            engagement_id=record_id, title="Our bus", purpose="We will mend it.", **stands
        )
        session.add(survey)
        session.flush()
        for age in ages:
            for place, question in enumerate(asked, 1):
                session.add(Question(survey_id=survey.id, age=age, place=place, **question))
        for place, (topic, output) in enumerate((personal or {}).items(), 1):
            row = PersonalQuestion(survey_id=survey.id, place=place, topic=topic, output=output)
            session.add(row)
        survey_id = survey.id
    if standing is PUBLISHED:
        publish_survey(app, survey_id)
    return survey_id


def publish_survey(app: Flask, survey_id: int) -> None:
    """Let its results out."""
    with app.app_context(), transaction():
        asking.publish(queries.get(survey_id), by=SYSTEM)


def publish_run(app: Flask, run_id: int) -> None:
    """Let the results of a look at a place out."""
    with app.app_context(), transaction():
        looking.publish(looks.get_public(run_id), by=SYSTEM)


def question_ids(app: Flask, survey_id: int, age: Age = Age.ADULT) -> list[int]:
    """Keys of a version's questions, in order."""
    with app.app_context():
        return [question.id for question in queries.get(survey_id).asks(age)]


def add_replies(
    app: Flask,
    survey_id: int,
    *replies: Mapping[int, Any],
    age: Age = Age.ADULT,
    channel: Channel = Channel.ONLINE,
) -> None:
    """Replies: place of the question, from 0, to the answer."""
    keys = question_ids(app, survey_id, age)
    with app.app_context(), transaction() as session:
        for reply in replies:
            answers = {str(keys[place]): answer for place, answer in reply.items()}
            row = Reply(survey_id=survey_id, age=age, channel=channel, answers=answers)
            row.form_key = str(random_key())
            session.add(row)


def make_pulse(
    app: Flask,
    standing: Mapping[str, int] = OPEN,
    *,
    engagement_id: int | None = None,
    **given: Any,
) -> tuple[int, str]:
    """Five questions about a drop-in; returns its id and its code."""
    record_id = engagement_id or make_record(app)
    with app.app_context(), transaction() as session:
        pulse = Pulse(engagement_id=record_id, title="Drop-in", **dated(standing), **given)
        session.add(pulse)
        session.flush()
        return pulse.id, pulse.code


def add_pulse_replies(app: Flask, pulse_id: int, *points: int | None) -> None:
    """Replies that give every question the same points; None: a comment alone."""
    with app.app_context(), transaction() as session:
        for one in points:
            row = PulseReply(pulse_id=pulse_id, form_key=str(random_key()))
            row.easy = row.understood = row.listened = row.respect = row.again_or_learnt = one
            row.comment = "" if one else "Nothing to say"
            session.add(row)


def count_pulse(app: Flask, pulse_id: int) -> None:
    """Count its answers for good."""
    with app.app_context(), transaction():
        pulsing.count(pulses.run(pulse_id).thing, by=SYSTEM)


def make_run(
    app: Flask,
    standing: Mapping[str, int] = OPEN,
    *,
    engagement_id: int | None = None,
    **given: Any,
) -> int:
    """A look at Port Nellan; returns its id."""
    record_id = engagement_id or make_record(app)
    area_id = make_area(app)
    with app.app_context(), transaction() as session:
        run = PlaceRun(
            engagement_id=record_id,
            title="How is Port Nellan?",
            version=LATEST,
            area_id=area_id,
            **dated(standing),
            **given,
        )
        session.add(run)
        session.flush()
        return run.id


def add_responses(
    app: Flask,
    run_id: int,
    *scores: Mapping[str, int],
    age: Age = Age.ADULT,
    group_size: int | None = None,
    mode: Mode | None = None,
) -> None:
    """Responses of people, or of groups where a size is given."""
    mode = mode or (Mode.GROUP if group_size else Mode.INDIVIDUAL)
    with app.app_context(), transaction() as session:
        for one in scores:
            row = PlaceResponse(run_id=run_id, age=age, mode=mode, group_size=group_size)
            row.scores, row.channel, row.form_key = dict(one), Channel.PAPER, str(random_key())
            session.add(row)
