"""A partnership raises its floors: everything that is let out later is held to them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

import pbapp
from pbapp.access.roles import SYSTEM
from pbapp.activities.ages import Age
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.pulse.released import results_out
from pbapp.activities.releases.floors import FLOOR, SENSITIVE_FLOOR, floors_now
from pbapp.activities.releases.models import StoredRelease
from pbapp.activities.surveys import queries as surveys
from pbapp.activities.surveys.kinds import Kind
from pbapp.activities.surveys.results import results_of
from pbapp.db import db, transaction
from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.engagement import releases
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.labels import CATEGORIES
from pbapp.engagement.thresholds import actions
from tests.factories.activities import (
    CLOSED,
    add_pulse_replies,
    add_replies,
    count_pulse,
    make_pulse,
    make_survey,
)
from tests.factories.engagement import activity, add_rows, make_record, read
from tests.factories.reach import count_people, publish

ROOT = Path(pbapp.__file__).parent
GATE = {"protect_breakdown", "protect_mean", "protect_share", "protect_table"}


def raise_floors(app: Flask, floor: int, sensitive: int) -> None:
    with app.app_context(), transaction():
        actions.set_thresholds({FLOOR: floor, SENSITIVE_FLOOR: sensitive}, by=SYSTEM)


@pytest.mark.both_databases
def test_the_usual_floors_hold_until_a_partnership_raises_them(app: Flask) -> None:
    with app.app_context():
        assert floors_now() == DEFAULT_FLOORS
    raise_floors(app, 8, 12)
    with app.app_context():
        assert floors_now() == Floors(8, 12)
        assert floors_now().rules == "disclosure/1 (8, 12)"


def test_the_answers_of_a_survey_are_held_to_them(app: Flask) -> None:
    asked = [{"kind": Kind.CHOICE, "wording": "When?", "choices": ["Early", "Noon", "Late"]}]
    survey_id = make_survey(app, CLOSED, asked=asked)
    add_replies(app, survey_id, *[{0: 0}] * 22, *[{0: 1}] * 13, *[{0: 2}] * 7)

    def shown() -> list[str]:
        with app.app_context():
            (answers,) = results_of(surveys.get(survey_id)).versions[Age.ADULT]
            return [one.text for _words, one in answers.rows]

    assert shown() == ["20", "15", "5"]
    raise_floors(app, 8, 10)
    assert shown() == ["20", "[c]", "[c]"]


def test_a_mean_is_held_to_them(app: Flask) -> None:
    def means() -> set[str]:
        pulse_id, _code = make_pulse(app, CLOSED)
        add_pulse_replies(app, pulse_id, *[5, 4] * 3)
        count_pulse(app, pulse_id)
        with app.app_context():
            return {one.scored.printed for one in results_out(pulses.run(pulse_id).thing)}

    assert means() == {"4.5"}
    raise_floors(app, 7, 10)
    assert means() == {""}


@pytest.mark.parametrize(
    ("dimension", "floor", "sensitive"), [(Dimension.FIFTH, 8, 10), (Dimension.AGE, 5, 15)]
)
def test_who_was_heard_is_held_to_them(
    app: Flask, dimension: Dimension, floor: int, sensitive: int
) -> None:
    record_id = make_record(app)
    raise_floors(app, floor, sensitive)
    names = list(CATEGORIES[dimension])
    few = 7 if dimension is Dimension.FIFTH else 14
    people = dict.fromkeys(names, 60) | dict(zip(names, (few, 37, 41), strict=False))
    count_people(app, record_id, people, dimension)
    publish(app, record_id)

    found = read(app, record_id, lambda one: releases.latest(one.id)[f"reach-{dimension.value}"])

    assert [shown.text for shown in found.cells.values()][:3] == ["[c]", "[c]", "40"]
    assert found.rules_version == f"disclosure/1 ({floor}, {sensitive})"


def test_people_by_activity_are_held_to_them_and_what_is_out_stays(app: Flask) -> None:
    early, late = make_record(app), make_record(app)
    for record_id in (early, late):
        add_rows(app, record_id, activity(headcount=7), activity(name="Fair", headcount=60))
    publish(app, early)
    raise_floors(app, 8, 10)
    publish(app, late)

    def shown(record_id: int) -> list[str]:
        heads = read(app, record_id, lambda one: releases.latest(one.id)["heads"])
        return [one.text for one in (*heads.cells.values(), heads.total)]

    assert (shown(early), shown(late)) == (["5", "60", "65"], ["[c]", "[c]", "[c]"])
    with app.app_context():
        kept = db.session.scalars(select(StoredRelease.rules_version).order_by(StoredRelease.id))
        assert list(kept) == ["disclosure/1", "disclosure/1 (8, 10)"]


def test_nothing_passes_the_gate_without_the_floors_of_the_partnership() -> None:
    rows = [*ROOT.glob("activities/**/*.py"), *ROOT.glob("engagement/**/*.py")]
    calls = [
        (path.name, node)
        for path in rows
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and GATE & {ast.unparse(one).rsplit(".")[-1] for one in (node.func, *node.args[:1])}
    ]
    assert len(calls) >= 7
    assert [
        (name, node.lineno)
        for name, node in calls
        if "floors" not in {one.arg for one in node.keywords}
    ] == []
