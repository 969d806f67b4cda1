"""One identifier, one right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from pbapp.db import db, transaction
from pbapp.voting.rights import RightKey, RightStatus, RightVoid, VotingRight
from tests.factories.voting import make_right, make_voting_round


@pytest.mark.both_databases
def test_the_same_mailbox_always_finds_the_same_right(app: Flask) -> None:
    vote = make_voting_round(app)
    typed = ["ailsa@gmail.com", "A.ilsa+2@googlemail.com", "rory@example.org"]

    first, second, other = (make_right(app, vote.id, address) for address in typed)

    assert first == second != other


def test_one_address_in_several_spellings_gets_one_right(app: Flask) -> None:
    vote = make_voting_round(app)
    typed = ["amy@bücher.example", "amy@xn--bcher-kva.example", "ａｍｙ@ｂücher.example"]

    assert len({make_right(app, vote.id, address) for address in typed}) == 1


@pytest.mark.both_databases
def test_forty_checks_of_one_mailbox_at_once_make_one_right(app: Flask) -> None:
    vote = make_voting_round(app)

    with ThreadPoolExecutor(20) as pool:
        rights = set(pool.map(lambda _one: make_right(app, vote.id), range(40)))

    assert len(rights) == 1
    with app.app_context():
        for model in (VotingRight, RightKey):
            assert db.session.scalar(select(func.count()).select_from(model)) == 1


def test_a_void_right_is_not_granted_again(app: Flask) -> None:
    vote = make_voting_round(app)
    make_right(app, vote.id)
    with app.app_context(), transaction() as session:
        session.execute(update(VotingRight).values(status=RightStatus.VOID))

    with pytest.raises(RightVoid):
        make_right(app, vote.id)
