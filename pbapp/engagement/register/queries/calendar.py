"""The register by place and month: the grid, the load on communities, marks of overlaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import load_only, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.areas import Tree, tree
from pbapp.engagement.register.crossing import crossing
from pbapp.engagement.register.months import MONTHS, Load, Month, Row, grid, load
from pbapp.engagement.register.overlaps import NEAR_DAYS, Place, Work, path_of
from pbapp.engagement.register.queries.overlaps import asked_by, work_of
from pbapp.places.models import Area, AreaKind
from pbapp.standards.kinds import Level


@dataclass(frozen=True)
class Calendar:
    """A year of the register, and how often each community is asked in the first quarter of it."""

    months: tuple[Month, ...]
    rows: Sequence[Row]
    loads: Sequence[Load]
    quarter: tuple[date, date]


def calendar(first: Month) -> Calendar:
    """Twelve months from this one, in a number of statements that does not grow."""
    months = tuple(first.later(step) for step in range(MONTHS))
    start, end = first.quarter()
    areas = tree()
    records = db.session.scalars(_between(min(start, first.first), months[-1].last)).all()
    works = {one.id: work_of(asked_by(one), areas) for one in records}
    asks = {one.id for one in records if one.level is not Level.INFORM}
    rows = _rows(areas)
    asking = {key: work for key, work in works.items() if key in asks}
    return Calendar(
        months,
        grid([path[0] for path in rows], works, crossing(works), first),
        load([path for path in rows if not path[0].is_whole], asking, start, end),
        (start, end),
    )


def overlap_counts(rows: Sequence[Engagement]) -> Mapping[int, int]:
    """How many others each record on a page overlaps with; what is over has none to mind."""
    today = clock.today()
    ahead = [
        one
        for one in rows
        if one.state not in STOPPED and one.closes_on is not None and one.closes_on >= today
    ]
    near = timedelta(days=NEAR_DAYS)
    last = max((one.closes_on for one in ahead if one.closes_on), default=today)
    areas = tree()
    works = _works(areas, today - near, last + near)
    pairs = crossing(works, among=[one.id for one in ahead])
    return {one.id: sum(one.id in pair for pair in pairs) for one in ahead}


def _works(areas: Tree, first: date, last: date) -> dict[int, Work]:
    records = db.session.scalars(_between(first, last))
    return {one.id: work_of(asked_by(one), areas) for one in records}


def _between(first: date, last: date) -> Select[Engagement]:
    """Records open between two days, as light as the finder needs them."""
    columns = (
        Engagement.title,
        Engagement.topic,
        Engagement.summary,
        Engagement.question_asked,
        Engagement.level,
        Engagement.opens_on,
        Engagement.closes_on,
    )
    return (
        select(Engagement)
        .where(Engagement.state.not_in(STOPPED))
        .where(Engagement.opens_on <= last, Engagement.closes_on >= first)
        .options(
            load_only(*columns),
            selectinload(Engagement.areas).load_only(Area.id, Area.name),
            selectinload(Engagement.audiences),
        )
        .order_by(Engagement.id)
    )


def _rows(areas: Tree) -> list[tuple[Place, ...]]:
    """Localities by name with the way out of each; last, the areas that stand around them."""
    kept = select(Area.id).where(or_(Area.kind == AreaKind.LOCALITY, Area.kind == AreaKind.COUNCIL))
    paths = [path_of(key, areas) for key in db.session.scalars(kept)]
    return sorted(paths, key=lambda path: (path[0].is_whole, path[0].name))
