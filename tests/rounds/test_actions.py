"""Making and changing rounds on a real database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.refusals import Refused, Unfit
from pbapp.rounds import actions, queries
from pbapp.rounds.lifecycle import STEPS, Action, Phase, RoundFacts, next_step
from pbapp.rounds.models import MoneyKind, Pot, Round
from pbapp.rounds.settings import SETTINGS
from tests.factories.rounds import make_round, stored

DECEMBER = datetime(2026, 12, 5, 17, tzinfo=UTC)
POT = {
    "name": "Small pot",
    "money_pence": 8_000_00,
    "most_pence": 500_00,
    "kind": MoneyKind.CAPITAL,
}


def change(app: Flask, round_id: int, **values: Any) -> None:
    with app.app_context(), transaction():
        actions.change(queries.get(round_id), values, by=SYSTEM)


def faults(app: Flask, round_id: int, **values: Any) -> dict[str, str]:
    with pytest.raises(Unfit) as refusal:
        change(app, round_id, **values)
    return dict(refusal.value.faults)


def events(app: Flask) -> list[tuple[str, dict[str, Any]]]:
    with app.app_context():
        rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(row.event, row.details) for row in rows]


def test_what_was_changed_is_recorded_by_its_name(app: Flask) -> None:
    round_id = make_round(app)
    change(app, round_id, name="Your Shout", minimum_age=8, check_by_card=True)

    round = stored(app, Round, round_id)
    assert (round.name, round.minimum_age, round.check_by_card) == ("Your Shout", 8, True)
    fields = ["check_by_card", "minimum_age", "name"]
    assert events(app) == [(Event.ROUND_CHANGED, {"fields": fields})]


def test_saving_the_same_answers_again_records_nothing(app: Flask) -> None:
    change(app, make_round(app), name="Our Wee Pot", ballot_max=3)

    assert events(app) == []


@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.COUNTING, Phase.DECIDED, Phase.CLOSED])
def test_nothing_changes_from_voting_on(app: Flask, phase: Phase) -> None:
    round_id = make_round(app, phase)
    with pytest.raises(Refused, match="Voting has opened"):
        change(app, round_id, name="Your Shout")

    assert stored(app, Round, round_id).name == "Our Wee Pot"


@pytest.mark.parametrize("name", ["phase", "rules_hash", "made_by_id", "id"])
def test_only_settings_can_be_changed(app: Flask, name: str) -> None:
    assert name not in SETTINGS
    with pytest.raises(ValueError, match="is not a setting"):
        change(app, make_round(app), **{name: "x"})


def test_a_date_whose_step_was_taken_cannot_change(app: Flask) -> None:
    with pytest.raises(Refused, match="its step was taken"):
        change(app, make_round(app, Phase.CHECKING), ideas_close_at=DECEMBER)


def test_the_area_changes_only_while_the_round_is_a_draft(app: Flask) -> None:
    make_round(app)
    assert faults(app, make_round(app), area_id=None) == {
        "area_id": "The round has opened for this area. Leave the area as it was."
    }


def test_fewer_choices_at_most_than_at_least_are_refused(app: Flask) -> None:
    assert list(faults(app, make_round(app), ballot_min=3, ballot_max=2)) == ["ballot_max"]


def test_more_choices_than_projects_are_fine(app: Flask) -> None:
    round_id = make_round(app)
    change(app, round_id, ballot_max=50)

    assert stored(app, Round, round_id).ballot_max == 50


def test_somebody_must_be_allowed_to_vote(app: Flask) -> None:
    assert list(faults(app, make_round(app), who_may_vote=[])) == ["who_may_vote"]


def test_children_under_12_need_cards(app: Flask) -> None:
    round_id = make_round(app, minimum_age=12)

    assert list(faults(app, round_id, minimum_age=11)) == ["minimum_age"]
    change(app, round_id, minimum_age=11, check_by_card=True)


def test_a_new_date_must_lie_ahead(app: Flask) -> None:
    past = datetime(2026, 11, 2, 11, 59, tzinfo=UTC)

    assert faults(app, make_round(app, Phase.DRAFT), ideas_open_at=past) == {
        "ideas_open_at": "This day and time have passed. Choose a later one."
    }


def test_a_date_is_at_most_5_years_ahead(app: Flask) -> None:
    far = datetime(9999, 12, 31, tzinfo=UTC)

    assert list(faults(app, make_round(app), result_promised_at=far)) == ["result_promised_at"]


def test_an_old_date_that_stays_is_no_fault(app: Flask) -> None:
    old = datetime(2026, 11, 1, tzinfo=UTC)
    round_id = make_round(app, Phase.DRAFT, ideas_open_at=old)
    change(app, round_id, name="Your Shout")

    kept = stored(app, Round, round_id)
    assert (kept.name, kept.ideas_open_at) == ("Your Shout", old)


def test_a_second_pot_goes_in_and_is_recorded(app: Flask) -> None:
    round_id = make_round(app)
    with app.app_context(), transaction():
        actions.add_pot(queries.get(round_id), POT, by=SYSTEM)

    with app.app_context():
        pots = queries.get(round_id).pots
        assert [(p.name, p.money_pence, p.most_pence) for p in pots] == [
            ("Main pot", 30_000_00, None),
            ("Small pot", 8_000_00, 500_00),
        ]
    assert events(app) == [(Event.ROUND_CHANGED, {"fields": ["pot_added"]})]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"name": " main  POT "}, "name"),
        ({"money_pence": 0, "most_pence": None}, "money_pence"),
        ({"most_pence": 0}, "most_pence"),
        ({"most_pence": 8_000_01}, "most_pence"),
    ],
)
def test_a_pot_that_does_not_fit_is_refused(app: Flask, values: dict[str, Any], wrong: str) -> None:
    round_id = make_round(app)
    with app.app_context(), pytest.raises(Unfit) as refusal, transaction():
        actions.add_pot(queries.get(round_id), POT | values, by=SYSTEM)

    assert list(refusal.value.faults) == [wrong]


def pot_id(app: Flask, round_id: int) -> int:
    with app.app_context():
        return queries.get(round_id).pots[0].id


@pytest.mark.both_databases
def test_the_money_of_a_pot_may_change_until_voting_and_is_recorded(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    pot = pot_id(app, round_id)
    with app.app_context(), transaction():
        values = {"name": "Main pot", "money_pence": 40_000_00, "most_pence": None}
        loaded = queries.pot_of(round_id, pot)
        actions.change_pot(loaded, values | {"kind": MoneyKind.REVENUE}, by=SYSTEM)

    assert stored(app, Pot, pot).money_pence == 40_000_00
    assert events(app) == [(Event.ROUND_CHANGED, {"fields": ["pot_money_pence"]})]


def remove_pot(app: Flask, round_id: int) -> None:
    with app.app_context(), transaction():
        loaded = queries.pot_of(round_id, queries.get(round_id).pots[0].id)
        actions.remove_pot(loaded, by=SYSTEM)


def test_a_draft_may_lose_its_last_pot(app: Flask) -> None:
    round_id = make_round(app, Phase.DRAFT)
    remove_pot(app, round_id)

    with app.app_context():
        assert queries.get(round_id).pots == []


def test_an_open_round_keeps_one_pot(app: Flask) -> None:
    round_id = make_round(app)
    with pytest.raises(Refused, match="needs a pot"):
        remove_pot(app, round_id)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.action.value)
@pytest.mark.parametrize("phase", Phase)
def test_a_step_is_taken_in_its_own_phase_only(app: Flask, phase: Phase, step: Any) -> None:
    facts = RoundFacts(1, 1, True, False, 1, True, 0, 1, 0, True)
    round_id = make_round(app, phase)

    def take() -> None:
        with app.app_context(), transaction():
            actions.advance(queries.get(round_id), step, facts, by=SYSTEM, reason="Now.")

    if step.source is phase:
        take()
        assert stored(app, Round, round_id).phase is step.target
        details = {"source": phase, "target": step.target, "reason": "Now."}
        assert events(app) == [(Event.ROUND_ADVANCED, details)]
    else:
        with pytest.raises(Refused, match="moved on"):
            take()
        assert stored(app, Round, round_id).phase is phase


def test_a_barred_step_names_its_bars_and_changes_nothing(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    step = next_step(Phase.DISCUSSING)
    assert step.action is Action.OPEN_VOTING
    with app.app_context(), pytest.raises(actions.Barred) as refusal, transaction():
        actions.advance(queries.get(round_id), step, RoundFacts(), by=SYSTEM, reason="Now.")

    assert refusal.value.barred_by == [
        bar for bar in step.bars if bar.value not in ("too_late", "ideas_waiting", "empty_pot")
    ]
    assert stored(app, Round, round_id).phase is Phase.DISCUSSING
