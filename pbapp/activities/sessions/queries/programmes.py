"""Finding programmes and what belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.activities.sessions.lifecycle import SEATED, State, Status
from pbapp.activities.sessions.models import (
    Booking,
    Cascade,
    MemberCommitment,
    Programme,
    Session,
)
from pbapp.activities.sessions.models.programme import RECORD
from pbapp.db import db

PER_PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One page of programmes."""

    rows: Sequence[Programme]
    total: int
    page: int
    last: int


@dataclass(frozen=True)
class Row:
    """A session in a list, with the seats that are taken and the people who wait."""

    session: Session
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        """Places nobody holds."""
        return max(0, self.session.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        """It takes bookings, and each goes on the waiting list."""
        return self.session.takes_bookings and not self.left


def get(programme_id: int) -> Programme:
    """One programme; raises NoResultFound."""
    query = select(Programme).where(Programme.id == programme_id)
    return db.session.scalars(query.options(joinedload(Programme.owner))).one()


def get_public(programme_id: int) -> Programme:
    """The same once one of its sessions is there for everyone; raises NoResultFound."""
    known = Session.state.not_in([State.PLANNED])
    query = select(Session.id).where(Session.programme_id == programme_id, known)
    if db.session.scalars(query.limit(1)).one_or_none() is None:
        raise NoResultFound
    return get(programme_id)


def listed(page: int, *, everything: bool, body_ids: Collection[int], user_id: int) -> Listing:
    """Programmes by year, newest first: all, or those that somebody leads or their bodies run."""
    query = select(Programme).options(joinedload(Programme.owner))
    if not everything:
        query = _of(query, body_ids, user_id)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    last = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), last)
    ordered = query.order_by(Programme.year.desc(), Programme.title, Programme.id)
    rows = db.session.scalars(ordered.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return Listing(rows, total, page, last)


def _of(query: Select[Programme], body_ids: Collection[int], user_id: int) -> Select[Programme]:
    led = select(RECORD.c.id).where(
        or_(RECORD.c.lead_id == user_id, RECORD.c.lead_organisation_id.in_(body_ids))
    )
    hosted = select(Session.programme_id).where(Session.host_id.in_(body_ids))
    return query.where(
        or_(
            Programme.engagement_id.in_(led),
            Programme.owner_id.in_(body_ids),
            Programme.id.in_(hosted),
        )
    )


def sessions_of(programme_id: int) -> list[Row]:
    """Every session of a programme, by day."""
    return _rows(_sessions().where(Session.programme_id == programme_id))


def known_sessions_of(programme_id: int) -> list[Row]:
    """The same without those that are only planned: for everyone."""
    known = Session.state != State.PLANNED
    return _rows(_sessions().where(Session.programme_id == programme_id, known))


def of_record(engagement_id: int) -> Sequence[Programme]:
    """Every programme of a record, newest year first."""
    query = select(Programme).where(Programme.engagement_id == engagement_id)
    return db.session.scalars(query.order_by(Programme.year.desc(), Programme.id)).all()


def upcoming(most: int = 50) -> list[Row]:
    """Sessions that people can book, the next one first."""
    ahead = (Session.state == State.OPEN) & (Session.starts_at > clock.now())
    return _rows(_sessions().where(ahead).limit(most))


def _sessions() -> Select[Session]:
    return (
        select(Session)
        .options(
            joinedload(Session.programme).joinedload(Programme.owner), joinedload(Session.host)
        )
        .order_by(Session.starts_at, Session.id)
    )


def _rows(query: Select[Session]) -> list[Row]:
    sessions = db.session.scalars(query).all()
    counts = numbers([one.id for one in sessions])
    return [Row(one, *counts.get(one.id, (0, 0))) for one in sessions]


def numbers(session_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many hold a seat and how many wait, by session."""
    query = (
        select(
            Booking.session_id,
            func.count().filter(Booking.status.in_(SEATED)),
            func.count().filter(Booking.status == Status.WAITLISTED),
        )
        .where(Booking.session_id.in_(session_ids))
        .group_by(Booking.session_id)
    )
    return {id: (taken, waiting) for id, taken, waiting in db.session.execute(query)}


def cascades_of(programme_id: int) -> Sequence[Cascade]:
    """Who was asked to pass the link on, by day."""
    query = select(Cascade).where(Cascade.programme_id == programme_id)
    query = query.options(joinedload(Cascade.organisation))
    return db.session.scalars(query.order_by(Cascade.asked_on, Cascade.id)).all()


def cascade(cascade_id: int) -> Cascade:
    """One of them; raises NoResultFound."""
    query = select(Cascade).where(Cascade.id == cascade_id)
    query = query.options(joinedload(Cascade.programme).joinedload(Programme.owner))
    return db.session.scalars(query).one()


def commitments_of(programme_id: int) -> Sequence[MemberCommitment]:
    """Board members who said they would take part, by name of office."""
    query = select(MemberCommitment).where(MemberCommitment.programme_id == programme_id)
    query = query.options(
        joinedload(MemberCommitment.organisation), joinedload(MemberCommitment.session)
    )
    return db.session.scalars(query.order_by(MemberCommitment.member, MemberCommitment.id)).all()


def commitment(commitment_id: int) -> MemberCommitment:
    """One of them; raises NoResultFound."""
    query = select(MemberCommitment).where(MemberCommitment.id == commitment_id)
    query = query.options(joinedload(MemberCommitment.programme).joinedload(Programme.owner))
    return db.session.scalars(query).one()


def begun(programme_id: int) -> Sequence[Session]:
    """Sessions somebody can have taken part in."""
    query = select(Session).where(
        Session.programme_id == programme_id,
        Session.starts_at <= clock.now(),
        Session.state != State.CANCELLED,
    )
    return db.session.scalars(query.order_by(Session.starts_at, Session.id)).all()
