"""Making cards, voting with one, and making them void."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM
from pbapp.db import db, transaction
from pbapp.keys import KeyMissing
from pbapp.refusals import Refused
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.voting import box, keyring
from pbapp.voting.cards import actions, codes, queries
from pbapp.voting.cards.actions import CardRefused
from pbapp.voting.cards.models import CodeCard
from pbapp.voting.rights import RightVoid
from tests.client import Client
from tests.factories.rounds import make_round
from tests.factories.voting import VotingRound, close_voting, declare, make_voting_round

pytestmark = pytest.mark.both_databases


def make_cards(app: Flask, round_id: int, number: int = 3) -> list[str]:
    with app.app_context(), transaction():
        return actions.make(rounds.get(round_id), "The library", number, by=SYSTEM)


def redeem(app: Flask, round_id: int, code: str, caller: str = "192.0.2.1") -> str:
    with app.app_context(), transaction():
        return actions.redeem(rounds.get(round_id), code, caller=caller)


def void(app: Flask, round_id: int, code: str) -> None:
    with app.app_context(), transaction():
        actions.void_card(rounds.get(round_id), code, by=SYSTEM)


def vote_with(app: Flask, vote: VotingRound, code: str) -> None:
    right_id = redeem(app, vote.id, code)
    with app.app_context(), transaction():
        box.cast(box.Submission(vote.id, right_id, "0" * 32, 0, tuple(vote.projects[:1])))


def counts(app: Flask, round_id: int) -> tuple[int, int, int, int]:
    with app.app_context():
        (batch,) = queries.batches(round_id)
        return batch.issued, batch.used, batch.void, batch.left


def test_a_card_gives_the_same_right_each_time_and_is_counted_once(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    first, second, _third = make_cards(app, vote.id)

    right_id = redeem(app, vote.id, first)

    assert redeem(app, vote.id, codes.grouped(first).lower()) == right_id
    assert redeem(app, vote.id, second) != right_id
    assert counts(app, vote.id) == (3, 2, 0, 1)


def test_codes_are_not_in_the_database(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    made = make_cards(app, vote.id)

    with app.app_context():
        stored = "".join(
            str(value) for row in db.session.execute(select(CodeCard.__table__)) for value in row
        ).upper()
    assert not any(code in stored for code in made)


def test_guesses_are_counted_but_neither_slips_of_the_pen_nor_real_cards(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    (good,) = make_cards(app, vote.id, 1)
    slip = good[:-1] + ("2" if good[-1] != "2" else "3")
    client = Client(app)
    declare(client, vote.id)
    base = f"/rounds/{vote.id}/vote/check"

    def type_card(code: str) -> int:
        return client.post(f"{base}/card", {"card": code}, on=base).status

    assert [type_card(slip) for _slip in range(25)] == [422] * 25
    assert [type_card(codes.draw()) for _guess in range(20)] == [422] * 20
    assert type_card(codes.draw()) == 429
    assert type_card(good) == 303
    redeem(app, vote.id, good, caller="192.0.2.2")


def test_a_void_card_does_not_vote_any_more(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    unused, checked, _third = make_cards(app, vote.id)
    right_id = redeem(app, vote.id, checked)
    void(app, vote.id, unused)
    void(app, vote.id, checked)

    for code in (unused, checked):
        with pytest.raises(CardRefused):
            redeem(app, vote.id, code)
    with app.app_context(), pytest.raises(RightVoid), transaction():
        box.cast(box.Submission(vote.id, right_id, "0" * 32, 0, tuple(vote.projects[:1])))
    assert counts(app, vote.id) == (3, 0, 2, 1)


def test_a_card_somebody_voted_with_stays_as_it_is(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    voted, _second, _third = make_cards(app, vote.id)
    vote_with(app, vote, voted)

    with pytest.raises(CardRefused):
        void(app, vote.id, voted)
    with app.app_context(), transaction():
        batch_id = queries.batches(vote.id)[0].id
        assert actions.void_batch(queries.batch(batch_id), by=SYSTEM) == 2
    assert counts(app, vote.id) == (3, 1, 2, 0)
    redeem(app, vote.id, voted)


def test_a_card_opens_its_own_round_only(app: Flask) -> None:
    vote, other = (make_voting_round(app, check_by_card=True) for _one in range(2))
    (code,) = make_cards(app, vote.id, 1)

    with pytest.raises(CardRefused):
        redeem(app, other.id, code)


def test_cards_are_made_before_voting_opens_and_not_after_it_closed(app: Flask) -> None:
    assert len(make_cards(app, make_round(app, Phase.DISCUSSING, check_by_card=True))) == 3

    for round_id in (
        make_round(app, Phase.COUNTING, check_by_card=True),
        make_round(app, Phase.DISCUSSING, check_by_card=False),
    ):
        with pytest.raises(Refused):
            make_cards(app, round_id)


def test_nothing_is_made_void_once_voting_is_over_and_no_key_comes_back(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    (code,) = make_cards(app, vote.id, 1)
    close_voting(app, vote.id)
    with app.app_context():
        keyring.destroy(vote.id)
        batch_id = queries.batches(vote.id)[0].id

    with pytest.raises(Refused):
        void(app, vote.id, code)
    with app.app_context(), pytest.raises(Refused), transaction():
        actions.void_batch(queries.batch(batch_id), by=SYSTEM)
    with app.app_context(), pytest.raises(KeyMissing):
        keyring.identity_key(vote.id)


def test_where_no_cards_were_made_no_card_is_known_and_no_key_is_made(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING, check_by_card=True)

    with pytest.raises(CardRefused):
        void(app, round_id, codes.draw())
    with app.app_context(), pytest.raises(KeyMissing):
        keyring.identity_key(round_id)


def test_a_missing_key_is_not_replaced_by_a_new_one(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    (code,) = make_cards(app, vote.id, 1)
    with app.app_context():
        keyring.destroy(vote.id)

    with pytest.raises(KeyMissing):
        void(app, vote.id, code)
