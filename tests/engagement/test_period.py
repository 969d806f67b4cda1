"""What the summary of a period is made of: accepted records only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.engagement import queries
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.lifecycle import ACCEPTED, State
from pbapp.engagement.models import IndicatorRating
from pbapp.standards.parts import Value
from tests.factories.engagement import add_rows, commitment, make_full_record, make_record
from tests.factories.people import make_user
from tests.statements import statements

TODAY = date(2026, 11, 2)
QUARTER = (date(2026, 10, 1), date(2026, 12, 31))


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def accepted(app: Flask) -> list[int]:
    with app.app_context():
        return [record.id for record in queries.accepted_in(*QUARTER)]


@pytest.mark.parametrize("state", [one for one in State if one not in ACCEPTED])
def test_only_accepted_records_are_summed_up(app: Flask, state: State) -> None:
    make_full_record(app, state)

    assert accepted(app) == []


@pytest.mark.parametrize(
    ("opens", "closes", "inside"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), False),
        (date(2026, 9, 1), date(2026, 10, 1), True),
        (date(2026, 9, 1), date(2027, 2, 1), True),
        (date(2026, 12, 31), date(2027, 2, 1), True),
        (date(2027, 1, 1), date(2027, 2, 1), False),
    ],
)
def test_a_record_counts_if_it_was_open_on_a_day_of_the_period(
    app: Flask, opens: date, closes: date, inside: bool
) -> None:
    later = {"decision_on": None, "feedback_promised_by": None}
    record_id = make_record(app, State.CLOSED, opens_on=opens, closes_on=closes, **later)

    assert accepted(app) == ([record_id] if inside else [])


@pytest.mark.both_databases
def test_those_that_wait_are_counted_by_whom_they_wait_for(app: Flask) -> None:
    for state in set(State) - {State.MERGED}:
        make_record(app, state)
    make_record(app, State.SUBMITTED, opens_on=day(-90), closes_on=day(-60))

    with app.app_context():
        found = queries.waiting_in(*QUARTER)

    assert (found.for_review, found.with_the_lead, found.all) == (1, 7, 8)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"due_on": day(-1), "status": CommitmentStatus.DONE, "done_on": day(-1)}, "kept"),
        ({"due_on": day(-2), "status": CommitmentStatus.DONE, "done_on": day(-1)}, "late"),
        ({"due_on": day(-1)}, "late"),
        ({"due_on": day(0)}, "ahead"),
        ({"due_on": day(9)}, "ahead"),
        ({"due_on": day(-1), "status": CommitmentStatus.STOPPED}, "stopped"),
        ({"due_on": day(-1), "status": CommitmentStatus.MERGED}, "stopped"),
    ],
)
def test_a_promise_stands_in_one_list_only(app: Flask, changes: dict[str, Any], where: str) -> None:
    record_id = make_record(app, State.CLOSED)
    add_rows(app, record_id, commitment(**changes))

    with app.app_context():
        found = queries.commitments_in(*QUARTER)
        counts = {name: len(getattr(found, name)) for name in ("kept", "late", "stopped", "ahead")}

    assert counts == dict.fromkeys(counts, 0) | {where: 1}


def test_promises_of_other_records_and_periods_are_left_out(app: Flask) -> None:
    add_rows(app, make_record(app, State.SUBMITTED), commitment(due_on=day(1)))
    add_rows(app, make_record(app, State.CLOSED), commitment(due_on=date(2027, 1, 1)))

    with app.app_context():
        found = queries.commitments_in(*QUARTER)

    assert (found.kept, found.late, found.stopped, found.ahead) == ([], [], [], [])


def rate(app: Flask, record_id: int, user_id: int, **points: int) -> None:
    rows = [
        IndicatorRating(
            indicator=code,
            points=number,
            evidence=Value.PARTIAL,
            rules_version="x",
            signed_by_id=user_id,
        )
        for code, number in points.items()
    ]
    add_rows(app, record_id, *rows)


@pytest.mark.both_databases
def test_ratings_are_spread_over_records_never_averaged(app: Flask) -> None:
    user = make_user(app)
    for points in (1, 3, 4, 6):
        rate(app, make_record(app, State.CLOSED), user.id, SUP1=points, SUP2=points)
    rate(app, make_record(app, State.CLOSED), user.id, SUP1=3, SUP2=4)
    make_record(app, State.CLOSED)

    with app.app_context():
        strips = queries.strips_of(queries.accepted_in(*QUARTER))
        spread = {one.standard.code: one for one in queries.spread_of(strips.values())}

    support = spread["SUP"]
    assert (support.weak, support.satisfactory, support.good, support.strong) == (1, 2, 1, 1)
    assert (support.rated, support.due) == (5, 6)
    assert (spread["IMP"].rated, spread["IMP"].due) == (0, 6)


def test_what_comes_up_opens_in_the_period_and_is_not_over_yet(app: Flask) -> None:
    later = {"closes_on": day(60), "decision_on": None, "feedback_promised_by": None}
    ahead = make_record(app, State.REGISTERED, opens_on=day(30), **later)
    make_record(app, State.WITHDRAWN, opens_on=day(30), **later)
    make_record(app, State.LIVE, opens_on=date(2027, 1, 1), **(later | {"closes_on": None}))

    with app.app_context():
        assert [record.id for record in queries.coming_up(clock.today(), QUARTER[1])] == [ahead]


def test_more_records_cost_no_more_statements(app: Flask) -> None:
    make_full_record(app, State.CLOSED)
    with app.app_context(), statements(app) as one:
        queries.accepted_in(*QUARTER)
    make_full_record(app, State.CLOSED)
    make_full_record(app, State.CLOSED)
    with app.app_context(), statements(app) as three:
        queries.accepted_in(*QUARTER)

    assert len(three) == len(one)
