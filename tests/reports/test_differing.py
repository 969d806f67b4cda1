"""The board is told of which records views differ, and on which standards."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.lifecycle import State
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from tests.conftest import NOON
from tests.factories.activities import CLOSED, add_pulse_replies, count_pulse, make_pulse
from tests.factories.engagement import add_rows, make_record
from tests.factories.loop import make_seat, make_session
from tests.factories.people import make_user
from tests.factories.reports import rated

TODAY = NOON.date()
PERIOD = Period(TODAY - timedelta(days=90), TODAY)


def differing(app: Flask) -> list[tuple[str, ...]]:
    with app.app_context():
        return [one.standards for one in figures_of(PERIOD).differing]


def heard(app: Flask, record_id: int, *points: int) -> None:
    """What people said in a pulse that is over."""
    pulse_id, _code = make_pulse(app, CLOSED, engagement_id=record_id)
    add_pulse_replies(app, pulse_id, *points)
    count_pulse(app, pulse_id)


def test_records_are_counted_once_however_much_differs(app: Flask) -> None:
    for marks in ({"INC": 6, "COM": 6}, {"INC": 3, "COM": 4}):
        session_id = make_session(app, make_record(app, State.CLOSED))
        make_seat(app, session_id, MemberKind.PARTNER, "Health board", {"INC": 3, "COM": 3})
        make_seat(app, session_id, MemberKind.PARTNER, "Police", marks)
    assert differing(app) == [("INC", "COM")]


def test_a_record_that_is_not_accepted_is_not_counted(app: Flask) -> None:
    session_id = make_session(app, make_record(app, State.LIVE))
    make_seat(app, session_id, MemberKind.OFFICER, "Transport", {"INC": 6})
    make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council", {"INC": 2})
    assert differing(app) == []


def test_officers_and_those_who_took_part_differ_by_two_points(app: Flask) -> None:
    officer = make_user(app)
    for points in (1, 5):
        record_id = make_record(app, State.CLOSED)
        add_rows(app, record_id, *rated(officer, SUP=5, MET=4))
        heard(app, record_id, points, points, points, points, points)

    # 1 of 5 is 1 of 6, and 5 of 5 is 6 of 6: four and three points off, then one and two.
    assert differing(app) == [("SUP", "MET"), ("MET",)]
    with app.app_context():
        assert figures_of(PERIOD).voiced == 2


def test_too_few_who_took_part_raise_no_flag(app: Flask) -> None:
    record_id = make_record(app, State.CLOSED)
    add_rows(app, record_id, *rated(make_user(app), SUP=5))
    heard(app, record_id, 1, 1, 1, 1)

    assert differing(app) == []
    with app.app_context():
        assert figures_of(PERIOD).voiced == 0
