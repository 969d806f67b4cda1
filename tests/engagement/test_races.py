"""Several people at one record, or two records at each other, at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import SYSTEM
from pbapp.audit import Event, entries_about
from pbapp.db import transaction
from pbapp.engagement import actions, queries
from pbapp.engagement.lifecycle import State
from pbapp.engagement.loop.actions import telling
from pbapp.engagement.loop.routes.telling import feedback_at
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.registering.actions.joining import ask_together
from pbapp.refusals import Refused, Unfit
from pbapp.standards.kinds import FeedbackKind
from tests.factories.engagement import add_rows, feedback, make_record, read
from tests.factories.loop import rows

AT_ONCE = 6
pytestmark = pytest.mark.both_databases


def at_once(app: Flask, acts: Sequence[Callable[[], Any]]) -> list[str]:
    """What each got, where all began before any had ended as far as the database lets them."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> str:
        start.wait()
        try:
            with app.app_context(), transaction():
                act()
        except (Refused, Unfit, IntegrityError):
            return "refused"
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_feedback_comes_out_once_however_many_press(app: Flask) -> None:
    record_id = make_record(app)
    row = feedback(FeedbackKind.WHAT_WE_HEARD, published_on=None)
    [row_id] = add_rows(app, record_id, row)

    found = at_once(
        app, [lambda: telling.publish(feedback_at(record_id, row_id), by=SYSTEM)] * AT_ONCE
    )

    assert found == ["done"] + ["refused"] * (AT_ONCE - 1)
    events = [entry.event for entry in read(app, record_id, entries_about)]
    assert events.count(Event.FEEDBACK_PUBLISHED.value) == 1


def test_two_records_never_end_in_each_other(app: Flask) -> None:
    one, other = make_record(app, State.PLANNING), make_record(app, State.PLANNING, title="Lights")

    def joined(first: int, second: int) -> None:
        record, into = queries.get(first), queries.get(second)
        actions.merge(record, into, "They ask the same.", by=SYSTEM)

    found = at_once(app, [lambda: joined(one, other), lambda: joined(other, one)])

    assert found == ["done", "refused"]
    states = [read(app, record_id, lambda record: record.state) for record_id in (one, other)]
    assert sorted(states) == sorted([State.MERGED, State.PLANNING])


def test_one_record_asks_another_once_however_many_press(app: Flask) -> None:
    one, other = make_record(app), make_record(app, title="Lights")

    at_once(
        app,
        [lambda: ask_together(queries.get(one), queries.get(other), "Shall we?", by=SYSTEM)]
        * AT_ONCE,
    )

    assert len(rows(app, JoinRequest)) == 1
