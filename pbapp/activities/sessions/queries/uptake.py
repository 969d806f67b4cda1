"""How a programme was taken up: by session, by body, by kind of role, and who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.activities.sessions.kinds import ComesFor, RoleKind, Source
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, Cascade, Programme, Session, UptakeReview
from pbapp.db import db
from pbapp.places.models import Organisation

MONTHS = 6
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Came:
    """People of one kind: how many had a place, how many of them came."""

    booked: int
    attended: int

    @property
    def absent(self) -> int:
        """Booked and did not come."""
        return self.booked - self.attended


@dataclass(frozen=True)
class Uptake:
    """Figures of the sessions held in a stretch of time; counts of people who came are exact.

    Bodies go by the organisation's name, or by how people come where they come for none.
    """

    begins: datetime
    ends: datetime
    held: int
    offered: int
    walk_ins: int
    by_body: dict[str | ComesFor, Came]
    by_role: dict[RoleKind, Came]
    #: None: they did not say
    by_source: dict[Source | None, int]
    by_session: Sequence[tuple[datetime, int, int]]
    bodies_missing: Sequence[str]

    @property
    def last_day(self) -> date:
        """The last day of the months that are looked at."""
        return clock.local(self.ends).date() - timedelta(days=1)

    @property
    def booked(self) -> int:
        """Places that were taken beforehand, for sessions that were held."""
        return sum(one.booked for one in self.by_role.values())

    @property
    def attended(self) -> int:
        """People with a booking who came."""
        return sum(one.attended for one in self.by_role.values())

    @property
    def absent(self) -> int:
        """People with a booking who did not come."""
        return self.booked - self.attended

    @property
    def came(self) -> int:
        """Everyone who came, with or without a booking."""
        return self.attended + self.walk_ins

    @property
    def fill_percent(self) -> int | None:
        """People who booked and came, out of places offered, in whole percent, halves up.

        None where nothing was held.
        """
        if not self.offered:
            return None
        return (200 * self.attended + self.offered) // (2 * self.offered)

    @property
    def roles_missing(self) -> list[RoleKind]:
        """Kinds of role that nobody came in."""
        return [kind for kind in RoleKind if not self.by_role[kind].attended]


def uptake(programme: Programme) -> Uptake:
    """The six months before the programme's review."""
    begins, ends = stretch(programme)
    sessions = _held(programme.id, begins, ends)
    bookings = _bookings([one.id for one in sessions])
    by_body = _counted([(_body(for_, name), status) for _, for_, name, _, _, status in bookings])
    roles = _counted([(role, status) for _, _, _, role, _, status in bookings])
    came = Counter(id for id, _, _, _, _, status in bookings if status is Status.ATTENDED)
    return Uptake(
        begins=begins,
        ends=ends,
        held=len(sessions),
        offered=sum(one.capacity for one in sessions),
        walk_ins=sum(one.walk_ins or 0 for one in sessions),
        by_body=by_body,
        by_role={kind: roles.get(kind, Came(0, 0)) for kind in RoleKind},
        by_source=dict(Counter(source for _, _, _, _, source, _ in bookings).most_common()),
        by_session=[
            (one.starts_at, one.capacity, came[one.id] + (one.walk_ins or 0)) for one in sessions
        ],
        bodies_missing=_missing(programme.id, by_body),
    )


def stretch(programme: Programme) -> tuple[datetime, datetime]:
    """From the first day six months before the month of the review up to that month."""
    ends = programme.reviewed_on
    years, month = divmod(ends.month - 1 - MONTHS, 12)
    begins = ends.replace(year=ends.year + years, month=month + 1)
    return clock.from_local(begins, time()), clock.from_local(ends, time())


def lies_in_review(programme: Programme, moment: datetime) -> bool:
    """The review of the programme counts what was held then."""
    begins, ends = stretch(programme)
    return begins <= moment < ends


def review_of(programme_id: int) -> UptakeReview | None:
    """What the review said, if it was written."""
    query = select(UptakeReview).where(UptakeReview.programme_id == programme_id)
    return db.session.scalars(query).one_or_none()


def released_as(programme: Programme) -> str:
    """The name of its review's figures in the ledger of releases."""
    return f"uptake-{programme.id}"


def published_review(programme_id: int) -> UptakeReview:
    """The same, if everyone may read it; raises NoResultFound."""
    query = select(UptakeReview).where(
        UptakeReview.programme_id == programme_id, UptakeReview.published_at.is_not(None)
    )
    return db.session.scalars(query.options(joinedload(UptakeReview.programme))).one()


def _held(programme_id: int, begins: datetime, ends: datetime) -> Sequence[Session]:
    query = select(Session).where(
        Session.programme_id == programme_id,
        Session.state == State.HELD,
        Session.starts_at >= begins.astimezone(UTC),
        Session.starts_at < ends.astimezone(UTC),
    )
    return db.session.scalars(query.order_by(Session.starts_at, Session.id)).all()


_Booked = tuple[int, ComesFor, str | None, RoleKind, Source | None, Status]


def _bookings(session_ids: Sequence[int]) -> list[_Booked]:
    query = (
        select(
            Booking.session_id,
            Booking.comes_for,
            Organisation.name,
            Booking.role_kind,
            Booking.source,
            Booking.status,
        )
        .outerjoin(Organisation, Organisation.id == Booking.organisation_id)
        .where(
            Booking.session_id.in_(session_ids),
            Booking.status.in_([Status.ATTENDED, Status.ABSENT]),
        )
        .order_by(Organisation.name, Booking.id)
    )
    return [
        (id, comes_for, name, role, source, status)
        for id, comes_for, name, role, source, status in db.session.execute(query)
    ]


def _body(comes_for: ComesFor, name: str | None) -> str | ComesFor:
    return name if name is not None else comes_for


def _counted(rows: Sequence[tuple[Kind, Status]]) -> dict[Kind, Came]:
    booked = Counter(kind for kind, _ in rows)
    attended = Counter(kind for kind, status in rows if status is Status.ATTENDED)
    return {kind: Came(number, attended[kind]) for kind, number in booked.items()}


def _missing(programme_id: int, by_body: dict[str | ComesFor, Came]) -> list[str]:
    """Bodies that were asked to pass the link on and from which nobody came."""
    query = (
        select(func.distinct(Organisation.name))
        .join(Cascade, Cascade.organisation_id == Organisation.id)
        .where(Cascade.programme_id == programme_id)
    )
    came = {body for body, counts in by_body.items() if counts.attended}
    return sorted(name for name in db.session.scalars(query) if name not in came)
