"""What sessions tell the check of a record: counts and days, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from pbapp.activities.sessions.kinds import SupportAnswer
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, Programme, Session, SupportRequest
from pbapp.activities.sessions.queries.uptake import lies_in_review
from pbapp.db import db


@dataclass(frozen=True)
class HeldSession:
    """One session of a record's programmes; headcount is None until somebody has counted."""

    id: int
    title: str
    theme: str
    starts_at: datetime
    place: str
    leader: str
    opened_at: datetime | None
    access_checked_on: date | None
    for_named_group: bool
    headcount: int | None
    #: the programme whose published review sums it with others; None: it lies outside those months
    summed_in: int | None


@dataclass(frozen=True)
class SupportCounts:
    """Bookings, how many were asked what they need, and requests with those met in time."""

    bookings: int
    asked: int
    requests: int
    met_in_time: int


@dataclass(frozen=True)
class ReturningCounts:
    """Whether anybody agreed to be counted again, and how many came more than once."""

    counted: bool
    people: int


def sessions(engagement_id: int) -> Sequence[HeldSession]:
    """Every session of a record but those called off, by day."""
    came = func.count(Booking.id).filter(Booking.status == Status.ATTENDED)
    query = (
        select(Session, Programme, came)
        .join(Programme, Programme.id == Session.programme_id)
        .outerjoin(Booking, Booking.session_id == Session.id)
        .where(Programme.engagement_id == engagement_id, Session.state != State.CANCELLED)
        .group_by(Session.id, Programme.id)
        .order_by(Session.starts_at, Session.id)
    )
    return [
        HeldSession(
            id=one.id,
            title=programme.title,
            theme=one.theme,
            starts_at=one.starts_at,
            place=one.place,
            leader=one.leader,
            opened_at=one.opened_at,
            access_checked_on=one.access_checked_on,
            for_named_group=programme.for_named_group,
            headcount=attended + one.walk_ins if one.walk_ins is not None else None,
            summed_in=programme.id if lies_in_review(programme, one.starts_at) else None,
        )
        for one, programme, attended in db.session.execute(query)
    ]


def support(engagement_id: int) -> SupportCounts:
    """Needs asked for and met, those already deleted among them."""
    mine = (Programme.engagement_id == engagement_id) & (Session.state != State.CANCELLED)
    kept = (
        select(func.sum(Session.kept_requests), func.sum(Session.kept_met_in_time))
        .join(Programme, Programme.id == Session.programme_id)
        .where(mine)
    )
    bookings = (
        select(func.count(), func.count().filter(Booking.support_asked))
        .select_from(Booking)
        .join(Session, Session.id == Booking.session_id)
        .join(Programme, Programme.id == Session.programme_id)
        .where(mine, Booking.status != Status.CANCELLED)
    )
    live = (
        select(func.count(), func.count().filter(met_in_time()))
        .select_from(SupportRequest)
        .join(Booking, Booking.id == SupportRequest.booking_id)
        .join(Session, Session.id == Booking.session_id)
        .join(Programme, Programme.id == Session.programme_id)
        .where(mine, SupportRequest.answer != SupportAnswer.WITHDRAWN)
    )
    booked, asked = db.session.execute(bookings).one()
    requests, met = db.session.execute(live).one()
    old_requests, old_met = db.session.execute(kept).one()
    return SupportCounts(booked, asked, requests + (old_requests or 0), met + (old_met or 0))


def met_in_time() -> ColumnElement[bool]:
    """SQL: a request was met before its session began."""
    return (SupportRequest.answer == SupportAnswer.MET) & (
        SupportRequest.answered_at <= Session.starts_at
    )


def returning(engagement_id: int) -> ReturningCounts:
    """People who came to more than one session, of those who let us see it."""
    times = (
        select(func.count().filter(Booking.status == Status.ATTENDED).label("times"))
        .select_from(Booking)
        .join(Session, Session.id == Booking.session_id)
        .join(Programme, Programme.id == Session.programme_id)
        .where(Programme.engagement_id == engagement_id, Booking.returning_key.is_not(None))
        .group_by(Booking.returning_key)
        .subquery()
    )
    known, again = db.session.execute(
        select(func.count(), func.count().filter(times.c.times > 1)).select_from(times)
    ).one()
    return ReturningCounts(known > 0, again)
