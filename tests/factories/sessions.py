"""Programmes, sessions and bookings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from pbapp import clock
from pbapp.access.roles import SYSTEM, Role
from pbapp.accounts.models import Membership
from pbapp.activities.sessions.actions import booking as actions
from pbapp.activities.sessions.actions import running
from pbapp.activities.sessions.actions.booking import Answers
from pbapp.activities.sessions.kinds import ComesFor, RoleKind
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, Programme, Session
from pbapp.activities.sessions.queries import bookings
from pbapp.db import db, transaction
from pbapp.places.models import Organisation, OrganisationKind
from tests.client import Client
from tests.factories.engagement import make_record
from tests.factories.people import Person, client_of, make_user

_numbers = iter(range(1, 10**9))
PROGRAMME: dict[str, Any] = {
    "title": "Planning together in an hour",
    "purpose": "See how your daily work helps this place.",
    "year": 2026,
    "contact": "community.planning@ardnellan.example",
    "review_month": 8,
}


def make_body(app: Flask, name: str) -> int:
    """A partner body; returns its id."""
    with app.app_context(), transaction() as session:
        body = Organisation(name=name, kind=OrganisationKind.PUBLIC_BODY)
        session.add(body)
        session.flush()
        return body.id


def make_programme(app: Flask, record_id: int | None = None, **changes: Any) -> int:
    """A programme of a record; returns its id."""
    record_id = record_id or make_record(app)
    with app.app_context(), transaction() as session:
        programme = Programme(engagement_id=record_id, **(PROGRAMME | changes))
        session.add(programme)
        session.flush()
        return programme.id


def make_session(
    app: Flask,
    programme_id: int | None = None,
    *,
    state: State = State.OPEN,
    starts_at: datetime | None = None,
    **changes: Any,
) -> int:
    """A session in ten days' time that people can book; returns its id."""
    programme_id = programme_id or make_programme(app)
    given: dict[str, Any] = {"joining_link": "https://meet.example/abc", "theme": "A warm home"}
    given |= {"opened_at": clock.now()} if state is State.OPEN else {}
    given |= {"starts_at": starts_at or clock.now() + timedelta(days=10)}
    with app.app_context(), transaction() as stored:
        session = Session(programme_id=programme_id, state=state, **(given | changes))
        stored.add(session)
        stored.flush()
        return session.id


def answers(**changes: Any) -> Answers:
    """A volunteer from a group that is not on the list."""
    given: dict[str, Any] = {"comes_for": ComesFor.OTHER_GROUP, "role_kind": RoleKind.VOLUNTEER}
    return Answers(**(given | {"email": f"guest{next(_numbers)}@example.org"} | changes))


def book(app: Flask, session_id: int, **changes: Any) -> int:
    """Somebody books; returns the booking's id."""
    with app.app_context(), transaction():
        key = changes.pop("form_key", f"form-{next(_numbers)}")
        return actions.book(
            bookings.get(session_id),
            answers(**changes),
            form_key=key,
            language="en",
            caller=f"192.0.2.{next(_numbers) % 250}",
        ).id


def on_booking(app: Flask, booking_id: int, act: Callable[[Booking], Any]) -> Any:
    """Do something to a booking as it is stored."""
    with app.app_context(), transaction() as stored:
        booking = stored.get_one(Booking, booking_id)
        return act(bookings.one_of(booking.session_id, booking.id))


def on_session(app: Flask, session_id: int, act: Callable[[Session], Any]) -> Any:
    """Do something to a session as it is stored."""
    with app.app_context(), transaction():
        return act(bookings.get(session_id))


def held(app: Flask, session_id: int, came: set[int], walk_ins: int = 0) -> None:
    """Mark who came."""
    on_session(app, session_id, lambda one: running.mark(one, came, walk_ins, by=SYSTEM))


def statuses(app: Flask, session_id: int) -> dict[Status, int]:
    """How many bookings stand where."""
    query = select(Booking.status, func.count()).where(Booking.session_id == session_id)
    with app.app_context():
        return dict(db.session.execute(query.group_by(Booking.status)).all())


def key_of(app: Flask, booking_id: int) -> str:
    """The secret of a booking's link."""
    with app.app_context():
        return str(db.session.scalars(select(Booking.key).where(Booking.id == booking_id)).one())


def partner_of(app: Flask, body_id: int) -> Client:
    """A browser of somebody who speaks for a partner body."""
    person: Person = make_user(app, Role.PARTNER)
    with app.app_context(), transaction() as session:
        session.add(Membership(user_id=person.id, organisation_id=body_id))
    return client_of(app, person)
