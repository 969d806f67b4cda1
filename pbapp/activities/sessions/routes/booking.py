"""Booking a place without an account, and the page behind the secret link.

What somebody typed stays on the page, also when the session begins or is called off meanwhile.
"""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.sessions.actions import booking as actions
from pbapp.activities.sessions.forms.booking import BookingForm, filled
from pbapp.activities.sessions.models import Booking, Session
from pbapp.activities.sessions.queries import bookings, programmes
from pbapp.activities.sessions.routes.blueprint import bp, calendar, page
from pbapp.activities.standing import Act
from pbapp.db import transactional
from pbapp.i18n import _, language
from pbapp.places import queries as places
from pbapp.refusals import Refused


@bp.get("/sessions/<int:session_id>/book")
@requires(Can.BOOK_SESSION, on=bookings.get_public)
def book(session: Session) -> ResponseReturnValue:
    """The questions; or why nobody can book now."""
    if not session.takes_bookings:
        return redirect(url_for(".session", session_id=session.id), code=303)
    return _ask(session, BookingForm())


@bp.post("/sessions/<int:session_id>/book")
@requires(Can.BOOK_SESSION, on=bookings.get_public)
@transactional
def take_place(session: Session) -> ResponseReturnValue:
    """Give a place, or one on the waiting list."""
    form = BookingForm().offer(places.organisations())
    if not form.submitted():
        return _ask(session, form), 422
    try:
        booked = actions.book(
            session,
            form.answers(),
            form_key=form.form_key.data or "",
            language=language().code,
            caller=request.remote_addr or "",
        )
    except Refused as reason:
        form.form_errors.append(str(reason))
        return _ask(session, form), reason.status
    return redirect(url_for(".booking", key=booked.key), code=303)


@bp.get("/bookings/<key>")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
def booking(booking: Booking) -> ResponseReturnValue:
    """What somebody booked, how to join, and what they can still do."""
    asked = pulses.of_session(booking.session_id)
    pulse = asked if asked and asked.allows(Act.ANSWER) else None
    return page("booking", booking=booking, needs=bookings.needs_of(booking), pulse=pulse)


@bp.get("/bookings/<key>/change")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
def ask_to_change(booking: Booking) -> ResponseReturnValue:
    """The questions with the answers given before."""
    _must_be_open(booking)
    form = BookingForm(data=filled(booking, bookings.needs_of(booking)))
    return _ask(booking.session, form, booking)


@bp.post("/bookings/<key>/change")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
@transactional
def change(booking: Booking) -> ResponseReturnValue:
    """Keep other answers."""
    form = BookingForm().offer(places.organisations())
    if not form.submitted():
        return _ask(booking.session, form, booking), 422
    try:
        actions.change(booking, form.answers())
    except Refused as reason:
        form.form_errors.append(str(reason))
        return _ask(booking.session, form, booking), reason.status
    flash(_("Your booking is changed."), "success")
    return redirect(url_for(".booking", key=booking.key), code=303)


@bp.get("/bookings/<key>/give-back")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
def ask_to_give_back(booking: Booking) -> ResponseReturnValue:
    """Whether they mean it: the next in line gets the place at once."""
    _must_be_open(booking)
    return page("give_back", booking=booking)


@bp.post("/bookings/<key>/give-back")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
@transactional
def give_back(booking: Booking) -> ResponseReturnValue:
    """Let the next in line have it."""
    actions.give_back(booking)
    return redirect(url_for(".booking", key=booking.key), code=303)


@bp.get("/bookings/<key>/calendar.ics")
@requires(Can.KEEP_BOOKING, on=bookings.with_key)
def booking_calendar(booking: Booking) -> ResponseReturnValue:
    """The session for a calendar program; with the joining link for those with a place."""
    session = booking.session
    return calendar([session], f"session-{session.id}", joins=booking.holds_place)


def _ask(session: Session, form: BookingForm, booking: Booking | None = None) -> str:
    taken, _waiting = programmes.numbers([session.id]).get(session.id, (0, 0))
    return page(
        "book",
        session=session,
        form=form.offer(places.organisations()),
        booking=booking,
        is_full=taken >= session.capacity,
    )


def _must_be_open(booking: Booking) -> None:
    if not booking.can_change:
        raise Refused(_("This booking can no longer be changed."))
