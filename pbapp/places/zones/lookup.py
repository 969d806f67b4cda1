"""A postcode becomes fifth and area once, and is dropped: nothing here writes or logs it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import select

from pbapp.db import db
from pbapp.places.models import Area, AreaKind
from pbapp.places.zones.models import Banding, DataZone, Postcode, area_zone

#: the shape of a postcode: one or two letters, a figure, perhaps one more sign; figure, two letters
SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
#: a letter O or I typed where the last part has its figure
FIGURES = str.maketrans("OI", "01")
SHORTEST, LONGEST = 5, 7


@dataclass(frozen=True)
class Place:
    """All that is kept of a postcode, with the edition and the method behind the fifth."""

    #: 1 is the most deprived
    fifth: int
    #: 1 is furthest from shops, schools and doctors; None: not held
    access_fifth: int | None
    #: the smallest area held that it lies in
    area_id: int | None
    council_code: str | None
    simd_version: str
    banding: Banding


@dataclass(frozen=True)
class NotFound:
    """No place: it has not the shape of a postcode, or the partnership's files do not hold it."""

    has_shape: bool


def normal(typed: str) -> str | None:
    """A postcode in capitals without a space, or None: " g83 ouf" is G830UF."""
    if len(typed) > 40:
        return None
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(sign for sign in plain if sign.isalnum())
    if not SHORTEST <= len(code) <= LONGEST or not code.isascii():
        return None
    code = code[:-3] + code[-3].translate(FIGURES) + code[-2:]
    return code if SHAPE.fullmatch(code) else None


def lookup(postcode: str, banding: Banding = Banding.PEOPLE) -> Place | NotFound:
    """Fifth and area of a postcode, however it was typed. It is read here and kept nowhere."""
    code = normal(postcode)
    if code is None:
        return NotFound(has_shape=False)
    query = select(DataZone).join(Postcode, Postcode.zone_code == DataZone.code)
    zone = db.session.scalars(query.where(Postcode.code == code)).one_or_none()
    if zone is None:
        return NotFound(has_shape=True)
    fifth = zone.fifth_by_people if banding is Banding.PEOPLE else zone.fifth_by_zones
    if fifth is None or zone.simd_version is None:
        return NotFound(has_shape=True)
    return Place(
        fifth=fifth,
        access_fifth=zone.access_fifth,
        area_id=_smallest_area(zone.code),
        council_code=zone.council_code,
        simd_version=zone.simd_version,
        banding=banding,
    )


def _smallest_area(zone_code: str) -> int | None:
    """A ward before a council."""
    query = (
        select(Area.id)
        .join(area_zone, area_zone.c.area_id == Area.id)
        .where(area_zone.c.zone_code == zone_code)
        .order_by(Area.kind == AreaKind.COUNCIL, Area.id)
    )
    return db.session.scalars(query.limit(1)).first()
