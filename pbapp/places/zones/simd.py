"""The official deprivation files of 2020v2: ranks by zone, and fifths by people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from pbapp.i18n import _
from pbapp.places.zones.models import SIMD_VERSION
from pbapp.places.zones.reading import BadFile, Row, header_of, rows_of

RANKS = (
    "Data_Zone",
    "Intermediate_Zone",
    "Council_area",
    "Total_population",
    "Working_age_population",
    "SIMD2020v2_Rank",
    "SIMD2020_Access_Domain_Rank",
)
FIFTHS = ("DataZone", "SIMD2020V2Rank", "SIMD2020V2CountryQuintile")
MOST_PEOPLE = 100_000
MOST_ZONES = 100_000

Zone = dict[str, Any]


def read_simd(path: Path) -> list[Zone]:
    """Columns of `DataZone` for each row of either file; raises BadFile.

    The ranks file gives fifths of equal numbers of zones, the other one of equal numbers of people.
    """
    header = header_of(path)
    if set(FIFTHS) <= header:
        return list(rows_of(path, FIFTHS, "DataZone", _fifth))
    if set(RANKS) <= header:
        return _ranks(path)
    columns = [", ".join(names) for names in (RANKS, FIFTHS)]
    raise BadFile(
        [
            _(
                "this is no deprivation file of 2020v2. One has the columns %(ranks)s, "
                "the other %(fifths)s",
                ranks=columns[0],
                fifths=columns[1],
            )
        ]
    )


def _fifth(row: Row) -> Zone:
    return {
        "code": row.code("DataZone"),
        "rank": row.whole("SIMD2020V2Rank", 1, MOST_ZONES),
        "fifth_by_people": row.whole("SIMD2020V2CountryQuintile", 1, 5),
        "simd_version": SIMD_VERSION,
    }


def _ranks(path: Path) -> list[Zone]:
    zones = list(rows_of(path, RANKS, "Data_Zone", _ranked))
    ranks = [zone["rank"] for zone in zones]
    if sorted(ranks) != list(range(1, len(zones) + 1)):
        raise BadFile([_("the ranks do not run from 1 to %(last)s, each once", last=len(zones))])
    for zone in zones:
        zone["fifth_by_zones"] = fifth_of(zone["rank"], len(zones))
    _band_access(zones)
    return zones


def _ranked(row: Row) -> Zone:
    people = row.whole("Total_population", 0, MOST_PEOPLE)
    return {
        "code": row.code("Data_Zone"),
        "population": people,
        "working_age": row.whole("Working_age_population", 0, people),
        "rank": row.whole("SIMD2020v2_Rank", 1, MOST_ZONES),
        "access_rank_doubled": row.doubled("SIMD2020_Access_Domain_Rank"),
        "simd_version": SIMD_VERSION,
    }


def _band_access(zones: Collection[Zone]) -> None:
    """Zones that tie share a rank at a half, and so a fifth."""
    for zone in zones:
        rank = Fraction(zone["access_rank_doubled"], 2)
        zone["access_fifth"] = fifth_of(rank, len(zones))


def fifth_of(rank: Fraction | int, zones: int) -> int:
    """The fifth of a rank where the ranks are cut into five groups of equal numbers of zones."""
    place = Fraction(rank) * 5 / zones
    return min(5, max(1, -(-place.numerator // place.denominator)))


def disagreeing(zones: Collection[Zone], held: dict[str, Any]) -> Iterator[str]:
    """Zones whose rank is another in the file read before: the two are not of one edition."""
    for zone in zones:
        before = held.get(zone["code"])
        if before is not None and before != zone["rank"]:
            yield _(
                "%(zone)s has rank %(rank)s here and %(before)s in the file read before",
                zone=zone["code"],
                rank=zone["rank"],
                before=before,
            )
