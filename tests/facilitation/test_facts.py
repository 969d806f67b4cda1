"""What is known of rounds, gathered with few statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from pbapp import clock
from pbapp.db import db, transaction
from pbapp.facilitation import facts
from pbapp.proposals.lifecycle import Stage
from pbapp.rounds import queries
from pbapp.rounds.lifecycle import Phase, RoundFacts
from pbapp.rounds.models import Pot, Round
from tests.factories.rounds import make_project, make_round, stored

PLAIN = RoundFacts(
    pots=1,
    money_pence=30_000_00,
    calendar_in_order=True,
    voter_checks=1,
    has_contact=True,
    pots_without_projects=1,
)


def known(app: Flask, round_id: int) -> RoundFacts:
    with app.app_context():
        return facts.of(queries.get(round_id))


@pytest.mark.both_databases
def test_a_round_without_ideas_has_a_pot_without_projects(app: Flask) -> None:
    assert known(app, make_round(app)) == PLAIN


@pytest.mark.parametrize(
    ("settings", "changed"),
    [
        ({"contact": "  "}, {"has_contact": False}),
        ({"check_by_card": True}, {"voter_checks": 2}),
        ({"check_by_email": False}, {"voter_checks": 0}),
        ({"voting_closes_at": None}, {"calendar_in_order": False}),
    ],
)
def test_a_setting_is_a_fact(app: Flask, settings: dict[str, Any], changed: dict[str, Any]) -> None:
    assert known(app, make_round(app, **settings)) == replace(PLAIN, **changed)


@pytest.mark.both_databases
def test_ideas_count_by_their_stage_and_pots_by_their_projects(app: Flask) -> None:
    round_id = make_round(app)
    for title, stage in {
        "Path lights": Stage.PROJECT,
        "Bike shed": Stage.PROJECT,
        "Garden": Stage.SENT,
        "Mural": Stage.NEEDS_INFORMATION,
        "Swing": Stage.DRAFT,
        "Slide": Stage.DECLINED,
    }.items():
        make_project(app, round_id, title, 900_00, stage=stage)
    with app.app_context(), transaction() as session:
        session.add(Pot(round_id=round_id, name="Small pot", money_pence=1_00))

    assert known(app, round_id) == replace(
        PLAIN, pots=2, money_pence=30_001_00, ideas_waiting=2, projects=2, pots_without_projects=1
    )


def test_a_part_that_would_be_over_before_it_begins_is_too_late(app: Flask) -> None:
    now = clock.now()

    assert known(app, make_round(app, Phase.DRAFT, ideas_close_at=now)).too_late
    later = make_round(app, Phase.DRAFT, ideas_close_at=now + timedelta(minutes=1))
    assert not known(app, later).too_late


def test_the_next_date_is_that_of_the_next_step(app: Flask) -> None:
    discussing = stored(app, Round, make_round(app, Phase.DISCUSSING))

    assert facts.due_at(discussing) == discussing.voting_opens_at


@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.DECIDED, Phase.DELIVERING, Phase.CLOSED])
def test_from_the_count_on_no_step_comes_by_itself(app: Flask, phase: Phase) -> None:
    assert facts.due_at(stored(app, Round, make_round(app, phase))) is None


def test_three_rounds_take_as_many_statements_as_one(app: Flask) -> None:
    for number in range(3):
        make_project(app, make_round(app), f"Idea {number}", 100_00, stage=Stage.SENT)

    with app.app_context():
        rounds = queries.every()
        statements: list[str] = []
        event.listen(db.engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
        facts.of_each(rounds[:1])
        for_one = len(statements)
        facts.of_each(rounds)

    assert len(statements) == 2 * for_one
