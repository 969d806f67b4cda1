"""The board is told in how many records those who looked back together differ."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.lifecycle import State
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from tests.conftest import NOON
from tests.factories.engagement import make_record
from tests.factories.loop import make_seat, make_session

TODAY = NOON.date()
PERIOD = Period(TODAY - timedelta(days=90), TODAY)


def differing(app: Flask) -> int:
    with app.app_context():
        return figures_of(PERIOD).differing


def test_records_are_counted_once_however_much_differs(app: Flask) -> None:
    for marks in ({"INC": 6, "COM": 6}, {"INC": 3, "COM": 4}):
        session_id = make_session(app, make_record(app, State.CLOSED))
        make_seat(app, session_id, MemberKind.PARTNER, "Health board", {"INC": 3, "COM": 3})
        make_seat(app, session_id, MemberKind.PARTNER, "Police", marks)
    assert differing(app) == 1


def test_a_record_that_is_not_accepted_is_not_counted(app: Flask) -> None:
    session_id = make_session(app, make_record(app, State.LIVE))
    make_seat(app, session_id, MemberKind.OFFICER, "Transport", {"INC": 6})
    make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council", {"INC": 2})
    assert differing(app) == 0
