"""Lots from a seed: fixed before anybody votes, secret until the result, then open to all."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from pbapp import keys
from pbapp.access.roles import SYSTEM, Role
from pbapp.db import Base, db, transaction
from pbapp.facilitation import actions as facilitation
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round, TieWay
from pbapp.voting import box, keyring, lots
from pbapp.voting.queries import StillSecret
from tests.factories.limits import add_rivals, add_theme
from tests.factories.people import client_as
from tests.factories.rounds import make_project, make_round, stored


def opened(app: Flask, **changes: Any) -> int:
    """A round whose voting was opened by its step."""
    round_id = make_round(app, Phase.DISCUSSING, **({"tie_way": TieWay.SEED} | changes))
    make_project(app, round_id, "Path lights", 900_00)
    advance(app, round_id)
    return round_id


def advance(app: Flask, round_id: int) -> None:
    with app.app_context(), transaction():
        facilitation.advance(rounds.get(round_id), by=SYSTEM, reason="Now.")


def seed(app: Flask, round_id: int) -> str:
    with app.app_context():
        return keyring.lot_seed(round_id)


@pytest.mark.both_databases
def test_opening_voting_publishes_the_proof_code_of_a_seed_that_no_table_holds(app: Flask) -> None:
    round_id = opened(app)
    secret = seed(app, round_id)

    assert (
        stored(app, Round, round_id).lot_commitment == hashlib.sha256(secret.encode()).hexdigest()
    )
    with app.app_context():
        cells = [
            str(cell)
            for table in Base.metadata.sorted_tables
            for row in db.session.execute(table.select())
            for cell in row
        ]
    assert [cell for cell in cells if secret in cell] == []


def test_a_seed_that_lay_there_before_is_not_used(app: Flask) -> None:
    with app.app_context():
        known = keyring.new_lot_seed(1)

    assert opened(app) == 1
    assert seed(app, 1) != known


def test_everyone_reads_the_proof_code_and_nobody_the_seed(app: Flask) -> None:
    round_id = opened(app)
    secret, code = seed(app, round_id), stored(app, Round, round_id).lot_commitment

    for page in (f"/rounds/{round_id}", f"/rounds/{round_id}/settings", f"/rounds/{round_id}/log"):
        html = client_as(app, Role.ROUND_MANAGER).get(page).html
        assert secret not in html
        assert (code in html) is not page.endswith("log")


def test_where_witnesses_draw_there_is_no_seed(app: Flask) -> None:
    with app.app_context():
        keys.destroy("round-1-lot")  # of an earlier test
    round_id = opened(app, tie_way=TieWay.WITNESSES)

    assert (round_id, stored(app, Round, round_id).lot_commitment) == (1, None)
    with app.app_context():
        assert lots.lot_for(rounds.get(round_id), ["1", "2"]) == ()
        with pytest.raises(keys.KeyMissing):
            keyring.lot_seed(round_id)


def test_the_seed_stays_secret_until_voting_is_over(app: Flask) -> None:
    round_id = opened(app)
    with app.app_context(), pytest.raises(StillSecret):
        lots.seed_of(rounds.get(round_id))

    advance(app, round_id)
    with app.app_context():
        assert lots.seed_of(rounds.get(round_id)) == keyring.lot_seed(round_id)


def test_the_lot_is_the_order_of_the_hashes_of_seed_and_project(app: Flask) -> None:
    round_id = opened(app)
    advance(app, round_id)
    ids = [str(n) for n in range(1, 9)]
    secret = seed(app, round_id)

    with app.app_context():
        assert list(lots.lot_for(rounds.get(round_id), ids)) == sorted(
            ids, key=lambda id: hashlib.sha256(f"{secret}:{id}".encode()).hexdigest()
        )


def test_a_seed_that_is_told_is_told_to_everyone_and_needs_its_key_no_more(app: Flask) -> None:
    round_id = opened(app)
    advance(app, round_id)
    secret = seed(app, round_id)
    with app.app_context(), transaction():
        lots.reveal(rounds.get(round_id))
    with app.app_context():
        keys.destroy(f"round-{round_id}-lot")
        assert lots.seed_of(rounds.get(round_id)) == secret

    assert secret in client_as(app, Role.RESIDENT).get(f"/rounds/{round_id}").text()


@pytest.mark.parametrize("other", [True, False], ids=["another seed", "no seed"])
def test_a_seed_that_is_not_the_promised_one_decides_nothing(app: Flask, other: bool) -> None:
    round_id = opened(app)
    advance(app, round_id)
    with app.app_context():
        keys.destroy(f"round-{round_id}-lot")
        if other:
            keyring.new_lot_seed(round_id)
        with pytest.raises(lots.SeedMissing):
            lots.lot_for(rounds.get(round_id), ["1"])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE round SET lot_commitment = 'x'",
        "UPDATE round SET tie_way = 'witnesses'",
        "UPDATE round SET group_most = 2",
        "UPDATE theme SET most_projects = 2",
        "UPDATE theme SET name = 'Youth'",
        "UPDATE proposal SET theme_id = NULL",
        "UPDATE proposal SET group_name = 'Another group' WHERE title = 'Path lights'",
        "UPDATE rivals SET reason = 'Another reason.'",
        "DELETE FROM rival WHERE proposal_id = 1",
        "UPDATE pot SET leftover_to_id = 2 WHERE id = 1",
    ],
)
def test_nobody_votes_or_counts_once_a_frozen_limit_has_moved(app: Flask, change: str) -> None:
    round_id = make_round(app, Phase.DISCUSSING, tie_way=TieWay.SEED, group_most=1)
    with app.app_context(), transaction() as session:
        small = "INSERT INTO pot (round_id, name, money_pence, kind, currency) "
        session.execute(text(small + f"VALUES ({round_id}, 'Small', 100, 'revenue', 'GBP')"))
    ideas = [
        make_project(app, round_id, title, 900_00, group_name="Burn Fund")
        for title in ("Path lights", "Play park", "Pond")
    ]
    make_project(app, round_id, "Bench", 100, pot_id=2)
    add_theme(app, round_id, "Outdoors", *ideas, most_projects=1)
    add_rivals(app, round_id, *ideas[:2])
    advance(app, round_id)
    with app.app_context():
        assert len(box.lists_of(rounds.get(round_id))) == 2

    with app.app_context(), transaction() as session:
        session.execute(text(change))
    with app.app_context(), pytest.raises(box.RulesChanged):
        box.lists_of(rounds.get(round_id))


def test_a_round_without_limits_keeps_the_hash_it_had_before_there_were_any(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    make_project(app, round_id, "Path lights", 900_00)

    with app.app_context():
        round = rounds.get(round_id)
        frozen = box.frozen.rules_of(round, [])
    assert set(frozen) == {
        "version",
        "round",
        "area",
        "rule",
        "ballot",
        "may_change",
        "who_may_vote",
        "minimum_age",
        "checks",
        "pots",
    }
    assert set(frozen["pots"][0]) == {"id", "name", "money_pence", "projects"}
