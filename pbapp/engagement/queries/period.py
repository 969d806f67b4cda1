"""What a board's summary of a period needs: accepted records only, and how many still wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.check import strip_of
from pbapp.engagement.facts.gather import dates_of
from pbapp.engagement.facts.pulse import pulses_of
from pbapp.engagement.lifecycle import ACCEPTED, PENDING, State
from pbapp.engagement.models import Activity, Commitment, Engagement, Finding
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.framework import Standard
from pbapp.standards.rating import WEAK
from pbapp.standards.strip import StripRow

STRONG = 5


@dataclass(frozen=True)
class Waiting:
    """Records of a period that a summary leaves out: for an officer to review, for the lead."""

    for_review: int
    with_the_lead: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.for_review + self.with_the_lead


@dataclass(frozen=True)
class Promise:
    """A commitment and the record it was made in."""

    record: Engagement
    commitment: Commitment


@dataclass(frozen=True)
class Promises:
    """Commitments that fell due in a period; each stands in one list only."""

    kept: Sequence[Promise]
    #: done after the day, or not done though the day has passed
    late: Sequence[Promise]
    stopped: Sequence[Promise]
    #: the day is still to come
    ahead: Sequence[Promise]


@dataclass(frozen=True)
class Spread:
    """How the records of a period are rated on one standard; never an average."""

    standard: Standard
    #: counts of records: 1 to 2, 3, 4, 5 to 6
    weak: int
    satisfactory: int
    good: int
    strong: int
    #: records with a rating to show, out of all for which it was due
    rated: int
    due: int


def accepted_in(start: date, end: date) -> Sequence[Engagement]:
    """Accepted records whose work ran in the period, by their last day.

    With places, audiences and how they were met, findings and ratings.
    """
    query = select(Engagement).where(Engagement.state.in_(ACCEPTED), _ran(start, end))
    loaded = query.options(
        selectinload(Engagement.areas),
        selectinload(Engagement.audiences),
        selectinload(Engagement.activities).selectinload(Activity.audiences),
        selectinload(Engagement.findings).selectinload(Finding.areas),
        selectinload(Engagement.ratings),
    )
    return db.session.scalars(loaded.order_by(Engagement.closes_on, Engagement.id)).all()


def waiting_in(start: date, end: date) -> Waiting:
    """How many records of the period are not accepted yet, withdrawn ones left out."""
    query = select(Engagement.state, func.count()).where(
        Engagement.state.in_(PENDING), _ran(start, end)
    )
    found = dict(db.session.execute(query.group_by(Engagement.state)).all())
    for_review = found.pop(State.SUBMITTED, 0)
    return Waiting(for_review, sum(found.values()))


def commitments_in(start: date, end: date) -> Promises:
    """Commitments of accepted records that fall due in the period, as they stand at its end."""
    query = (
        select(Engagement, Commitment)
        .join(Commitment, Commitment.engagement_id == Engagement.id)
        .where(Engagement.state.in_(ACCEPTED), Commitment.due_on.between(start, end))
        .options(joinedload(Commitment.organisation))
        .order_by(Commitment.due_on, Commitment.id)
    )
    sorted_out: dict[str, list[Promise]] = {"kept": [], "late": [], "stopped": [], "ahead": []}
    today = min(end, clock.today())
    for record, commitment in db.session.execute(query):
        sorted_out[standing(commitment, today)].append(Promise(record, commitment))
    return Promises(**sorted_out)


def made_in(start: date, end: date) -> int:
    """How many commitments of accepted records were written down in the period."""
    query = (
        select(func.count(Commitment.id))
        .join(Engagement, Engagement.id == Commitment.engagement_id)
        .where(
            Engagement.state.in_(ACCEPTED),
            Commitment.made_at >= clock.from_local(start, time.min),
            Commitment.made_at < clock.from_local(end + timedelta(days=1), time.min),
        )
    )
    return db.session.scalar(query) or 0


def oldest_open(today: date) -> Promise | None:
    """Of all commitments of accepted records, the one longest past its day and not done by then."""
    query = (
        select(Engagement, Commitment)
        .join(Commitment, Commitment.engagement_id == Engagement.id)
        .where(Engagement.state.in_(ACCEPTED), Commitment.due_on < today)
        .where(or_(Commitment.done_on.is_(None), Commitment.done_on > today))
        .options(joinedload(Commitment.organisation))
        .order_by(Commitment.due_on, Commitment.id)
    )
    late = (Promise(*row) for row in db.session.execute(query))
    return next((one for one in late if standing(one.commitment, today) == "late"), None)


def standing(commitment: Commitment, today: date) -> str:
    """Kept, late, stopped or ahead, as it stands on a day."""
    done = commitment.done_on
    if done is not None and done <= today:
        return "kept" if done <= commitment.due_on else "late"
    if commitment.status.is_dropped:
        return "stopped"
    return "late" if commitment.due_on < today else "ahead"


def coming_up(start: date, end: date) -> Sequence[Engagement]:
    """Records that open in the period, with areas and organisation, soonest first.

    A round in draft is nobody's business yet but its team's.
    """
    query = (
        select(Engagement)
        .outerjoin(Engagement.round)
        .where(Engagement.state.in_(PENDING), Engagement.opens_on.between(start, end))
        .where(or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT))
        .options(
            selectinload(Engagement.areas),
            joinedload(Engagement.lead_organisation),
            joinedload(Engagement.round),
        )
    )
    return db.session.scalars(query.order_by(Engagement.opens_on, Engagement.id)).all()


def strips_of(records: Sequence[Engagement]) -> Mapping[int, Sequence[StripRow]]:
    """The seven standards of each record: officers' ratings and participants' voice."""
    pulses = pulses_of([one.id for one in records])
    facts = {one.id: replace(dates_of(one), pulse=pulses[one.id]) for one in records}
    return {one.id: strip_of(one, facts[one.id]) for one in records}


def spread_of(strips: Iterable[Sequence[StripRow]]) -> Sequence[Spread]:
    """How records are rated, standard by standard."""
    return [_spread(rows) for rows in zip(*strips, strict=True)]


def _spread(rows: Sequence[StripRow]) -> Spread:
    # A median of 3.5 is "3 to 4" and counts with the lower: never rounded up.
    points = [row.roll_up.points[0] for row in rows if row.roll_up.points]
    return Spread(
        standard=rows[0].standard,
        weak=sum(one <= WEAK for one in points),
        satisfactory=points.count(3),
        good=points.count(4),
        strong=sum(one >= STRONG for one in points),
        rated=len(points),
        due=sum(row.roll_up.due > 0 for row in rows),
    )


def _ran(start: date, end: date) -> ColumnElement[bool]:
    """It was open on a day of the period; without a last day it counts from its first on."""
    return and_(
        Engagement.opens_on <= end,
        or_(Engagement.closes_on >= start, Engagement.closes_on.is_(None)),
    )
