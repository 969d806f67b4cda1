"""What everyone may know of the work in a place: only records whose page is up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED, State
from pbapp.engagement.models import Commitment, Engagement, Feedback
from pbapp.engagement.register.areas import around, inside, tree
from pbapp.places.models import Area
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.kinds import Level

PER_PAGE = 10
#: a feed reaches so far back; calendars keep what they have seen
FEED_DAYS = 365


@dataclass(frozen=True)
class Place:
    """A place and how often its people were asked, by year; work for the wider area on its own."""

    area: Area
    here: Mapping[int, int]
    wider: Mapping[int, int]

    @property
    def years(self) -> list[int]:
        """The years in which they were asked, newest first."""
        return sorted({*self.here, *self.wider}, reverse=True)


@dataclass(frozen=True)
class Said:
    """One page of the work in a place, with what was said and told."""

    rows: Sequence[Engagement]
    total: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def public() -> Select[Engagement]:
    """Records everyone may read; those of a round only once it has opened."""
    return (
        select(Engagement)
        .outerjoin(Engagement.round)
        .where(Engagement.public_since.is_not(None), Engagement.state != State.MERGED)
        .where(or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT))
    )


def places_with_work() -> list[tuple[Area, int]]:
    """Areas by name with their public records, those inside them counted in."""
    areas = tree()
    counts = Counter(
        key
        for record in db.session.scalars(public().options(selectinload(Engagement.areas)))
        for key in around((area.id for area in record.areas), areas)
    )
    rows = db.session.scalars(select(Area).where(Area.id.in_(counts)).order_by(Area.name))
    return [(area, counts[area.id]) for area in rows]


def place(area_id: int) -> Place:
    """One place; raises NoResultFound."""
    area = db.session.scalars(select(Area).where(Area.id == area_id)).one()
    areas = tree()
    here = inside([area_id], areas)
    return Place(area, _by_year(here), _by_year(around([area_id], areas) - {area_id}, without=here))


def _by_year(area_ids: frozenset[int], *, without: frozenset[int] = frozenset()) -> dict[int, int]:
    """How often people were asked; work that only tells them something does not count."""
    query = public().where(
        Engagement.level != Level.INFORM,
        Engagement.opens_on <= clock.today(),
        Engagement.state != State.WITHDRAWN,
        Engagement.areas.any(Area.id.in_(area_ids)),
        ~Engagement.areas.any(Area.id.in_(without)),
    )
    days = db.session.scalars(query.with_only_columns(Engagement.opens_on))
    return dict(Counter(day.year for day in days if day))


def said_in(area_id: int, page: int) -> Said:
    """What people said in a place and what came of it, the newest work first."""
    fitting = public().where(Engagement.areas.any(Area.id.in_(inside([area_id], tree()))))
    total = db.session.scalar(select(func.count()).select_from(fitting.subquery())) or 0
    page = min(max(page, 1), Said((), total, 1).last)
    rows = db.session.scalars(
        fitting.options(*_with_loop())
        .order_by(Engagement.opens_on.is_(None), Engagement.opens_on.desc(), Engagement.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return Said(rows.all(), total, page)


def _with_loop() -> tuple[ExecutableOption, ...]:
    return (
        joinedload(Engagement.round),
        selectinload(Engagement.findings),
        selectinload(Engagement.commitments).joinedload(Commitment.organisation),
        selectinload(Engagement.feedback),
    )


def is_told(record: Engagement) -> bool:
    """People were told what was heard, so it may stand on a page."""
    return any(_is_out(one) for one in record.feedback)


def _is_out(feedback: Feedback) -> bool:
    return feedback.published_on is not None and feedback.published_on <= clock.today()


def coming(area_id: int | None) -> Sequence[Engagement]:
    """Public work with days, for calendars: of one place and all inside it, or everywhere."""
    query = public().where(
        Engagement.state.not_in({*STOPPED, State.PAUSED}),
        Engagement.opens_on.is_not(None),
        Engagement.closes_on >= clock.today() - timedelta(days=FEED_DAYS),
    )
    if area_id is not None:
        here = inside([area_id], tree())
        query = query.where(Engagement.areas.any(Area.id.in_(here)))
    return db.session.scalars(
        query.options(selectinload(Engagement.areas)).order_by(Engagement.opens_on, Engagement.id)
    ).all()
