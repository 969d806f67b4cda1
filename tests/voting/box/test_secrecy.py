"""What somebody with a copy of the database, but without the keys, can find out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask
from sqlalchemy import Date, DateTime, select

from pbapp.access.roles import Role
from pbapp.db import Base, db
from pbapp.voting.box import Ballot, BoxEvent
from pbapp.voting.rights import RightKey, VotingRight
from tests.factories.people import client_as
from tests.factories.voting import cast_ballot, make_right, make_voting_round, send, vote_client
from tests.voting.cards.test_cards import make_cards

BOX = (Ballot.__table__, BoxEvent.__table__)
PEOPLE = (
    "user",
    "visit",
    "voting_right",
    "right_key",
    "code_card",
    "card_batch",
    "challenge",
    "message",
    "audit_entry",
)


def test_the_box_has_no_time_and_points_at_nothing() -> None:
    for table in BOX:
        assert not table.foreign_keys
        assert [c.name for c in table.columns if isinstance(c.type, Date | DateTime)] == []


def test_the_box_has_these_columns_and_no_more() -> None:
    assert {c.name for c in Ballot.__table__.columns} == {
        "id",
        "round_id",
        "slot",
        "area_id",
        "channel",
        "selections",
        "tracker",
        "leaf",
        "version",
        "state",
    }
    assert {c.name for c in BoxEvent.__table__.columns} == {
        "id",
        "round_id",
        "leaf",
        "kind",
        "checkpoint",
    }


def test_nothing_points_at_the_box() -> None:
    names = {table.name for table in BOX}
    pointing = [
        (table.name, key.target_fullname)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.target_fullname.split(".")[0] in names
    ]
    assert pointing == []


def test_people_are_kept_with_days_and_never_times() -> None:
    for model in (VotingRight, RightKey):
        assert [c.name for c in model.__table__.columns if isinstance(c.type, DateTime)] == []


def test_no_value_stands_both_beside_a_person_and_in_the_box(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    for number in range(40):
        cast_ballot(app, vote.id, vote.projects[number % 3 :], f"voter{number}@example.org")
    send(vote_client(app, vote.id, vote.projects, "amy@example.org"), vote.id, vote.projects)
    make_cards(app, vote.id)
    client_as(app, Role.ROUND_MANAGER)

    with app.app_context():
        in_box = _texts(*BOX)
        people = [Base.metadata.tables[name] for name in PEOPLE]
        empty = [table.name for table in people if not _rows(table)]
        beside_people = repr([_rows(table) for table in people])
    assert len(in_box) > 41
    assert empty == ["challenge"], "a spent code is gone; the others must have something to show"
    assert [text for text in in_box if text in beside_people] == []
    assert not any("@" in text for text in in_box)


def test_rows_lie_in_the_order_of_their_random_keys(app: Flask) -> None:
    vote = make_voting_round(app)
    for number in range(40):
        cast_ballot(app, vote.id, vote.projects[:1], f"voter{number}@example.org")

    with app.app_context():
        connection = db.session.connection()
        for table in ("ballot", "box_event", "voting_right"):
            rows = connection.exec_driver_sql(f"SELECT id, round_id FROM {table}").all()  # noqa: S608 - fixed names
            ids = [row[0] for row in rows]
            assert ids == sorted(ids)
            assert len(ids) == 40


def test_without_the_key_a_right_does_not_give_its_slot(app: Flask) -> None:
    vote = make_voting_round(app)
    other = make_voting_round(app)
    cast_ballot(app, vote.id, vote.projects[:1])
    cast_ballot(app, other.id, other.projects[:1])

    with app.app_context():
        slots = set(db.session.scalars(select(Ballot.slot)))
        hashes = set(db.session.scalars(select(RightKey.keyed_hash)))
    assert len(slots) == 2
    assert len(hashes) == 2, "one address, two rounds, two hashes"
    assert make_right(app, vote.id) != make_right(app, other.id)


def _texts(*tables: Any) -> set[str]:
    values = [value for table in tables for row in _rows(table) for value in row]
    return {value for value in values if isinstance(value, str) and len(value) > 12}


def _rows(table: Any) -> Sequence[Any]:
    return db.session.execute(select(table)).all()
