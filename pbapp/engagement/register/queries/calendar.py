"""The register by place and month: the grid, the load on communities, marks of overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.models.record import engagement_area
from pbapp.engagement.register.areas import Tree, tree
from pbapp.engagement.register.crossing import crossing
from pbapp.engagement.register.months import MONTHS, Load, Month, Row, grid, load
from pbapp.engagement.register.overlaps import NEAR_DAYS, Place, Work, path_of
from pbapp.engagement.register.queries.overlaps import Asked, work_of
from pbapp.engagement.thresholds.queries import sizes
from pbapp.places.models import Area, AreaKind
from pbapp.standards.kinds import Level


@dataclass(frozen=True)
class Calendar:
    """A year of the register, and how often each community is asked in the first quarter of it."""

    months: tuple[Month, ...]
    rows: Sequence[Row]
    loads: Sequence[Load]
    quarter: tuple[date, date]
    too_many: int


def calendar(first: Month) -> Calendar:
    """Twelve months from this one, in a number of statements that does not grow."""
    months = tuple(first.later(step) for step in range(MONTHS))
    start, end = first.quarter()
    areas = tree()
    works, asks = _works(areas, min(start, first.first), months[-1].last)
    rows = _rows(areas)
    asking = {key: work for key, work in works.items() if key in asks}
    too_many = sizes().too_many_asks
    return Calendar(
        months,
        grid([path[0] for path in rows], works, crossing(works), first),
        load([path for path in rows if not path[0].is_whole], asking, start, end, too_many),
        (start, end),
        too_many,
    )


def overlap_counts(rows: Sequence[Engagement]) -> Mapping[int, int]:
    """How many others each record on a page overlaps with; what is over has none to mind."""
    today = clock.today()
    ahead = [
        one
        for one in rows
        if one.state not in STOPPED and one.closes_on is not None and one.closes_on >= today
    ]
    if not ahead:
        return {}
    near = timedelta(days=NEAR_DAYS)
    last = max(one.closes_on for one in ahead if one.closes_on)
    areas = tree()
    works, _asks = _works(areas, today - near, last + near)
    pairs = crossing(works, among=[one.id for one in ahead])
    return {one.id: sum(one.id in pair for pair in pairs) for one in ahead}


def _works(areas: Tree, first: date, last: date) -> tuple[dict[int, Work], set[int]]:
    """Work open between two days, and the keys of what asks people something; three statements."""
    open_then = (
        Engagement.state.not_in(STOPPED),
        Engagement.opens_on <= last,
        Engagement.closes_on >= first,
    )
    rows = db.session.execute(select(*_COLUMNS).where(*open_then)).all()
    places, people = defaultdict(list), defaultdict(list)
    for key, area_id in db.session.execute(
        select(engagement_area.c.engagement_id, engagement_area.c.area_id)
        .join(Engagement, Engagement.id == engagement_area.c.engagement_id)
        .where(*open_then)
    ):
        places[key].append(area_id)
    for key, kind in db.session.execute(
        select(Audience.engagement_id, Audience.kind).join(Engagement).where(*open_then)
    ):
        people[key].append(kind)
    works = {
        row.id: work_of(
            Asked(
                topic=f"{row.title} {row.topic}",
                area_ids=frozenset(places[row.id]),
                audiences=frozenset(people[row.id]),
                opens_on=row.opens_on,
                closes_on=row.closes_on,
                about=f"{row.summary} {row.question_asked}",
            ),
            areas,
        )
        for row in rows
    }
    return works, {row.id for row in rows if row.level is not Level.INFORM}


_COLUMNS = (
    Engagement.id,
    Engagement.title,
    Engagement.topic,
    Engagement.summary,
    Engagement.question_asked,
    Engagement.level,
    Engagement.opens_on,
    Engagement.closes_on,
)


def _rows(areas: Tree) -> list[tuple[Place, ...]]:
    """Localities by name with the way out of each; last, the areas that stand around them."""
    kept = select(Area.id).where(or_(Area.kind == AreaKind.LOCALITY, Area.kind == AreaKind.COUNCIL))
    paths = [path_of(key, areas) for key in db.session.scalars(kept)]
    return sorted(paths, key=lambda path: (path[0].is_whole, path[0].name))
