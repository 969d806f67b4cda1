"""Finding sessions with their bookings, a booking by its secret link, and what people need."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from pbapp.activities.sessions.kinds import SupportAnswer
from pbapp.activities.sessions.lifecycle import ALIVE, State, Status
from pbapp.activities.sessions.models import Booking, Programme, Session, SupportRequest
from pbapp.db import db

LONGEST_KEY = 64


def _session() -> Select[Session]:
    return select(Session).options(
        joinedload(Session.programme).joinedload(Programme.owner), joinedload(Session.host)
    )


def get(session_id: int) -> Session:
    """One session with its programme; raises NoResultFound."""
    return db.session.scalars(_session().where(Session.id == session_id)).one()


def get_public(session_id: int) -> Session:
    """The same, if it is there for everyone; raises NoResultFound."""
    session = get(session_id)
    if session.state is State.PLANNED:
        raise NoResultFound
    return session


def _booking() -> Select[Booking]:
    return select(Booking).options(
        joinedload(Booking.organisation),
        joinedload(Booking.session).options(
            joinedload(Session.programme).joinedload(Programme.owner), joinedload(Session.host)
        ),
    )


def with_key(key: str) -> Booking:
    """The booking that a secret link opens; raises NoResultFound."""
    if not key or len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise NoResultFound
    return db.session.scalars(_booking().where(Booking.key == key)).one()


def of(session: Session) -> Sequence[Booking]:
    """Everyone with a seat, by seat; then those who wait, first come first."""
    query = (
        select(Booking)
        .where(Booking.session_id == session.id, Booking.status != Status.CANCELLED)
        .options(joinedload(Booking.organisation))
        .order_by(Booking.seat.is_(None), Booking.seat, Booking.made_at, Booking.id)
    )
    return db.session.scalars(query).all()


def others_of(booking: Booking) -> Sequence[Booking]:
    """What else is booked at the session with the same address, first come first."""
    query = select(Booking).where(
        Booking.session_id == booking.session_id,
        Booking.email == booking.email,
        Booking.id != booking.id,
        Booking.status.in_(ALIVE),
    )
    return db.session.scalars(query.order_by(Booking.made_at, Booking.id)).all()


def first_with(those: Sequence[Booking]) -> dict[int, Booking]:
    """For the key of a booking whose address another one has as well: the first with it."""
    first: dict[str, Booking] = {}
    for one in sorted(those, key=lambda booking: (booking.made_at, booking.id)):
        if one.email:
            first.setdefault(one.email, one)
    return {one.id: first[one.email] for one in those if one.email and first[one.email] is not one}


def one_of(session_id: int, booking_id: int) -> Booking:
    """A booking of this session; raises NoResultFound."""
    query = _booking().where(Booking.id == booking_id, Booking.session_id == session_id)
    return db.session.scalars(query).one()


def sent_with(session_id: int, form_key: str) -> Booking | None:
    """What a form that was sent before has booked."""
    query = _booking().where(Booking.session_id == session_id, Booking.form_key == form_key)
    return db.session.scalars(query).one_or_none()


def seats_taken(session_id: int) -> set[int]:
    """Numbers of the seats that are held."""
    query = select(Booking.seat).where(Booking.session_id == session_id, Booking.seat.is_not(None))
    return {seat for seat in db.session.scalars(query) if seat is not None}


def waiting(session_id: int) -> Sequence[Booking]:
    """Those who wait, first come first."""
    query = _booking().where(Booking.session_id == session_id, Booking.status == Status.WAITLISTED)
    return db.session.scalars(query.order_by(Booking.made_at, Booking.id)).all()


def needs_of(booking: Booking) -> Sequence[SupportRequest]:
    """What somebody asked for and has not taken back."""
    query = select(SupportRequest).where(
        SupportRequest.booking_id == booking.id, SupportRequest.answer != SupportAnswer.WITHDRAWN
    )
    return db.session.scalars(query.order_by(SupportRequest.id)).all()


def needs_at(session_id: int) -> Sequence[SupportRequest]:
    """What people need at a session: for its organisers alone."""
    query = (
        select(SupportRequest)
        .join(Booking, Booking.id == SupportRequest.booking_id)
        .where(Booking.session_id == session_id, SupportRequest.answer != SupportAnswer.WITHDRAWN)
        .options(joinedload(SupportRequest.booking))
        .order_by(SupportRequest.id)
    )
    return db.session.scalars(query).all()


def need(request_id: int) -> SupportRequest:
    """One request with its session; raises NoResultFound."""
    query = select(SupportRequest).where(SupportRequest.id == request_id)
    path = joinedload(SupportRequest.booking).joinedload(Booking.session)
    return db.session.scalars(
        query.options(path.joinedload(Session.programme).joinedload(Programme.owner))
    ).one()
