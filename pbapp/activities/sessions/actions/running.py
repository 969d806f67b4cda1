"""Opening, changing, calling off and holding sessions."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from pbapp import clock
from pbapp.activities.changing import NotNow
from pbapp.activities.sessions.actions import booking as places
from pbapp.activities.sessions.actions import letters
from pbapp.activities.sessions.lifecycle import ALIVE, State, Status, may_become
from pbapp.activities.sessions.models import Booking, Session
from pbapp.activities.sessions.queries import bookings
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused

if TYPE_CHECKING:
    from pbapp.access.roles import Actor

#: what those who booked are told of when it changes
TOLD = frozenset({"starts_at", "minutes", "mode", "joining_link", "place"})


class SameMoment(Refused):
    """Another session of the programme begins at this time."""

    status = 422


class TooFewPlaces(Refused):
    """More people have a place than would be left."""

    status = 422


def open_booking(session: Session, *, by: Actor) -> None:
    """Let people book; nothing happens if they can already."""
    _hold(session)
    if session.state is State.OPEN:
        return
    _must_become(session, State.OPEN)
    if session.has_begun:
        raise NotNow(_("This session lies in the past, so nobody can book it."))
    session.state, session.opened_at = State.OPEN, clock.now()

    record(Event.SESSION_OPENED, on=session, by=by)


def change(session: Session, values: dict[str, Any], *, by: Actor) -> None:
    """Keep other details; a new day or place is told to all who booked."""
    _hold(session)
    if session.state not in (State.PLANNED, State.OPEN):
        raise NotNow(_("This session is over or was called off, so it stays as it is."))
    fields = [name for name, value in values.items() if getattr(session, name) != value]
    if "capacity" in fields:
        _fit(session, values["capacity"])
    _keep(session, {name: values[name] for name in fields})
    told = sorted(TOLD.intersection(fields))
    if told:
        session.revision += 1
        _tell_of_change(session, moved="starts_at" in told)
    if session.takes_bookings:
        db.session.flush()
        places.move_up(session)

    record(Event.SESSION_CHANGED, on=session, by=by, fields=sorted(fields))


def call_off(session: Session, reason: str, *, by: Actor) -> None:
    """Cancel a session and tell everyone who booked or waits."""
    _hold(session)
    _must_become(session, State.CANCELLED)
    session.state, session.cancelled_at = State.CANCELLED, clock.now()
    session.cancelled_reason = reason
    session.revision += 1
    letters.send_each(_alive(session), "called_off")

    record(Event.SESSION_CANCELLED, on=session, by=by)


def mark(session: Session, came: Collection[int], walk_ins: int, *, by: Actor) -> None:
    """Note who came, by key of booking, and how many came without one; it can be mended."""
    _hold(session)
    _must_become(session, State.HELD)
    if not session.has_begun:
        raise NotNow(_("Mark who came once the session has begun."))
    if session.forgotten_at is not None:
        raise NotNow(_("The list of names is deleted, so it can no longer be changed."))
    seated = [one for one in bookings.of(session) if one.holds_place]
    for one in seated:
        one.status = Status.ATTENDED if one.id in came else Status.ABSENT
    session.state, session.walk_ins = State.HELD, walk_ins

    attended = sum(one.status is Status.ATTENDED for one in seated)
    record(
        Event.ATTENDANCE_MARKED,
        on=session,
        by=by,
        came=attended,
        absent=len(seated) - attended,
        walk_ins=walk_ins,
    )


def take_out(booking: Booking, *, by: Actor) -> None:
    """Give a place back for somebody who asked for it in another way."""
    places.give_back(booking)

    record(Event.BOOKING_TAKEN_OUT, on=booking.session, by=by)


def _hold(session: Session) -> None:
    db.session.refresh(
        session, ["state", "starts_at", "capacity", "forgotten_at"], with_for_update=True
    )


def _must_become(session: Session, state: State) -> None:
    if not may_become(session.state, state):
        raise NotNow(_("The session does not stand where this can be done. Nothing was changed."))


def _keep(session: Session, values: dict[str, Any]) -> None:
    try:
        with db.session.begin_nested():
            for name, value in values.items():
                setattr(session, name, value)
    except IntegrityError:
        raise SameMoment(_("The programme has a session at this time already.")) from None


def _fit(session: Session, capacity: int) -> None:
    """Move those with a high seat to a low one; refuse where they do not all fit."""
    seated = [one for one in bookings.of(session) if one.seat is not None]
    if len(seated) > capacity:
        raise TooFewPlaces(
            _("%(number)s people have a place. Keep at least so many.", number=len(seated))
        )
    free = iter(sorted(set(range(1, capacity + 1)) - {one.seat for one in seated}))
    for one in seated:
        if one.seat is not None and one.seat > capacity:
            one.seat = next(free)
    db.session.flush()


def _tell_of_change(session: Session, *, moved: bool) -> None:
    told = _alive(session)
    for booking in told if moved else ():
        booking.reminders = places.too_late_for(session)
    letters.send_each(told, "changed")


def _alive(session: Session) -> list[Booking]:
    return [_with(session, one) for one in bookings.of(session) if one.status in ALIVE]


def _with(session: Session, booking: Booking) -> Booking:
    """The booking knows the session it was found through."""
    booking.session = session
    return booking
