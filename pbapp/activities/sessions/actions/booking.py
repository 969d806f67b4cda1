"""Booking a place, changing it, giving it back; the waiting list moves up by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from pbapp import clock, keys, limits
from pbapp.activities.changing import NotNow
from pbapp.activities.sessions.actions import letters, needs
from pbapp.activities.sessions.kinds import ComesFor, RoleKind, Source, SupportKind
from pbapp.activities.sessions.lifecycle import Status
from pbapp.activities.sessions.models import Booking, Session, SupportRequest
from pbapp.activities.sessions.queries import bookings
from pbapp.db import db
from pbapp.i18n import _
from pbapp.limits import Limit
from pbapp.refusals import TooMany

# A whole office may share one address on the net.
BOOKED_FROM_HERE = Limit("session booked, one caller", 40, timedelta(hours=1))
# Anybody can type anybody's address: it must not fill a stranger's letter box.
LETTERS_TO_ADDRESS = Limit("session booked, letters to one address", 20, timedelta(days=1))

DAY, WEEK = timedelta(days=1), timedelta(days=7)
NONE_SENT, WEEK_SENT, DAY_SENT, ASKED = 0, 1, 2, 3


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What somebody said when they booked."""

    comes_for: ComesFor
    role_kind: RoleKind
    organisation_id: int | None = None
    source: Source | None = None
    name: str = ""
    email: str = ""
    may_count_return: bool = False
    needs: tuple[SupportKind, ...] = ()
    needs_detail: str = ""


def book(
    session: Session, answers: Answers, *, form_key: str, language: str, caller: str
) -> Booking:
    """Give the lowest free seat, or a place on the waiting list; the same form books once."""
    hold(session)
    # Forms that come without a key must not be taken for one another: each shows its booking.
    before = bookings.sent_with(session.id, form_key) if form_key else None
    if before and (before.name, before.email or "") == (answers.name, answers.email):
        return before
    limits.spend(BOOKED_FROM_HERE, caller)
    # On a shared screen the next person may find the form that the one before them sent.
    key = None if before else form_key or None
    booking = Booking(session=session, form_key=key, language=language)
    _take(booking, answers)
    _place(booking)
    needs.ask_for(booking, answers.needs, answers.needs_detail)
    _confirm(booking)
    return booking


def change(booking: Booking, answers: Answers) -> None:
    """Take other answers; the place stays."""
    hold(booking.session)
    _must_be_open(booking)
    moved = answers.email != (booking.email or "")
    _take(booking, answers)
    needs.ask_for(booking, answers.needs, answers.needs_detail)
    if moved:
        _confirm(booking)


def give_back(booking: Booking) -> None:
    """Let the next in line have the place; who gave it back is forgotten at once."""
    hold(booking.session)
    db.session.refresh(booking, ["status", "seat"])
    _must_be_open(booking)
    letters.send(booking, "given_back")
    booking.status, booking.seat = Status.CANCELLED, None
    booking.name, booking.email, booking.returning_key = "", None, None
    db.session.execute(delete(SupportRequest).where(SupportRequest.booking_id == booking.id))
    db.session.flush()
    move_up(booking.session)


def move_up(session: Session) -> None:
    """Give free seats to those who wait, first come first, and write to them."""
    if not session.takes_bookings:
        return
    for booking in bookings.waiting(session.id):
        _place(booking)
        if not booking.holds_place:
            return
        letters.send(booking, "moved_up")


def hold(session: Session) -> None:
    """Lock the session, so that a seat given back and a new booking do not pass each other by.

    The table's own constraint keeps the number of places even without this.
    """
    db.session.refresh(session, ["state", "starts_at", "capacity"], with_for_update=True)
    if not session.takes_bookings:
        raise NotNow(_("This session takes no bookings now. Nothing was changed."))


def free_seat(session: Session) -> int | None:
    """The lowest number nobody holds."""
    taken = bookings.seats_taken(session.id)
    return next((n for n in range(1, session.capacity + 1) if n not in taken), None)


def too_late_for(session: Session) -> int:
    """Reminders whose moment has passed when somebody gets a place."""
    left = session.starts_at - clock.now()
    if left <= DAY:
        return DAY_SENT
    return WEEK_SENT if left <= WEEK else NONE_SENT


def _confirm(booking: Booking) -> None:
    """Write how it stands, and which other places the address holds: only its owner may know.

    For the same reason nobody is refused here: who types an address must not learn from the answer
    that it was typed before. After so many letters a day no more are written.
    """
    if booking.email is None:
        return
    try:
        limits.spend(LETTERS_TO_ADDRESS, booking.email)
    except TooMany:
        return
    letters.send(booking, "booked" if booking.holds_place else "waiting")


def _place(booking: Booking) -> None:
    """Seat a booking, or let it wait."""
    session = booking.session
    for _attempt in range(session.capacity):
        number = free_seat(session)
        if number is None:
            break
        if _stored(booking, Status.BOOKED, number):
            booking.reminders = too_late_for(session)
            return
    if not _stored(booking, Status.WAITLISTED, None):
        raise NotNow(_("We could not store this just now. Nothing was changed. Please try again."))


def _stored(booking: Booking, status: Status, seat: int | None) -> bool:
    """Store it under this seat, unless somebody took the seat a moment ago."""
    try:
        with db.session.begin_nested():
            booking.status, booking.seat = status, seat
            db.session.add(booking)
    except IntegrityError:
        return False
    return True


def _must_be_open(booking: Booking) -> None:
    if not booking.can_change:
        raise NotNow(_("This booking can no longer be changed."))


def _take(booking: Booking, answers: Answers) -> None:
    booking.name = answers.name
    booking.email = answers.email or None
    booking.comes_for = answers.comes_for
    booking.organisation_id = answers.organisation_id
    booking.role_kind = answers.role_kind
    booking.source = answers.source
    booking.returning_key = _returning_key(booking.session, answers)


def _returning_key(session: Session, answers: Answers) -> str | None:
    """The same for one address in one record, and of no use to find the address."""
    if not (answers.may_count_return and answers.email):
        return None
    record = str(session.programme.engagement_id)
    return keys.keyed_hash(keys.make("returning"), record, answers.email.strip().lower())
