"""The official files that name zones, say where they lie, and which postcodes are in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pbapp.i18n import _
from pbapp.places.zones.lookup import normal
from pbapp.places.zones.reading import COUNCIL, BadFile, Row, Unreadable, header_of, rows_of

NAMES = ("DataZone", "DataZoneName", "IntZoneName", "CA", "CAName")
CENTROIDS = ("data_zone", "latitude", "longitude")
POSTCODES = ("postcode", "data_zone")

Zone = dict[str, Any]


def read_geography(path: Path) -> list[Zone]:
    """Columns of `DataZone` for each row of the names or of the centroids; raises BadFile."""
    header = header_of(path)
    if set(CENTROIDS) <= header:
        return list(rows_of(path, CENTROIDS, "data_zone", _centroid))
    if set(NAMES) <= header:
        return list(rows_of(path, NAMES, "DataZone", _named))
    columns = [", ".join(names) for names in (NAMES, CENTROIDS)]
    raise BadFile(
        [
            _(
                "this is no geography file. One has the columns %(names)s, the other %(centroids)s",
                names=columns[0],
                centroids=columns[1],
            )
        ]
    )


def read_postcodes(path: Path) -> list[tuple[str, str]]:
    """Each postcode with its zone; a council that stands beside it is not read. Raises BadFile."""
    return list(rows_of(path, POSTCODES, "postcode", _postcode))


def _named(row: Row) -> Zone:
    return {
        "code": row.code("DataZone"),
        "name": row.text("DataZoneName"),
        "intermediate_zone": row.text("IntZoneName"),
        "council_code": row.code("CA", COUNCIL),
        "council": row.text("CAName"),
    }


def _centroid(row: Row) -> Zone:
    return {
        "code": row.code("data_zone"),
        "latitude": row.degrees("latitude", 90),
        "longitude": row.degrees("longitude", 180),
    }


def _postcode(row: Row) -> tuple[str, str]:
    code = normal(row.cells["postcode"])
    if code is None:
        # The words themselves are not told: they could be anything that slipped into the column.
        raise Unreadable(_("this is no postcode"))
    return code, row.code("data_zone")
