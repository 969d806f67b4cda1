"""A form that is sent twice by a quick second press is kept once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan.models import Barrier
from tests.client import Client
from tests.factories.engagement import make_record, read
from tests.factories.people import client_as

STALL = {"name": "Stall", "method": "drop_in", "held_on": "2026-11-05"}
COMMENT = {"about": "The hall was cold.", "received_on": "2026-11-01"}

BARRIER = {
    "kind": "cost",
    "who": "Young people",
    "description": "The fare",
    "found_by": "participant",
    "status": "open",
}
METHOD = {"method": "drop_in", "rationale": "People can come by."}


@pytest.fixture
def record_id(app: Flask) -> int:
    return make_record(app, State.LIVE)


@pytest.fixture
def client(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def kept(app: Flask, record_id: int, part: str) -> int:
    return read(app, record_id, lambda record: len(getattr(record, part)))


@pytest.mark.parametrize(
    ("part", "given"), [("activities", STALL), ("comments", COMMENT), ("methods", METHOD)]
)
def test_what_is_sent_twice_is_kept_once(
    app: Flask, client: Client, record_id: int, part: str, given: dict[str, Any]
) -> None:
    url = f"/engagement/{record_id}/{part}/new"

    pages = [client.post(url, given) for _press in range(2)]

    assert [page.status for page in pages] == [303, 303]
    assert kept(app, record_id, part) == 1


def test_a_barrier_of_the_plan_sent_twice_is_kept_once(app: Flask, client: Client) -> None:
    record_id = make_record(app, State.PLANNING)
    url = f"/engagement/{record_id}/plan/barriers/new"

    pages = [client.post(url, BARRIER) for _press in range(2)]

    assert [page.status for page in pages] == [303, 303]
    with app.app_context():
        assert db.session.scalars(select(Barrier.engagement_id)).all() == [record_id]


def test_what_differs_is_kept_twice(app: Flask, client: Client, record_id: int) -> None:
    url = f"/engagement/{record_id}/activities/new"

    client.post(url, STALL)
    client.post(url, STALL | {"name": "Another stall"})

    assert kept(app, record_id, "activities") == 2


def test_the_same_said_again_later_is_kept_twice(
    app: Flask, client: Client, record_id: int
) -> None:
    url = f"/engagement/{record_id}/comments/new"
    client.post(url, COMMENT)

    with clock.standing_at(clock.now() + timedelta(minutes=1)):
        client.post(url, COMMENT)

    assert kept(app, record_id, "comments") == 2
