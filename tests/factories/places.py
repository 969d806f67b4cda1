"""Small files in the shape of the official ones, and zones as they would store them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Flask

from pbapp.db import transaction
from pbapp.places.models import Area, AreaKind
from pbapp.places.zones.models import SIMD_VERSION, DataZone, Postcode, area_zone

COUNCIL = "S12000090"
WARD = "S13009001"


def zone_code(number: int) -> str:
    """Codes of zones that do not exist."""
    return f"S01099{number:03d}"


def ranks_row(number: int, rank: int, **changes: str) -> dict[str, str]:
    """A row of the ranks file: a hundred people for each zone, sixty of working age."""
    row = {
        "Data_Zone": zone_code(number),
        "Intermediate_Zone": "Shore",
        "Council_area": "Ardnellan",
        "Total_population": "100",
        "Working_age_population": "60",
        "SIMD2020v2_Rank": str(rank),
        "SIMD2020_Access_Domain_Rank": str(rank),
    }
    return row | changes


def ten_ranks() -> list[dict[str, str]]:
    """Ten zones, the first the most deprived."""
    return [ranks_row(number, number) for number in range(1, 11)]


def fifth_row(number: int, rank: int, fifth: int) -> dict[str, str]:
    """A row of the file with fifths by people."""
    names = ("DataZone", "SIMD2020V2Rank", "SIMD2020V2CountryQuintile")
    return dict(zip(names, (zone_code(number), str(rank), str(fifth)), strict=True))


def named_row(number: int, council: str = COUNCIL) -> dict[str, str]:
    """A row of the names of zones."""
    return {
        "DataZone": zone_code(number),
        "DataZoneName": f"Shore - {number:02d}",
        "IntZoneName": "Shore",
        "CA": council,
        "CAName": "Ardnellan",
    }


def write_table(path: Path, rows: Sequence[Mapping[str, str]], mark: str = "\ufeff") -> Path:
    """A file with commas, with the mark that the official ones begin with."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(mark)
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def ward(
    ring: Iterable[tuple[float, float]], code: str = WARD, name: str = "Shore"
) -> dict[str, Any]:
    """A ward with one ring."""
    properties = {"WD25CD": code, "WD25NM": name, "LAD25CD": COUNCIL, "LAD25NM": "Ardnellan"}
    geometry = {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def square(west: float, south: float, side: float = 0.1) -> list[tuple[float, float]]:
    """A closed ring."""
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def write_wards(path: Path, *wards: Mapping[str, Any]) -> Path:
    """A GeoJSON file."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": wards}))
    return path


def make_zones(
    app: Flask,
    area_id: int,
    people: Mapping[int, int],
    access: Mapping[int, int] | None = None,
    *,
    each: int = 2,
) -> None:
    """Zones in the area for each fifth, with so many people in all; access as given or the same."""
    parts = [(n, fifth, living) for fifth, living in people.items() for n in range(each)]
    with app.app_context(), transaction() as session:
        for part, fifth, whole in parts:
            code = f"S01{area_id:04d}{5 * part + fifth:02d}"
            living = whole // each
            session.add(
                DataZone(
                    code=code,
                    population=living,
                    working_age=living * 3 // 5,
                    simd_version=SIMD_VERSION,
                    rank=fifth,
                    fifth_by_people=fifth,
                    fifth_by_zones=fifth,
                    access_fifth=(access or {}).get(fifth, fifth),
                )
            )
            session.flush()
            session.execute(area_zone.insert().values(area_id=area_id, zone_code=code))


def make_postcode(app: Flask, code: str, area_id: int, fifth: int) -> None:
    """A postcode in the zone of a fifth that `make_zones` made."""
    with app.app_context(), transaction() as session:
        session.add(Postcode(code=code, zone_code=f"S01{area_id:04d}{fifth:02d}"))


def make_ward(app: Flask, name: str, parent_id: int | None = None) -> int:
    """A ward; returns its id."""
    with app.app_context(), transaction() as session:
        area = Area(name=name, kind=AreaKind.WARD, parent_id=parent_id)
        session.add(area)
        session.flush()
        return area.id
