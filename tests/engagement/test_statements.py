"""However full a record or a register is, its pages ask the database equally often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.activities.sessions.lifecycle import State as Held
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking
from pbapp.db import transaction
from pbapp.engagement import queries
from pbapp.engagement.check import line_of
from pbapp.engagement.facts import facts_of
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.telling import FeedbackItem
from pbapp.standards.evidence import gather
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client
from tests.factories.activities import (
    add_pulse_replies,
    add_replies,
    count_pulse,
    make_pulse,
    make_survey,
)
from tests.factories.engagement import (
    activity,
    add_rows,
    commitment,
    decision,
    feedback,
    finding,
    make_record,
    read,
)
from tests.factories.loop import make_follower
from tests.factories.people import client_as
from tests.factories.sessions import make_programme, make_session
from tests.statements import statements

OVER = {"ready_on": -40, "opens_on": -35, "closes_on": -10}
STAFF_PAGES = (
    "",
    "/plan",
    "/people",
    "/activities",
    "/heard",
    "/decisions",
    "/promises",
    "/way",
    "/standards",
    "/standards/INC",
    "/telling",
    "/log",
    "/reach",
    "/surveys",
    "/looking-back",
    "/plan/people",
)


def filled(app: Flask, times: int) -> int:
    """A record with so much of everything that people write and the platform holds."""
    record_id = make_record(app, State.ANALYSING)
    rows: list[Callable[[], Any]] = [activity, finding, decision, commitment]
    keys = add_rows(app, record_id, *(make() for make in rows for _time in range(times)))
    (told,) = add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD))
    findings = keys[times : 2 * times]
    add_rows(app, record_id, *(FeedbackItem(feedback_id=told, finding_id=key) for key in findings))
    survey_id = make_survey(app, OVER, engagement_id=record_id)
    pulse_id, _code = make_pulse(app, OVER, engagement_id=record_id)
    programme_id = make_programme(app, record_id)
    for number in range(times):
        add_replies(app, survey_id, {0: "Early"})
        add_pulse_replies(app, pulse_id, 4)
        make_follower(app, record_id, email=f"isla{number}@example.org")
        _held_session(app, programme_id, number)
    count_pulse(app, pulse_id)
    return record_id


def _held_session(app: Flask, programme_id: int, number: int) -> None:
    day = clock.now() - timedelta(days=40 + number)
    session_id = make_session(app, programme_id, state=Held.HELD, starts_at=day, walk_ins=1)
    with app.app_context(), transaction() as session:
        seated: dict[str, Any] = {"comes_for": "themselves", "role_kind": "resident"}
        row = Booking(session_id=session_id, status=Status.ATTENDED, seat=1, **seated)
        session.add(row)


def check(record: Any) -> None:
    """All 38 indicators."""
    facts = facts_of(record).plain
    for one in NSCE_2016.indicators:
        gather(one.code, facts, today=clock.today())


def sent(app: Flask, work: Callable[[], Any]) -> int:
    with statements(app) as found:
        work()
    return len(found)


@pytest.mark.both_databases
def test_the_check_of_a_full_record_asks_as_often_as_that_of_a_thin_one(app: Flask) -> None:
    thin, full = filled(app, 1), filled(app, 6)

    def asked(record_id: int) -> int:
        return sent(app, lambda: read(app, record_id, check))

    assert asked(full) == asked(thin)


def test_one_indicator_asks_as_often(app: Flask) -> None:
    thin, full = filled(app, 1), filled(app, 6)

    def asked(record_id: int) -> int:
        return sent(app, lambda: read(app, record_id, lambda record: line_of(record, "INC1")))

    assert asked(full) == asked(thin)


def test_pages_of_a_full_record_ask_as_often_as_those_of_a_thin_one(app: Flask) -> None:
    thin, full = filled(app, 1), filled(app, 6)
    client = client_as(app, Role.OFFICER)

    def asked(record_id: int) -> dict[str, int]:
        found = {}
        for page in STAFF_PAGES:
            url = f"/engagement/{record_id}{page}"
            assert client.get(url).status == 200, url
            found[page] = sent(app, lambda url=url: client.get(url))  # type: ignore[misc]
        return found

    assert asked(full) == asked(thin)


@pytest.mark.parametrize("page", ["public", "public/what_we_heard"])
def test_a_page_for_everyone_asks_as_often(app: Flask, visitor: Client, page: str) -> None:
    thin, full = filled(app, 1), filled(app, 6)

    def asked(record_id: int) -> int:
        url = f"/engagement/{record_id}/{page}"
        assert visitor.get(url).status == 200
        return sent(app, lambda: visitor.get(url))

    assert asked(full) == asked(thin)


@pytest.mark.parametrize("url", ["/engagement", "/engagement/owed", "/engagement/{record}"])
def test_what_others_owe_costs_no_more_statements(app: Flask, url: str) -> None:
    record_id = filled(app, 1)
    client = client_as(app, Role.OFFICER)
    address = url.format(record=record_id)
    client.get(address)
    few = sent(app, lambda: client.get(address))
    for _number in range(5):
        make_record(app, State.FEEDBACK)

    assert sent(app, lambda: client.get(address)) == few


def test_a_whole_record_is_loaded_in_one_go(app: Flask) -> None:
    thin, full = filled(app, 1), filled(app, 6)

    def asked(record_id: int) -> int:
        with app.app_context():
            return sent(app, lambda: queries.get(record_id))

    assert asked(full) == asked(thin)
