"""How many people live in an area, by fifth of deprivation, fifth of access and age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from pbapp.db import db
from pbapp.places.models import Area
from pbapp.places.zones.models import Banding, DataZone, area_zone

FIFTHS = range(1, 6)


@dataclass(frozen=True, kw_only=True)
class People:
    """Everyone who lives in some areas, of all zones that lie in them; each zone counted once."""

    whole: int
    working_age: int
    by_fifth: Mapping[int, int]
    by_access: Mapping[int, int]
    zones: int
    #: zones of each fifth
    zones_by_fifth: Mapping[int, int]
    #: the same by access: those of the first fifth are furthest from shops, schools and doctors
    zones_by_access: Mapping[int, int]
    #: zones that the other method puts in another fifth
    bands_differ: int
    simd_version: str | None
    banding: Banding


def people_in(area_ids: Collection[int], banding: Banding = Banding.PEOPLE) -> People:
    """The people of the areas together, the areas within them among them."""
    codes = select(area_zone.c.zone_code).where(area_zone.c.area_id.in_(with_inner(area_ids)))
    inside = DataZone.code.in_(codes)
    fifth = fifth_column(banding)
    whole, working, zones, version, differ = db.session.execute(
        select(
            func.coalesce(func.sum(DataZone.population), 0),
            func.coalesce(func.sum(DataZone.working_age), 0),
            func.count(),
            func.max(DataZone.simd_version),
            func.count().filter(DataZone.fifth_by_people != DataZone.fifth_by_zones),
        ).where(inside)
    ).one()
    people_by, zones_by = _by(fifth, inside)
    access_by, far_by = _by(DataZone.access_fifth, inside)
    return People(
        whole=whole or 0,
        working_age=working or 0,
        by_fifth=people_by,
        by_access=access_by,
        zones=zones,
        zones_by_fifth=zones_by,
        zones_by_access=far_by,
        bands_differ=differ,
        simd_version=version,
        banding=banding,
    )


def fifth_column(banding: Banding) -> InstrumentedAttribute[int | None]:
    """The column that holds the fifth by one of the two methods."""
    by_people = banding is Banding.PEOPLE
    return DataZone.fifth_by_people if by_people else DataZone.fifth_by_zones


def _by(
    band: InstrumentedAttribute[int | None], inside: ColumnElement[bool]
) -> tuple[dict[int, int], dict[int, int]]:
    query = select(band, func.coalesce(func.sum(DataZone.population), 0), func.count())
    rows = db.session.execute(query.where(inside, band.is_not(None)).group_by(band)).all()
    people, zones = dict.fromkeys(FIFTHS, 0), dict.fromkeys(FIFTHS, 0)
    for fifth, lived, counted in rows:
        people[fifth or 0], zones[fifth or 0] = lived or 0, counted
    return people, zones


def population_of(area_ids: Collection[int]) -> dict[int, int]:
    """People of each area with the areas within it; areas whose zones are not held are left out."""
    found = {area_id: people_in([area_id]) for area_id in area_ids}
    return {area_id: people.whole for area_id, people in found.items() if people.zones}


def with_inner(area_ids: Collection[int]) -> frozenset[int]:
    """The areas and everything inside them, at any depth."""
    inner: defaultdict[int | None, list[int]] = defaultdict(list)
    for area_id, parent_id in db.session.execute(select(Area.id, Area.parent_id)):
        inner[parent_id].append(area_id)
    found: set[int] = set()
    waiting: Iterable[int] = area_ids
    while new := set(waiting) - found:
        found |= new
        waiting = [one for area_id in new for one in inner[area_id]]
    return frozenset(found)
