"""From the closed box to an outcome, ties included."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from pbapp import clock, jobs
from pbapp.audit.models import AuditEntry
from pbapp.counting import Completion, Method, ReasonCode, Rule
from pbapp.db import db, transaction
from pbapp.jobs import Job, JobState
from pbapp.refusals import Refused
from pbapp.results import actions, queries
from pbapp.results.models import CountState, Lot, PotResult
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.queries import get as get_round
from tests.conftest import NOON
from tests.factories.people import Person
from tests.factories.results import (
    actor_of,
    clerk_of,
    count_of,
    count_votes,
    make_closed_round,
)
from tests.factories.rounds import make_round
from tests.factories.voting import VotingRound, make_voting_round

#: After the first, £10,000 is left for one of two equal projects.
EQUAL = (("Skate park", 20_000_00), ("Music club", 10_000_00), ("Bus shelter", 10_000_00))
SHARES = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, step=100).as_dict()


def begin(app: Flask, round_id: int, by: Person) -> int:
    with app.app_context(), transaction():
        return actions.begin(get_round(round_id), by=actor_of(by)).id


def enter(app: Flask, vote: VotingRound, drawn: list[int], by: Person) -> None:
    with app.app_context():
        with transaction() as session:
            lot_id = session.scalars(select(Lot.id).where(Lot.drawn.is_(None))).one()
            lot = queries.get_lot(vote.id, lot_id)
            actions.enter_lot(lot, drawn, ("Morag Bell", "Iain Shaw"), by=actor_of(by))
        jobs.run_waiting()


def found(app: Flask, vote: VotingRound) -> list[tuple[int, int, bool, ReasonCode]]:
    (pot,) = count_of(app, vote.id).pots
    return [(p.project_id, p.votes, p.funded, p.reason) for p in pot.projects]


@pytest.mark.both_databases
def test_the_closed_box_is_counted_by_the_rounds_rule(app: Flask) -> None:
    vote = make_closed_round(app)
    count_votes(app, vote.id)

    count = count_of(app, vote.id)
    assert (count.state, count.voters) == (CountState.COUNTED, 3)
    assert (count.pots[0].budget_pence, count.pots[0].spent_pence) == (30_000_00, 28_000_00)
    skate, music, bus = vote.projects
    assert found(app, vote) == [
        (skate, 3, True, ReasonCode.FUNDED),
        (music, 2, True, ReasonCode.FUNDED),
        (bus, 1, False, ReasonCode.NO_MONEY_LEFT),
    ]
    assert count.pots[0].projects[2].numbers["left"] == "200000"


def test_the_count_keeps_the_rule_it_was_made_under(app: Flask) -> None:
    vote = make_closed_round(app, rule=SHARES)
    count_votes(app, vote.id)

    count = count_of(app, vote.id)
    assert (count.rule, count.rules_hash) == (SHARES, count.round.rules_hash)
    assert count.pots[0].trace["rule"] == SHARES


def test_a_pot_for_which_nobody_voted_funds_nothing(app: Flask) -> None:
    vote = make_closed_round(app, ballots=())
    count_votes(app, vote.id)

    assert count_of(app, vote.id).voters == 0
    assert {row[1:] for row in found(app, vote)} == {(0, False, ReasonCode.BELOW_MINIMUM_VOTES)}


@pytest.mark.parametrize("phase", [Phase.DISCUSSING, Phase.DECIDED])
def test_only_a_round_whose_voting_has_closed_is_counted(app: Flask, phase: Phase) -> None:
    round_id = make_round(app, phase)
    with pytest.raises(Refused, match="once voting has closed"):
        begin(app, round_id, clerk_of(app, round_id))


def test_nothing_is_counted_while_voting_is_open(app: Flask) -> None:
    vote = make_voting_round(app)
    with pytest.raises(Refused, match="once voting has closed"):
        begin(app, vote.id, clerk_of(app, vote.id))


def test_a_count_begins_once(app: Flask) -> None:
    vote = make_closed_round(app)
    clerk = clerk_of(app, vote.id)
    begin(app, vote.id, clerk)
    with pytest.raises(actions.BegunAlready):
        begin(app, vote.id, clerk)


@pytest.mark.both_databases
def test_the_database_keeps_one_count_a_round(app: Flask) -> None:
    vote = make_closed_round(app)
    begin(app, vote.id, clerk_of(app, vote.id))
    copy = (
        'INSERT INTO "count" (round_id, state, rule, rules_hash, started_at, counted_by_id, voters)'
        ' SELECT round_id, state, rule, rules_hash, started_at, counted_by_id, voters FROM "count"'
    )
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text(copy))


def test_a_count_that_broke_off_can_begin_again(app: Flask) -> None:
    vote = make_closed_round(app)
    clerk = clerk_of(app, vote.id)
    with app.app_context(), transaction() as session:
        session.execute(text("UPDATE proposal SET cost_pence = cost_pence + 1"))
    begin(app, vote.id, clerk)
    with app.app_context():
        jobs.run_waiting()
        job = db.session.scalars(select(Job)).one()
        assert (job.state, job.problem) == (JobState.BROKEN, "RulesChanged")
        db.session.rollback()
        with transaction() as session:
            session.execute(text("UPDATE proposal SET cost_pence = cost_pence - 1"))

    count_votes(app, vote.id, clerk)

    assert count_of(app, vote.id).state is CountState.COUNTED


def test_a_count_whose_worker_died_can_begin_again_after_half_an_hour(app: Flask) -> None:
    vote = make_closed_round(app)
    clerk = clerk_of(app, vote.id)
    begin(app, vote.id, clerk)
    clock.set_source(lambda: NOON + timedelta(minutes=31))
    begin(app, vote.id, clerk)

    with app.app_context():
        assert jobs.run_waiting() == 2
        assert db.session.scalar(select(func.count()).select_from(PotResult)) == 1
        assert db.session.scalars(select(Job.state)).all() == [JobState.DONE, JobState.DONE]


def test_counting_tells_how_far_it_is(app: Flask) -> None:
    vote = make_closed_round(app, rule=SHARES)
    count_votes(app, vote.id)
    with app.app_context():
        job = db.session.scalars(select(Job)).one()
        assert (job.state, job.steps, 0 < job.done < 100) == (JobState.DONE, 100, True)


@pytest.mark.both_databases
def test_a_tie_that_decides_money_stops_the_count(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    count_votes(app, vote.id)

    count = count_of(app, vote.id)
    assert (count.state, count.pots) == (CountState.NEEDS_LOT, [])
    assert [lot.tied for lot in count.lots] == [vote.projects[1:]]


@pytest.mark.both_databases
@pytest.mark.parametrize("first", [1, 2])
def test_the_lot_with_its_witnesses_lets_the_count_go_on(app: Flask, first: int) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_votes(app, vote.id, clerk)
    drawn = [vote.projects[first], vote.projects[3 - first]]
    enter(app, vote, drawn, clerk)

    count = count_of(app, vote.id)
    assert count.state is CountState.COUNTED
    funded = [p.project_id for p in count.pots[0].projects if p.funded]
    assert funded == [vote.projects[0], vote.projects[first]]
    (lot,) = count.lots
    assert (lot.drawn, lot.witness_one, lot.witness_two) == (drawn, "Morag Bell", "Iain Shaw")
    assert (lot.entered_by_id, lot.entered_at) == (clerk.id, NOON)


def test_a_lot_is_entered_once(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_votes(app, vote.id, clerk)
    enter(app, vote, vote.projects[1:], clerk)

    with app.app_context(), transaction() as session:
        lot = queries.get_lot(vote.id, session.scalars(select(Lot.id)).one())
        with pytest.raises(Refused, match="entered already"):
            actions.enter_lot(lot, vote.projects[:0:-1], ("A", "B"), by=actor_of(clerk))


def test_a_later_lot_cannot_turn_an_earlier_one_round(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_id = count_votes(app, vote.id, clerk)
    with app.app_context(), transaction() as session:
        session.add(Lot(count_id=count_id, pot_id=vote.pot_id, tied=vote.projects[1:]))
        session.flush()
        first, second = session.scalars(select(Lot.id).order_by(Lot.id)).all()
        by = actor_of(clerk)
        actions.enter_lot(queries.get_lot(vote.id, first), vote.projects[1:], ("A", "B"), by=by)
        later, turned = queries.get_lot(vote.id, second), vote.projects[:0:-1]
        with pytest.raises(actions.OrderContradicts):
            actions.enter_lot(later, turned, ("A", "B"), by=by)


@pytest.mark.parametrize(
    "witness",
    ["Catriona Reid", " catriona  REID", "Donald Kerr"],
    ids=["the counter", "the counter, spelled otherwise", "whoever enters it"],
)
def test_nobody_who_counts_or_enters_a_lot_is_its_witness(app: Flask, witness: str) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    count_votes(app, vote.id, clerk_of(app, vote.id))
    other = clerk_of(app, vote.id, "Donald Kerr")
    with app.app_context(), transaction() as session:
        lot = queries.get_lot(vote.id, session.scalars(select(Lot.id)).one())
        for place, pair in enumerate(((witness, "Morag Bell"), ("Morag Bell", witness))):
            with pytest.raises(actions.WitnessRefused, match="somebody else must watch") as refusal:
                actions.enter_lot(lot, vote.projects[1:], pair, by=actor_of(other))
            assert refusal.value.place == place
    assert count_of(app, vote.id).state is CountState.NEEDS_LOT


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "change",
    [
        "drawn = '[1]', entered_by_id = {clerk}, entered_at = started, witness_one = 'A'",
        "drawn = '[1]', entered_by_id = {clerk}, entered_at = started, witness_one = 'A',"
        " witness_two = 'A'",
        "drawn = '[1]', witness_one = 'A', witness_two = 'B'",
    ],
    ids=["one witness", "the same witness twice", "nobody entered it"],
)
def test_the_database_keeps_no_lot_without_two_witnesses(app: Flask, change: str) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_votes(app, vote.id, clerk)
    started = '(SELECT started_at FROM "count")'
    values = change.format(clerk=clerk.id).replace("started", started)
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text(f"UPDATE lot SET {values}"))  # noqa: S608 - fixed texts


def test_each_step_of_a_count_is_recorded_without_names(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_votes(app, vote.id, clerk)
    enter(app, vote, vote.projects[1:], clerk)

    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.subject == "count").order_by(AuditEntry.id)
        rows = [(e.event, e.by_id, e.details) for e in db.session.scalars(query)]
        lot_id = db.session.scalars(select(Lot.id)).one()
        rules_hash = get_round(vote.id).rules_hash
    assert rows == [
        ("count.started", clerk.id, {"rules_hash": rules_hash}),
        ("count.stopped_by_tie", None, {"lots": [lot_id]}),
        ("count.lot_drawn", clerk.id, {"lot": lot_id, "drawn": vote.projects[1:]}),
        ("count.ended", None, {"voters": 2}),
    ]


def test_projects_that_are_not_funded_stand_by_their_votes(app: Flask) -> None:
    costs = (("Skate park", 29_000_00), ("Music club", 5_000_00), ("Bus shelter", 6_000_00))
    vote = make_closed_round(app, costs, ((0, 2), (0, 2), (0, 1)))
    count_votes(app, vote.id)
    skate, music, bus = vote.projects
    assert [row[:2] for row in found(app, vote)] == [(skate, 3), (bus, 2), (music, 1)]
