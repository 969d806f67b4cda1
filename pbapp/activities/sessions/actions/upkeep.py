"""Each minute: reminders that are due, the questions afterwards, what has to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import contains_eager, joinedload

from pbapp import clock
from pbapp.access.roles import SYSTEM
from pbapp.activities.pulse.models import Pulse
from pbapp.activities.sessions.actions import letters
from pbapp.activities.sessions.actions.booking import ASKED, DAY, DAY_SENT, WEEK, WEEK_SENT
from pbapp.activities.sessions.kinds import SupportAnswer
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, Session, SupportRequest
from pbapp.activities.sessions.queries.facts import met_in_time
from pbapp.audit import Event, record
from pbapp.db import db, transaction
from pbapp.jobs import every_minute

#: names, addresses and needs of a session (engagement.md section 7.6)
KEPT = timedelta(days=30)
#: the code by which somebody who came again is counted
RETURNING_KEPT = timedelta(days=365)
MOST_AT_ONCE = 200


@every_minute
def remind() -> int:
    """Write to those with a place a week ahead and a day ahead, each once; how many places."""
    now = clock.now()
    with transaction():
        week = _due(WEEK_SENT, after=now + DAY, until=now + WEEK)
        day = _due(DAY_SENT, after=now, until=now + DAY)
        for level, bookings in ((WEEK_SENT, week), (DAY_SENT, day)):
            for booking in bookings:
                booking.reminders = level
            letters.send_each(bookings, "reminder", is_week=level == WEEK_SENT)
        return len(week) + len(day)


def _due(level: int, *, after: object, until: object) -> Sequence[Booking]:
    query = (
        select(Booking)
        .join(Booking.session)
        .options(contains_eager(Booking.session).joinedload(Session.programme))
        .where(
            Session.state == State.OPEN,
            Session.starts_at > after,
            Session.starts_at <= until,
            Booking.status == Status.BOOKED,
            Booking.email.is_not(None),
            Booking.reminders < level,
        )
        .order_by(Booking.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(of=Booking, skip_locked=True)
    )
    return db.session.scalars(query).all()


@every_minute
def ask_how_it_was() -> int:
    """Send those who came the link of the five questions about their session, once; how many."""
    today = clock.today()
    query = (
        select(Booking, Pulse.code)
        .join(Booking.session)
        .join(Pulse, Pulse.session_id == Session.id)
        .options(contains_eager(Booking.session).joinedload(Session.programme))
        .where(
            Pulse.opens_on <= today,
            Pulse.closes_on >= today,
            Booking.status == Status.ATTENDED,
            Booking.email.is_not(None),
            Booking.reminders < ASKED,
        )
        .order_by(Booking.id, Pulse.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(of=Booking, skip_locked=True)
    )
    with transaction() as session:
        found = dict(session.execute(query).all())
        for booking, code in found.items():
            booking.reminders = ASKED
            letters.send(booking, "asked", pulse=f"/pulse/{code}")
        return len(found)


@every_minute
def forget() -> int:
    """Delete names, addresses and needs 30 days after a session, save the counts; how many."""
    with transaction():
        query = (
            select(Session)
            .where(Session.starts_at < clock.now() - KEPT, Session.forgotten_at.is_(None))
            .options(joinedload(Session.programme))
            .order_by(Session.id)
            .limit(MOST_AT_ONCE)
            .with_for_update(of=Session, skip_locked=True)
        )
        old = db.session.scalars(query).all()
        for session in old:
            _forget(session)
        _forget_who_returned()
        return len(old)


def _forget(session: Session) -> None:
    mine = select(Booking.id).where(Booking.session_id == session.id)
    asked, met = db.session.execute(
        select(func.count(), func.count().filter(met_in_time()))
        .select_from(SupportRequest)
        .join(Booking, Booking.id == SupportRequest.booking_id)
        .join(Session, Session.id == Booking.session_id)
        .where(Session.id == session.id, SupportRequest.answer != SupportAnswer.WITHDRAWN)
    ).one()
    session.kept_requests, session.kept_met_in_time = asked, met
    db.session.execute(delete(SupportRequest).where(SupportRequest.booking_id.in_(mine)))
    db.session.execute(
        update(Booking)
        .where(Booking.session_id == session.id)
        .values(name="", email=None, key=None, form_key=None, made_at=session.starts_at)
    )
    session.forgotten_at = clock.now()

    record(Event.SESSION_FORGOTTEN, on=session, by=SYSTEM)


def _forget_who_returned() -> None:
    old = select(Session.id).where(Session.starts_at < clock.now() - RETURNING_KEPT)
    db.session.execute(
        update(Booking)
        .where(Booking.returning_key.is_not(None), Booking.session_id.in_(old))
        .values(returning_key=None)
    )
