"""Ratings under the cap, evidence added by hand, and what a record comes to."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Actor
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement import actions, queries
from pbapp.engagement.check import line_of, strip_of
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import State
from pbapp.engagement.strip_chart import strip_chart
from pbapp.refusals import Denied, Refused, Unfit
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import Value
from pbapp.standards.settings import RULES_VERSION
from tests.factories.engagement import days, make_full_record, make_record, on_record, read
from tests.factories.people import make_user


def officer(app: Flask) -> Actor:
    return Actor(make_user(app, name="Iain Rennie").id, "Iain Rennie")


def rate(
    app: Flask, record_id: int, code: str, points: int | None, reason: str = "", **who: Actor
) -> None:
    by = who.get("by") or officer(app)
    on_record(app, record_id, lambda r: actions.rate(r, code, points, reason, by=by))


def ratings(app: Flask, record_id: int) -> list[tuple[Any, ...]]:
    def look(record: Any) -> list[tuple[Any, ...]]:
        return [(one.indicator, one.points, one.above_evidence) for one in record.ratings]

    return read(app, record_id, look)


def faults(app: Flask, *args: Any) -> list[str]:
    with pytest.raises(Unfit) as refusal:
        rate(app, *args)
    return list(refusal.value.faults)


@pytest.mark.both_databases
def test_a_rating_is_kept_with_its_evidence_and_the_rules_it_was_signed_on(app: Flask) -> None:
    record_id, by = make_full_record(app), officer(app)

    rate(app, record_id, "COM6", 6, by=by)

    def look(record: Any) -> tuple[Any, ...]:
        (one,) = record.ratings
        return one.points, one.evidence, one.rules_version, one.signed_by_id, one.above_evidence

    assert read(app, record_id, look) == (6, Value.SUFFICIENT, RULES_VERSION, by.user_id, False)
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry)).one()
        assert (entry.event, entry.details) == (
            "engagement.rated",
            {"indicator": "COM6", "points": 6, "evidence": "sufficient"},
        )


@pytest.mark.parametrize(("points", "allowed"), [(2, True), (3, False), (5, False)])
def test_without_evidence_two_is_the_most(app: Flask, points: int, allowed: bool) -> None:
    record_id = make_record(app)

    if allowed:
        rate(app, record_id, "COM6", points)
    else:
        assert faults(app, record_id, "COM6", points) == ["reason"]

    assert len(ratings(app, record_id)) == allowed


def test_above_the_cap_with_a_reason_it_shows_as_above_evidence(app: Flask) -> None:
    record_id = make_record(app)

    rate(app, record_id, "COM6", 5, "I was there and heard it told.")

    assert ratings(app, record_id) == [("COM6", 5, True)]


@pytest.mark.parametrize(("points", "allowed"), [(5, True), (6, False)])
def test_what_is_not_collected_allows_five(app: Flask, points: int, allowed: bool) -> None:
    record_id = make_record(app)

    if allowed:
        rate(app, record_id, "INC1", points)
    else:
        assert faults(app, record_id, "INC1", points) == ["reason"]


def test_a_rating_off_the_scale_is_refused(app: Flask) -> None:
    assert faults(app, make_record(app), "INC1", 7) == ["points"]


def test_setting_an_indicator_aside_needs_a_reason(app: Flask) -> None:
    record_id = make_record(app)

    assert faults(app, record_id, "INC1", None) == ["reason"]
    rate(app, record_id, "INC1", None, "Nobody was affected.")

    assert ratings(app, record_id) == [("INC1", None, False)]


def test_an_indicator_the_size_does_not_ask_is_not_rated(app: Flask) -> None:
    assert faults(app, make_record(app), "MET4", 3) == ["points"]


def test_nothing_is_rated_before_it_is_due(app: Flask) -> None:
    future = {"opens_on": days(10), "closes_on": days(40), "decision_on": days(60)}
    record_id = make_record(app, **future, feedback_promised_by=days(60))

    assert faults(app, record_id, "COM6", 2) == ["points"]


def test_a_second_rating_takes_the_place_of_the_first(app: Flask) -> None:
    record_id = make_record(app)

    rate(app, record_id, "INC1", 3)
    rate(app, record_id, "INC1", 4)

    assert ratings(app, record_id) == [("INC1", 4, False)]


@pytest.mark.parametrize("state", [State.REGISTERED, State.CLOSED, State.WITHDRAWN])
def test_a_record_is_rated_while_it_is_under_way_only(app: Flask, state: State) -> None:
    record_id = make_record(app, state)

    with pytest.raises(Refused):
        rate(app, record_id, "INC1", 3)


EVIDENCE = {"indicator": "INC1", "what": "Minutes", "found_at": "minutes.pdf", "seen_by": "Clerk"}


def add_evidence(app: Flask, record_id: int, by: Actor) -> int:
    values = EVIDENCE | {"dated": days(-1)}
    return on_record(app, record_id, lambda r: actions.add(r, Part.EVIDENCE, values, by=by).id)


def confirm(
    app: Flask, record_id: int, row_id: int, by: Actor, name: str = "NHS Ardnellan"
) -> None:
    with app.app_context(), transaction():
        found = queries.row_of(record_id, "evidence", row_id)
        actions.confirm_evidence(found, Confirmer.PARTNER, name, by=by)


def value(app: Flask, record_id: int) -> Value:
    return read(app, record_id, lambda record: line_of(record, "INC1").evidence.value)


def test_evidence_by_hand_counts_in_part_and_in_full_once_confirmed(app: Flask) -> None:
    record_id = make_full_record(app)
    assert value(app, record_id) is Value.NOT_MEASURABLE

    row_id = add_evidence(app, record_id, officer(app))
    assert value(app, record_id) is Value.PARTIAL

    confirm(app, record_id, row_id, officer(app))
    assert value(app, record_id) is Value.SUFFICIENT


def test_nobody_confirms_what_they_added(app: Flask) -> None:
    record_id, by = make_record(app), officer(app)
    row_id = add_evidence(app, record_id, by)

    with pytest.raises(Denied):
        confirm(app, record_id, row_id, by)

    assert value(app, record_id) is Value.PARTIAL


def test_whoever_saw_it_does_not_confirm_it_too(app: Flask) -> None:
    record_id = make_record(app)
    row_id = add_evidence(app, record_id, officer(app))

    with pytest.raises(Unfit):
        confirm(app, record_id, row_id, officer(app), name=" clerk ")

    assert value(app, record_id) is Value.PARTIAL


def test_a_standard_is_the_median_of_what_is_due_and_rated(app: Flask) -> None:
    record_id = make_record(app)
    for code, points in (("SUP1", 3), ("SUP2", 4)):
        rate(app, record_id, code, points)

    rows = {row.standard.code: row.roll_up for row in read(app, record_id, strip_of)}

    assert (rows["SUP"].points, rows["SUP"].lowest) == ((3, 4), 3)
    assert rows["INC"].incomplete is True


def test_the_chart_puts_half_points_low_and_says_them_in_its_table(app: Flask) -> None:
    record_id = make_record(app)
    for code, points in (("SUP1", 3), ("SUP2", 4)):
        rate(app, record_id, code, points)

    chart = read(app, record_id, strip_chart)

    assert chart.ratings[1].officers == 3
    assert chart.table()[:2] == [
        ("Inclusion", "incomplete", "not collected yet"),
        ("Support", "3 to 4", "not collected yet"),
    ]


def test_a_withdrawn_record_owes_no_rating(app: Flask) -> None:
    record_id = make_record(app, State.WITHDRAWN, withdrawn_on=days(-1))

    assert [row.roll_up.due for row in read(app, record_id, strip_of)] == [0] * 7
