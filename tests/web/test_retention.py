"""What the privacy page says is deleted is deleted then, and not before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import ColumnElement, func, select

from pbapp import jobs, limits
from pbapp.access.roles import Role
from pbapp.accounts.invitations import LIVES
from pbapp.accounts.models import Invitation, Visit
from pbapp.activities.sessions.kinds import SupportKind
from pbapp.activities.sessions.models import Booking, SupportRequest
from pbapp.db import db, transaction
from pbapp.engagement.models.telling import Follower
from pbapp.limits import Limit, LimitCounter
from pbapp.web import retention
from tests.conftest import NOON
from tests.factories.accounts import later
from tests.factories.engagement import make_record
from tests.factories.loop import make_follower
from tests.factories.people import client_as
from tests.factories.sessions import book, make_session

SOON = timedelta(minutes=1)
Make = Callable[[Flask], Any]


def booked(app: Flask) -> None:
    """Somebody with a name, an address and a need has come to a session that begins now."""
    session_id = make_session(app, starts_at=NOON + SOON)
    needs = (SupportKind.CHILDCARE,)
    book(app, session_id, name="Isla", needs=needs, needs_detail="Two", may_count_return=True)


def follower(app: Flask, **changes: Any) -> None:
    """An address on a list of those to be told."""
    make_follower(app, make_record(app), asked_at=NOON, **changes)


def stored(app: Flask, row: Any) -> None:
    """One row of any table."""
    with app.app_context(), transaction() as session:
        session.add(row)


def tried(app: Flask) -> None:
    """Somebody tried something."""
    with app.app_context(), transaction():
        limits.spend(Limit("test", 3, timedelta(hours=1)), "isla@example.org")


INVITED = {"key": "k", "email": "isla@example.org", "name": "Isla", "role": Role.OFFICER}


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("what", "name", "make", "kept"),
    [
        ("Your place at", "time", booked, (Booking.name != "") | Booking.email.is_not(None)),
        ("Help you need", "time", booked, SupportRequest.id.is_not(None)),
        ("A scrambled form of your e-mail", "time", booked, Booking.returning_key.is_not(None)),
        ("Your e-mail address, if you", "time", follower, Follower.id.is_not(None)),
        (
            "Your e-mail address, if you",
            "unsure",
            lambda app: follower(app, confirmed_at=None),
            Follower.id.is_not(None),
        ),
        (
            "That you are signed in",
            "time",
            lambda app: client_as(app, Role.RESIDENT),
            Visit.id.is_not(None),
        ),
        (
            "Invitations",
            "time",
            lambda app: stored(app, Invitation(**INVITED, expires_at=NOON + LIVES)),
            Invitation.id.is_not(None),
        ),
        ("How often somebody", "time", tried, LimitCounter.kind == "test"),
    ],
)
def test_what_is_kept_goes_when_the_page_says(
    app: Flask, what: str, name: str, make: Make, kept: ColumnElement[bool]
) -> None:
    time = next(one.times[name] for one in retention.KEPT if str(one.what).startswith(what))
    make(app)

    assert left_after(app, time - SOON, kept) > 0
    assert left_after(app, time + 2 * SOON, kept) == 0


def left_after(app: Flask, time: timedelta, kept: ColumnElement[bool]) -> int:
    """How many rows there are so long after noon, upkeep done."""
    later(seconds=time.total_seconds())
    with app.app_context():
        jobs.keep_up()
        return db.session.scalar(select(func.count()).where(kept)) or 0
