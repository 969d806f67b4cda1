"""Making rounds and taking steps by hand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import SYSTEM, Actor
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement.models import Engagement
from pbapp.facilitation import actions
from pbapp.places.models import Area, AreaKind
from pbapp.proposals.lifecycle import Stage
from pbapp.refusals import Refused, Unfit
from pbapp.rounds import actions as rounds
from pbapp.rounds import queries
from pbapp.rounds.actions import Barred
from pbapp.rounds.lifecycle import Action, Bar, Phase
from pbapp.rounds.models import MoneyKind, Pot, Round
from pbapp.rounds.patterns import Pattern, draft
from tests.factories.people import make_user
from tests.factories.rounds import make_project, make_round, stored

NAMED = {"name": "Our Wee Pot", "summary": "For good things.", "contact": "pb@ardnellan.example"}


def events(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)))


def make_drafted(app: Flask, pattern: Pattern, **changes: Any) -> int:
    user_id = make_user(app).id
    with app.test_request_context(), transaction() as session:
        area = Area(name="Port Nellan", kind=AreaKind.LOCALITY)
        session.add(area)
        session.flush()
        round = draft(pattern, area_id=area.id, **(NAMED | changes))
        return actions.make_round(round, by=Actor(user_id, "")).id


@pytest.mark.both_databases
@pytest.mark.parametrize("pattern", Pattern)
def test_a_new_round_is_a_draft_with_its_engagement_record(app: Flask, pattern: Pattern) -> None:
    round_id = make_drafted(app, pattern)

    assert stored(app, Round, round_id).phase is Phase.DRAFT
    assert events(app)[:2] == [Event.ROUND_MADE, Event.ENGAGEMENT_OPENED]
    with app.app_context():
        assert db.session.scalars(select(Engagement.round_id)).all() == [round_id]


def advance(app: Flask, round_id: int, **kwargs: Any) -> None:
    with app.app_context(), transaction():
        actions.advance(queries.get(round_id), by=SYSTEM, reason="Now.", **kwargs)


@pytest.mark.parametrize("pattern", [p for p in Pattern if p is not Pattern.EMPTY])
def test_a_round_from_a_pattern_is_ready_to_open_at_once(app: Flask, pattern: Pattern) -> None:
    round_id = make_drafted(app, pattern)
    advance(app, round_id)

    assert stored(app, Round, round_id).phase is Phase.COLLECTING


def test_an_empty_round_is_told_all_that_is_missing(app: Flask) -> None:
    round_id = make_drafted(app, Pattern.EMPTY, contact="")
    with pytest.raises(Barred) as refusal:
        advance(app, round_id)

    assert refusal.value.barred_by == [Bar.NO_POT, Bar.NO_MONEY, Bar.CALENDAR, Bar.NO_CONTACT]


def test_opening_voting_freezes_the_rules_and_closing_it_closes_the_box(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "Path lights", 900_00)

    advance(app, round_id, expected=Action.OPEN_VOTING)
    assert stored(app, Round, round_id).rules_hash
    advance(app, round_id, expected=Action.CLOSE_VOTING)

    assert stored(app, Round, round_id).phase is Phase.COUNTING
    assert events(app) == [
        Event.ROUND_ADVANCED,
        Event.BOX_OPENED,
        Event.ROUND_ADVANCED,
        Event.BOX_CLOSED,
    ]


def test_voting_that_would_be_over_at_once_does_not_open(app: Flask) -> None:
    past = {"voting_closes_at": clock.now(), "voting_opens_at": clock.now() - timedelta(days=9)}
    round_id = make_round(app, Phase.DISCUSSING, **past)
    make_project(app, round_id, "Path lights", 900_00)
    with pytest.raises(Barred) as refusal:
        advance(app, round_id)

    assert Bar.TOO_LATE in refusal.value.barred_by
    assert stored(app, Round, round_id).rules_hash is None


def test_a_step_that_somebody_else_took_meanwhile_is_not_taken_twice(app: Flask) -> None:
    round_id = make_round(app, Phase.COLLECTING)
    advance(app, round_id, expected=Action.CLOSE_IDEAS)
    with pytest.raises(Refused, match="moved on"):
        advance(app, round_id, expected=Action.CLOSE_IDEAS)


def test_a_result_is_not_published_from_the_desk_without_its_count(app: Flask) -> None:
    with pytest.raises(Barred) as refusal:
        advance(app, make_round(app, Phase.COUNTING))

    assert refusal.value.barred_by == [Bar.NOT_PUBLISHED]


def test_a_closed_round_stays_closed(app: Flask) -> None:
    with pytest.raises(Refused, match="no further step"):
        advance(app, make_round(app, Phase.CLOSED))


def change_pot(app: Flask, round_id: int, **values: Any) -> int:
    given = {"name": "Main pot", "money_pence": 30_000_00, "most_pence": None}
    with app.app_context(), transaction():
        pot = queries.pot_of(round_id, queries.get(round_id).pots[0].id)
        actions.change_pot(pot, given | {"kind": MoneyKind.REVENUE} | values, by=SYSTEM)
        return pot.id


@pytest.mark.parametrize("name", ["money_pence", "most_pence"])
def test_a_pot_cannot_go_below_what_an_idea_asks_for(app: Flask, name: str) -> None:
    round_id = make_round(app)
    make_project(app, round_id, "Path lights", 900_00, stage=Stage.SENT)
    make_project(app, round_id, "Declined", 5_000_00, stage=Stage.DECLINED)

    with pytest.raises(Unfit) as refusal:
        change_pot(app, round_id, **{name: 899_99})
    assert refusal.value.faults == {name: "An idea already asks for £900. Enter that much or more."}
    pot_id = change_pot(app, round_id, **{name: 900_00})
    assert getattr(stored(app, Pot, pot_id), name) == 900_00


def test_no_money_is_refused_as_no_money_even_where_an_idea_asks(app: Flask) -> None:
    round_id = make_round(app)
    make_project(app, round_id, "Path lights", 900_00)
    with pytest.raises(Unfit) as refusal:
        change_pot(app, round_id, money_pence=0)

    assert refusal.value.faults == {"money_pence": "Enter more than £0."}


def test_a_pot_that_an_idea_names_stays(app: Flask) -> None:
    round_id = make_round(app, Phase.DRAFT)
    make_project(app, round_id, "Path lights", 900_00, stage=Stage.DRAFT)
    with pytest.raises(Refused, match="has to stay"):
        remove_pot(app, round_id)


def remove_pot(app: Flask, round_id: int) -> None:
    with app.app_context(), transaction():
        pot = queries.pot_of(round_id, queries.get(round_id).pots[0].id)
        actions.remove_pot(pot, by=SYSTEM)


@pytest.mark.both_databases
def test_a_change_begun_before_voting_opened_is_refused_after(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            pytest.skip("SQLite lets one writer in at a time, so this cannot happen there")
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "Path lights", 900_00)

    with app.app_context(), transaction():
        begun = queries.get(round_id)
        with ThreadPoolExecutor(1) as other:
            other.submit(advance, app, round_id).result()
        assert begun.phase is Phase.DISCUSSING
        with pytest.raises(Refused, match="Voting has opened"):
            rounds.change(begun, {"ballot_max": 9}, by=SYSTEM)

    assert stored(app, Round, round_id).ballot_max == 3
