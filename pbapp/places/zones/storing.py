"""Storing what the official files say; reading a file twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Insert, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from pbapp.db import db
from pbapp.i18n import _
from pbapp.places.models import Area, AreaKind
from pbapp.places.zones.models import DataZone, Postcode, area_zone
from pbapp.places.zones.outlines import inside, on_grid
from pbapp.places.zones.reading import BadFile
from pbapp.places.zones.simd import disagreeing
from pbapp.places.zones.wards import Ward

#: rows sent to the database at once
AT_ONCE = 500

Progress = Callable[[int, int], None]


def store_zones(zones: Sequence[Mapping[str, Any]], progress: Progress) -> None:
    """Put columns of zones where they belong; what another file says of a zone stays.

    Raises BadFile where ranks are not those of the other deprivation file.
    """
    if "rank" in zones[0]:
        query = select(DataZone.code, DataZone.rank)
        held = {row.code: row.rank for row in db.session.execute(query)}
        if wrong := list(disagreeing(list(map(dict, zones)), held)):
            raise BadFile(wrong)
    _upsert(DataZone, "code", zones, progress)
    if "council_code" in zones[0]:
        _give_codes({zone["council"]: zone["council_code"] for zone in zones})
    link_councils()


def _give_codes(councils: Mapping[str, str]) -> None:
    """Councils entered by name alone get their official code."""
    query = select(Area).where(Area.kind == AreaKind.COUNCIL, Area.code.is_(None))
    for area in db.session.scalars(query):
        area.code = councils.get(area.name)
    db.session.flush()


def store_postcodes(pairs: Sequence[tuple[str, str]], progress: Progress) -> None:
    """Put postcodes to their zones; raises BadFile for zones that no other file named."""
    known = set(db.session.scalars(select(DataZone.code)))
    if not known:
        raise BadFile([_("no zones are held yet: read the geography file first")])
    unknown = sorted({zone for _code, zone in pairs} - known)
    if unknown:
        raise BadFile([_("zone %(zone)s is in no geography file read", zone=z) for z in unknown])
    rows = [{"code": code, "zone_code": zone} for code, zone in pairs]
    _upsert(Postcode, "code", rows, progress)


def _upsert(
    table: type[DataZone] | type[Postcode],
    key: str,
    rows: Sequence[Mapping[str, Any]],
    progress: Progress,
) -> None:
    changed = [name for name in rows[0] if name != key]
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        db.session.execute(_or_change(table, key, changed), list(map(dict, part)))
        progress(min(start + AT_ONCE, len(rows)), len(rows))


def _or_change(table: Any, key: str, changed: Sequence[str]) -> Insert:
    is_sqlite = db.engine.dialect.name == "sqlite"
    adding: Any = sqlite_insert(table) if is_sqlite else postgresql_insert(table)
    new = {name: adding.excluded[name] for name in changed}
    statement: Insert = adding.on_conflict_do_update(index_elements=[key], set_=new)
    return statement


def store_wards(wards: Sequence[Ward]) -> None:
    """Make the wards and their councils, or give those held their code, outline and zones.

    A zone belongs to the ward in which its middle lies; raises BadFile where no middles are held.
    """
    query = select(DataZone.code, DataZone.longitude, DataZone.latitude)
    zones = db.session.execute(query.where(DataZone.latitude.is_not(None))).all()
    if not zones:
        raise BadFile([_("no middles of zones are held yet: read their geography file first")])
    middles = {zone.code: on_grid(zone.longitude, zone.latitude) for zone in zones}
    for ward in wards:
        council = _area(ward.council_code, ward.council, AreaKind.COUNCIL, ward.council)
        area = _area(ward.code, ward.name, AreaKind.WARD, ward.council)
        area.outline = ward.outline
        # A locality in between stays: only a ward that stands under nothing gets its council.
        area.parent_id = area.parent_id or council.id
        db.session.flush()
        _link(area, inside(ward.rings, middles))
    link_councils()


def _area(code: str, name: str, kind: AreaKind, council: str) -> Area:
    """The area with this code, or one of its kind and name without a code, or a new one."""
    held = db.session.scalars(select(Area).where(Area.code == code)).one_or_none()
    if held:
        return held
    same = db.session.scalars(select(Area).where(Area.name == name)).one_or_none()
    if same and same.kind is kind and same.code is None:
        same.code = code
        return same
    area = Area(name=f"{name} ({council})" if same else name, kind=kind, code=code)
    db.session.add(area)
    db.session.flush()
    return area


def link_councils() -> None:
    """Say anew which zones belong to each council held."""
    query = select(Area).where(Area.kind == AreaKind.COUNCIL, Area.code.is_not(None))
    for area in db.session.scalars(query.order_by(Area.id)).all():
        zones = select(DataZone.code).where(DataZone.council_code == area.code)
        _link(area, db.session.scalars(zones).all())


def _link(area: Area, zone_codes: Sequence[str]) -> None:
    db.session.execute(delete(area_zone).where(area_zone.c.area_id == area.id))
    if zone_codes:
        rows = [{"area_id": area.id, "zone_code": code} for code in zone_codes]
        db.session.execute(insert(area_zone), rows)
