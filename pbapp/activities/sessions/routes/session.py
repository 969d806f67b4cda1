"""Running a session: its bookings, what people need, who came, calling it off."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import can, current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.changing import NotNow
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.sessions.actions import needs, running
from pbapp.activities.sessions.forms.session import (
    AttendanceForm,
    CallOffForm,
    SessionForm,
    SupportForm,
    called,
    filled,
)
from pbapp.activities.sessions.kinds import SupportAnswer
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking, Session, SupportRequest
from pbapp.activities.sessions.queries import bookings
from pbapp.activities.sessions.routes.blueprint import bp, page
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.places import queries as places
from pbapp.refusals import Refused


@bp.get("/sessions/<int:session_id>/desk")
@requires(Can.RUN_SESSION, on=bookings.get)
def session_desk(session: Session) -> ResponseReturnValue:
    """Who booked, who waits, what they need, and the next thing to do."""
    everyone = bookings.of(session)
    return page(
        "session_desk",
        session=session,
        seated=[one for one in everyone if one.holds_place],
        waiting=[one for one in everyone if one.status is Status.WAITLISTED],
        first_with=bookings.first_with(everyone),
        needs=bookings.needs_at(session.id) if can(Can.SEE_SUPPORT, session) else [],
        pulse=pulses.of_session(session.id),
        called=called,
    )


@bp.get("/sessions/<int:session_id>/edit")
@requires(Can.RUN_SESSION, on=bookings.get)
def ask_to_change_session(session: Session) -> ResponseReturnValue:
    """The details as they are."""
    form = SessionForm(data=filled(session)).offer(places.organisations())
    return page("session_edit", session=session, form=form)


@bp.post("/sessions/<int:session_id>/edit")
@requires(Can.RUN_SESSION, on=bookings.get)
@transactional
def change_session(session: Session) -> ResponseReturnValue:
    """Keep them, and tell those who booked of a new day or place."""
    form = SessionForm().offer(places.organisations())
    if not (form.submitted() and form.fits(session)):
        return page("session_edit", session=session, form=form), 422
    try:
        running.change(session, form.values(), by=current_actor())
    except (running.TooFewPlaces, running.SameMoment) as reason:
        name = "capacity" if isinstance(reason, running.TooFewPlaces) else "day"
        form.refuse(name, str(reason))
        return page("session_edit", session=session, form=form), 422
    flash(_("Saved."), "success")
    return _to_desk(session)


@bp.post("/sessions/<int:session_id>/open")
@requires(Can.RUN_SESSION, on=bookings.get)
@transactional
def open_session(session: Session) -> ResponseReturnValue:
    """Let people book."""
    running.open_booking(session, by=current_actor())
    flash(_("People can book now."), "success")
    return _to_desk(session)


@bp.get("/sessions/<int:session_id>/call-off")
@requires(Can.RUN_SESSION, on=bookings.get)
def ask_to_call_off(session: Session) -> ResponseReturnValue:
    """Why it does not take place."""
    return page("call_off", session=session, form=CallOffForm())


@bp.post("/sessions/<int:session_id>/call-off")
@requires(Can.RUN_SESSION, on=bookings.get)
@transactional
def call_off(session: Session) -> ResponseReturnValue:
    """Cancel it and tell everyone."""
    form = CallOffForm()
    if not form.submitted():
        return page("call_off", session=session, form=form), 422
    running.call_off(session, form.reason.data or "", by=current_actor())
    flash(_("The session is called off. Everyone who booked is told."), "success")
    return _to_desk(session)


@bp.get("/sessions/<int:session_id>/attendance")
@requires(Can.RUN_SESSION, on=bookings.get)
def attendance(session: Session) -> ResponseReturnValue:
    """The list to tick on a phone at the door."""
    seated = _seated(session)
    came = [str(one.id) for one in seated if one.status is Status.ATTENDED]
    form = AttendanceForm(data={"came": came, "walk_ins": session.walk_ins or 0}).offer(seated)
    return page("attendance", session=session, form=form)


@bp.post("/sessions/<int:session_id>/attendance")
@requires(Can.RUN_SESSION, on=bookings.get)
@transactional
def mark_attendance(session: Session) -> ResponseReturnValue:
    """Note who came; it can be mended later."""
    form = AttendanceForm().offer(_seated(session))
    if not form.submitted():
        return page("attendance", session=session, form=form), 422
    try:
        running.mark(session, form.ids, form.walk_ins.data or 0, by=current_actor())
    except NotNow as reason:
        form.refuse("came", str(reason))
        return page("attendance", session=session, form=form), reason.status
    flash(_("Saved. You can mend it later."), "success")
    return _to_desk(session)


@bp.get("/support/<int:request_id>")
@requires(Can.SEE_SUPPORT, on=bookings.need)
def support(asked: SupportRequest) -> ResponseReturnValue:
    """What somebody needs, and how it stands."""
    shown = "" if asked.answer is SupportAnswer.WITHDRAWN else asked.answer.value
    return _support_page(asked, SupportForm(data={"answer": shown}))


@bp.post("/support/<int:request_id>")
@requires(Can.SEE_SUPPORT, on=bookings.need)
@transactional
def answer_support(asked: SupportRequest) -> ResponseReturnValue:
    """Note how it stands."""
    form = SupportForm()
    if not form.submitted():
        return _support_page(asked, form), 422
    needs.answer(asked, SupportAnswer(form.answer.data), by=current_actor())
    flash(_("Saved."), "success")
    return _to_desk(asked.session)


def booking_at(session_id: int, booking_id: int) -> Booking:
    """A booking of a session, judged as the session is."""
    return bookings.one_of(session_id, booking_id)


@bp.post("/sessions/<int:session_id>/bookings/<int:booking_id>/take-out")
@requires(Can.RUN_SESSION, on=booking_at)
@transactional
def take_out(booking: Booking) -> ResponseReturnValue:
    """Give a place back for somebody who rang."""
    running.take_out(booking, by=current_actor())
    flash(_("The place is given back."), "success")
    return _to_desk(booking.session)


def _seated(session: Session) -> list[Booking]:
    if session.forgotten_at is not None:
        raise Refused(_("The list of names is deleted, so it can no longer be changed."))
    return [one for one in bookings.of(session) if one.holds_place]


def _support_page(asked: SupportRequest, form: SupportForm) -> str:
    return page("support", asked=asked, session=asked.session, form=form, called=called)


def _to_desk(session: Session) -> ResponseReturnValue:
    return redirect(url_for(".session_desk", session_id=session.id), code=303)
