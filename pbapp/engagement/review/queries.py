"""Finding review sessions and seats, and where the voices in them differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.loop.links import require
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewMember, ReviewSession
from pbapp.engagement.queries import get as get_record
from pbapp.engagement.queries.record import OnRecord
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.voices import disagree, votes_apart

CODES = [*(one.code for one in NSCE_2016.standards), *(one.code for one in NSCE_2016.indicators)]


@dataclass(frozen=True)
class SessionAt(OnRecord):
    """A session with its record."""

    record: Engagement
    session: ReviewSession


@dataclass(frozen=True)
class Seat(OnRecord):
    """A member of a session, reached by their own link or through the session."""

    record: Engagement
    session: ReviewSession
    member: ReviewMember

    @property
    def organisation_id(self) -> int | None:
        """The body that has the seat, if one does."""
        return self.member.organisation_id


@dataclass(frozen=True)
class Line:
    """What a session says of one standard or indicator."""

    code: str
    #: ratings by member, as far as they may be seen
    votes: Mapping[int, int]
    #: partners are three points or more apart
    partners_differ: bool
    #: staff and people of the community are two points or more apart
    voices_differ: bool

    @property
    def is_flagged(self) -> bool:
        """The board is told."""
        return self.partners_differ or self.voices_differ


def sessions_of(engagement_id: int) -> Sequence[ReviewSession]:
    """All sessions of a record with seats and ratings, newest first."""
    query = _whole().where(ReviewSession.engagement_id == engagement_id)
    newest = (ReviewSession.held_on.desc(), ReviewSession.id.desc())
    return db.session.scalars(query.order_by(*newest)).all()


def session_at(engagement_id: int, row_id: int) -> SessionAt:
    """One session; raises NoResultFound."""
    own = (ReviewSession.id == row_id, ReviewSession.engagement_id == engagement_id)
    return SessionAt(get_record(engagement_id), db.session.scalars(_whole().where(*own)).one())


def seat_at(engagement_id: int, row_id: int, member_id: int) -> Seat:
    """One seat of a session; raises NoResultFound."""
    at = session_at(engagement_id, row_id)
    return Seat(at.record, at.session, _member(at.session, member_id))


def own_seat(member_id: int) -> Seat:
    """A seat at which people rate apart; raises NoResultFound."""
    seat = _seat(member_id)
    if seat.session.is_together:
        raise NoResultFound
    return seat


def seats_of(bodies: Collection[int]) -> Sequence[ReviewMember]:
    """Seats of these bodies in sessions that go on and where each rates apart, newest first."""
    query = (
        select(ReviewMember)
        .join(ReviewMember.session)
        .where(ReviewMember.organisation_id.in_(bodies))
        .where(ReviewSession.ended_on.is_(None), ReviewSession.is_together.is_(False))
        .options(contains_eager(ReviewMember.session).joinedload(ReviewSession.record))
    )
    return db.session.scalars(query.order_by(ReviewMember.id.desc())).all()


def seat_by_link(member_id: int, key: str) -> Seat:
    """The seat that a link was made for; raises NoResultFound where the key does not fit."""
    member = db.session.get(ReviewMember, member_id)
    if member is None:
        raise NoResultFound
    require(key, "seat", member.id, member.link_number)
    return _seat(member_id)


def _seat(member_id: int) -> Seat:
    session = db.session.scalars(_whole().where(ReviewSession.members.any(id=member_id))).one()
    return Seat(get_record(session.engagement_id), session, _member(session, member_id))


def lines_of(session: ReviewSession) -> list[Line]:
    """What members said of each thing they rate, in its order.

    Those who rate apart do not see each other's ratings, so only seats that are done count, and of
    a session that goes on only once all of them are.
    """
    seats = [one for one in session.members if one.done_on] if is_open_to_read(session) else []
    return [_line(code, seats) for code in CODES if code in session.codes]


def is_open_to_read(session: ReviewSession) -> bool:
    """The ratings may be read: they were given together, all are in, or the session has ended."""
    all_in = all(one.done_on for one in session.members)
    return session.is_together or session.ended_on is not None or all_in


def flagged(record_id: int) -> list[Line]:
    """Where voices differ in the newest session of a record that may be read."""
    newest = next((one for one in sessions_of(record_id) if is_open_to_read(one)), None)
    return [one for one in lines_of(newest) if one.is_flagged] if newest else []


def flagged_in(start: date, end: date) -> Mapping[int, Sequence[str]]:
    """Codes on which voices differ, by the key of accepted records that ran in the period.

    For the board: of each record the newest session counts.
    """
    query = (
        _whole()
        .join(Engagement, Engagement.id == ReviewSession.engagement_id)
        .where(Engagement.state.in_(ACCEPTED), Engagement.opens_on <= end)
        .where(Engagement.closes_on.is_(None) | (Engagement.closes_on >= start))
        .order_by(ReviewSession.held_on, ReviewSession.id)
    )
    newest = {one.engagement_id: one for one in db.session.scalars(query) if is_open_to_read(one)}
    found = {id: [one.code for one in lines_of(it) if one.is_flagged] for id, it in newest.items()}
    return {id: codes for id, codes in found.items() if codes}


def _line(code: str, seats: Sequence[ReviewMember]) -> Line:
    said = {one.id: vote.points for one in seats for vote in one.votes if vote.code == code}
    by_kind = {
        kind: [said[one.id] for one in seats if one.kind is kind and one.id in said]
        for kind in MemberKind
    }
    return Line(
        code,
        said,
        partners_differ=votes_apart(by_kind[MemberKind.PARTNER]),
        voices_differ=disagree(
            _middle(by_kind[MemberKind.OFFICER]), _middle(by_kind[MemberKind.COMMUNITY])
        ),
    )


def _middle(points: Sequence[int]) -> Fraction | None:
    return median(Fraction(one) for one in points) if points else None


def _member(session: ReviewSession, member_id: int) -> ReviewMember:
    found = next((one for one in session.members if one.id == member_id), None)
    if found is None:
        raise NoResultFound
    return found


def _whole() -> Select[ReviewSession]:
    seats = selectinload(ReviewSession.members)
    return select(ReviewSession).options(
        joinedload(ReviewSession.record),
        seats.selectinload(ReviewMember.votes),
        seats.joinedload(ReviewMember.organisation),
        seats.joinedload(ReviewMember.session),
    )
