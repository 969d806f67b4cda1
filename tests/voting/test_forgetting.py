"""What is left of the voters once a round is closed: nothing that names them."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import keys
from pbapp.access.roles import SYSTEM
from pbapp.db import db, transaction
from pbapp.facilitation import actions as facilitation
from pbapp.refusals import Unavailable
from pbapp.rounds import queries as rounds
from pbapp.voting import keyring, queries
from pbapp.voting.rights import RightKey
from tests.factories.results import count_votes, make_closed_round, publish


@pytest.mark.both_databases
def test_closing_a_round_forgets_who_voted_and_keeps_the_ballots(app: Flask) -> None:
    round_id = make_closed_round(app).id
    publish(app, count_votes(app, round_id))
    with app.app_context():
        before = queries.turnout(round_id)

    for _unused in range(2):
        with app.app_context(), transaction():
            facilitation.advance(rounds.get(round_id), by=SYSTEM, reason="All is done.")

    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(RightKey)) == 0
        assert queries.turnout(round_id) == before
        with pytest.raises(keys.KeyMissing):
            keyring.box_key(round_id)


def test_keys_stay_when_closing_is_undone(app: Flask) -> None:
    round_id = make_closed_round(app).id

    def break_off() -> None:
        with transaction():
            facilitation.voting.forget_voters(rounds.get(round_id), by=SYSTEM)
            raise Unavailable

    with app.app_context():
        with pytest.raises(Unavailable):
            break_off()
        assert len(keyring.box_key(round_id)) == keys.KEY_BYTES
