"""Casting, changing and cancelling one ballot."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select, text, update

from pbapp import clock, keys
from pbapp.db import db, transaction
from pbapp.keys import KeyMissing
from pbapp.voting import box, queries
from pbapp.voting.box import (
    BadBallot,
    Ballot,
    BallotChanged,
    BoxEvent,
    RulesChanged,
    Submission,
    VotedAlready,
)
from pbapp.voting.opening import VotingNotOpen
from pbapp.voting.queries import BoxAccounts
from pbapp.voting.rights import RightStatus, RightVoid, VotingRight
from tests.conftest import NOON
from tests.factories.voting import VotingRound, close_voting, make_right, make_voting_round

pytestmark = pytest.mark.both_databases


def submission(app: Flask, vote: VotingRound, *chosen: int, version: int = 0) -> Submission:
    """A form for the first voter's right, choosing these of the round's projects by place."""
    right_id = make_right(app, vote.id)
    ids = tuple(vote.projects[place] for place in chosen)
    return Submission(vote.id, right_id, secrets.token_hex(16), version, ids)


def cast(app: Flask, sent: Submission) -> str:
    with app.app_context(), transaction():
        return box.cast(sent)


def rows(app: Flask) -> list[dict[str, object]]:
    with app.app_context():
        tables = (Ballot.__table__, BoxEvent.__table__)
        return [dict(row) for t in tables for row in db.session.execute(select(t)).mappings()]


def test_the_same_form_twice_gives_one_receipt_and_writes_nothing(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0, 1)
    code = cast(app, sent)
    before = rows(app)

    assert cast(app, sent) == code
    assert rows(app) == before
    assert len(before) == 2


def test_the_same_form_is_answered_where_nobody_may_change(app: Flask) -> None:
    vote = make_voting_round(app, may_change=False)
    sent = submission(app, vote, 0)

    assert cast(app, sent) == cast(app, sent)
    with pytest.raises(VotedAlready):
        cast(app, submission(app, vote, 1, version=1))


def test_an_older_form_never_overwrites(app: Flask) -> None:
    vote = make_voting_round(app)
    first = submission(app, vote, 0)
    cast(app, first)
    cast(app, submission(app, vote, 1, version=1))

    for late in (first, submission(app, vote, 2)):
        with pytest.raises(BallotChanged):
            cast(app, late)
    close_voting(app, vote.id)
    with app.app_context():
        assert list(queries.choices_in(vote.id, vote.pot_id)) == [(vote.projects[1],)]


def test_one_form_number_cannot_carry_two_sets_of_choices(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    cast(app, sent)
    other = Submission(vote.id, sent.right_id, sent.nonce, 1, tuple(vote.projects[1:2]))

    with pytest.raises(BallotChanged):
        cast(app, other)


def test_a_cancelled_ballot_leaves_no_content_and_its_form_does_not_bring_it_back(
    app: Flask,
) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    cast(app, sent)
    with app.app_context(), transaction():
        box.cancel(vote.id, sent.right_id, 1)
        box.cancel(vote.id, sent.right_id, 1)

    with pytest.raises(BallotChanged):
        cast(app, sent)
    with app.app_context():
        ballot = db.session.scalars(select(Ballot)).one()
        content = (ballot.selections, ballot.tracker, ballot.leaf, ballot.version)
        accounts = queries.accounts(vote.id)
    assert content == (None, None, None, 2)
    assert accounts == BoxAccounts(1, 0, 1, 0)
    cast(app, submission(app, vote, 1, version=2))
    with app.app_context():
        assert queries.turnout(vote.id) == 1


def test_a_stale_page_cannot_cancel(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    cast(app, sent)
    cast(app, submission(app, vote, 1, version=1))

    with app.app_context(), pytest.raises(BallotChanged), transaction():
        box.cancel(vote.id, sent.right_id, 1)


def test_nothing_comes_in_from_the_closing_time_on(app: Flask) -> None:
    vote = make_voting_round(app, voting_closes_at=NOON + timedelta(hours=1))
    sent = submission(app, vote, 0)
    clock.set_source(lambda: NOON + timedelta(hours=1))

    with pytest.raises(VotingNotOpen):
        cast(app, sent)
    clock.set_source(lambda: NOON + timedelta(minutes=59, seconds=59))
    cast(app, sent)


def test_nothing_comes_in_after_closing_by_hand(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    close_voting(app, vote.id)

    with pytest.raises(VotingNotOpen):
        cast(app, sent)


def test_a_void_right_files_nothing(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    with app.app_context(), transaction() as session:
        session.execute(update(VotingRight).values(status=RightStatus.VOID))

    with pytest.raises(RightVoid):
        cast(app, sent)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE proposal SET cost_pence = cost_pence + 1",
        "UPDATE proposal SET title = 'Another'",
        "UPDATE proposal SET stage = 'withdrawn'",
        "UPDATE pot SET money_pence = money_pence + 1",
        "UPDATE round SET ballot_max = ballot_max + 1",
        "UPDATE round SET minimum_age = 0",
        'UPDATE round SET rule = \'{"method": "equal_shares"}\'',
    ],
)
def test_nothing_comes_in_once_a_frozen_fact_has_moved(app: Flask, tampering: str) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    with app.app_context(), transaction() as session:
        session.execute(text(tampering))

    with pytest.raises(RulesChanged):
        cast(app, sent)


def test_a_missing_key_closes_the_box(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    with app.app_context():
        keys.destroy(f"round-{vote.id}-box")

    with pytest.raises(KeyMissing):
        cast(app, sent)


def test_choices_the_rules_do_not_allow_are_refused(app: Flask) -> None:
    vote = make_voting_round(app, ballot_max=2)

    with pytest.raises(BadBallot):
        cast(app, submission(app, vote, 0, 1, 2))


def test_a_vote_writes_ballots_and_box_events_and_nothing_else(app: Flask) -> None:
    vote = make_voting_round(app)
    sent = submission(app, vote, 0)
    written: list[str] = []

    def note(conn: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.split()[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.append(" ".join(statement.replace('"', "").split()[:3]))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        cast(app, sent)
        cast(app, submission_again(sent, vote))
        with app.app_context(), transaction():
            box.cancel(vote.id, sent.right_id, 2)
    finally:
        event.remove(engine, "before_cursor_execute", note)

    tables = {line.replace("INTO ", "").split()[1] for line in written}
    assert tables == {"ballot", "box_event"}


def submission_again(sent: Submission, vote: VotingRound) -> Submission:
    return Submission(vote.id, sent.right_id, secrets.token_hex(16), 1, tuple(vote.projects[1:]))
