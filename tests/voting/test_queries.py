"""Reading the box: turnout at any time, choices only after voting."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from pbapp.db import transaction
from pbapp.voting import queries
from pbapp.voting.box import RulesChanged
from pbapp.voting.queries import BoxAccounts, StillSecret
from tests.factories.voting import cast_ballot, close_voting, make_voting_round


@pytest.mark.both_databases
def test_a_change_replaces_the_ballot_and_the_books_add_up(app: Flask) -> None:
    vote = make_voting_round(app)
    cast_ballot(app, vote.id, vote.projects[:2], "ailsa@example.org")
    cast_ballot(app, vote.id, vote.projects[2:], "rory@example.org")
    cast_ballot(app, vote.id, vote.projects[:1], "ailsa@example.org")
    close_voting(app, vote.id)

    with app.app_context():
        assert queries.accounts(vote.id) == BoxAccounts(3, 1, 0, 2)
        assert queries.accounts(vote.id).add_up
        choices = sorted(queries.choices_in(vote.id, vote.pot_id))

    assert choices == [(vote.projects[0],), (vote.projects[2],)]


def test_choices_stay_secret_while_voting_is_open(app: Flask) -> None:
    vote = make_voting_round(app)
    cast_ballot(app, vote.id, vote.projects[:1])

    with app.app_context():
        assert queries.turnout(vote.id) == 1
        with pytest.raises(StillSecret):
            queries.selections(vote.id)


def test_choices_are_not_given_out_when_a_cost_moved_after_opening(app: Flask) -> None:
    vote = make_voting_round(app)
    close_voting(app, vote.id)
    with app.app_context(), transaction() as session:
        session.execute(text("UPDATE proposal SET cost_pence = cost_pence + 1"))

    with app.app_context(), pytest.raises(RulesChanged):
        queries.selections(vote.id)
