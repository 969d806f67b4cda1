"""What the tables themselves refuse."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.db import db, transaction
from pbapp.engagement.kinds import Basis, CommitmentStatus
from pbapp.engagement.models import Engagement, HandEvidence, IndicatorRating
from pbapp.standards.kinds import Confirmer, Response
from pbapp.standards.parts import Value
from tests.factories.engagement import (
    activity,
    add_rows,
    commitment,
    days,
    finding,
    make_record,
    open_round_record,
    read,
)
from tests.factories.people import make_user
from tests.factories.rounds import make_round


def evidence(**changes: Any) -> HandEvidence:
    given = {"indicator": "INC1", "what": "Minutes", "dated": days(-1), "seen_by": "Clerk"}
    return HandEvidence(**(given | changes))


def rating(user_id: int, **changes: Any) -> IndicatorRating:
    given: dict[str, Any] = {"indicator": "INC1", "points": 3, "evidence": Value.PARTIAL}
    given |= {"rules_version": "x", "signed_by_id": user_id}
    return IndicatorRating(**(given | changes))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "row",
    [
        lambda: activity(headcount=-1),
        lambda: activity(headcount=3, basis=None),
        lambda: activity(headcount=None, basis=Basis.COUNTED),
        lambda: activity(told_on=days(0), held_on=days(-1)),
        lambda: activity(discussion_minutes=-1),
        lambda: finding(response=Response.ACCEPTED, reason=""),
        lambda: finding(response=Response.ACCEPTED, responded_on=None),
        lambda: commitment(status=CommitmentStatus.DONE, done_on=None),
        lambda: commitment(status=CommitmentStatus.ON_TRACK, done_on=days(0)),
        lambda: commitment(owner="", organisation_id=None),
        lambda: evidence(confirmed_by=Confirmer.PARTNER),
        lambda: evidence(confirmer="Somebody"),
    ],
)
def test_a_row_that_contradicts_itself_is_not_stored(app: Flask, row: Any) -> None:
    record_id = make_record(app)

    with pytest.raises(IntegrityError):
        add_rows(app, record_id, row())


@pytest.mark.parametrize(
    "changes",
    [
        {"points": 0},
        {"points": 7},
        {"points": None, "reason": ""},
        {"above_evidence": True, "reason": ""},
    ],
)
def test_a_rating_off_the_scale_or_without_its_reason_is_not_stored(
    app: Flask, changes: dict[str, Any]
) -> None:
    record_id, user = make_record(app), make_user(app)

    with pytest.raises(IntegrityError):
        add_rows(app, record_id, rating(user.id, **changes))


@pytest.mark.both_databases
def test_an_indicator_is_rated_once(app: Flask) -> None:
    record_id, user = make_record(app), make_user(app)
    add_rows(app, record_id, rating(user.id))

    with pytest.raises(IntegrityError):
        add_rows(app, record_id, rating(user.id))


@pytest.mark.both_databases
def test_a_round_has_one_record(app: Flask) -> None:
    round_id = make_round(app)
    open_round_record(app, round_id)

    with pytest.raises(IntegrityError):
        open_round_record(app, round_id)


def test_the_reference_carries_the_year_and_the_key(app: Flask) -> None:
    record_id = make_record(app)

    assert read(app, record_id, lambda record: record.ref) == f"CPP-2026-{record_id:04d}"


@pytest.mark.both_databases
def test_parts_go_with_their_record(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(), finding())

    with app.app_context(), transaction() as session:
        session.delete(session.get_one(Engagement, record_id))

    with app.app_context():
        assert db.session.scalars(select(Engagement)).all() == []
