"""Bulk loading of an election held elsewhere."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.db import transaction
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.voting import box, queries
from pbapp.voting.box import BadBallot, Fault
from tests.factories.rounds import make_project, make_round
from tests.factories.voting import open_box


@pytest.mark.both_databases
def test_loaded_ballots_come_out_as_they_went_in(app: Flask) -> None:
    round_id, projects = _closed_round(app)
    ballots = [projects[:1], projects[:2], projects[1:], projects[:1]] * 700

    with app.app_context(), transaction():
        assert box.load(rounds.get(round_id), ballots) == 2800

    with app.app_context():
        loaded = [ids for choice in queries.selections(round_id) for ids in choice.values()]
        accounts = queries.accounts(round_id)
    assert sorted(loaded) == sorted(tuple(ballot) for ballot in ballots)
    assert (accounts.cast, accounts.present) == (2800, 2800)


def test_a_ballot_the_rules_do_not_allow_is_named_by_its_number(app: Flask) -> None:
    round_id, projects = _closed_round(app)

    with app.app_context(), pytest.raises(BadBallot) as caught, transaction():
        box.load(rounds.get(round_id), [projects[:1], [projects[0], projects[0]]])

    assert caught.value.number == 2
    assert [p.fault for p in caught.value.problems] == [Fault.CHOSEN_TWICE]
    with app.app_context():
        assert queries.turnout(round_id) == 0


def _closed_round(app: Flask) -> tuple[int, list[int]]:
    round_id = make_round(app, Phase.COUNTING, ballot_max=2)
    projects = [make_project(app, round_id, title, 1_000_00) for title in ("A", "B", "C")]
    open_box(app, round_id)
    return round_id, projects
