"""The ground of the made-up partnership: small areas, postcodes, outlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from pbapp.places.models import Area
from pbapp.places.zones.models import SIMD_VERSION, area_zone
from pbapp.places.zones.storing import store_postcodes, store_zones

#: ranks of zones run up to this, and each fifth of them is a fifth of this
ZONES = 6976


def lay(session: Session, told: Mapping[str, Any], places: Mapping[str, Area]) -> None:
    """Store zones with their people and postcodes, and draw the localities."""
    for name, path in told["outlines"].items():
        places[name].outline = path
    zones = told["zones"]
    store_zones([_zone(row, told["council"]) for row in zones], _unseen)
    store_postcodes([(code, row["code"]) for row in zones for code in row["postcodes"]], _unseen)
    inside = [{"area_id": places[row["area"]].id, "zone_code": row["code"]} for row in zones]
    session.execute(insert(area_zone), inside)


def _zone(row: Mapping[str, Any], council: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "council": council["name"],
        "council_code": council["code"],
        "population": row["people"],
        "working_age": row["people"] * 3 // 5,
        "simd_version": SIMD_VERSION,
        "rank": row["rank"],
        "fifth_by_people": row["fifth"],
        "fifth_by_zones": 5 * (row["rank"] - 1) // ZONES + 1,
        "access_fifth": row["access"],
        "access_rank_doubled": 2 * (row["access"] - 1) * ZONES // 5 + row["rank"] // 5,
    }


def _unseen(_done: int, _all: int) -> None:
    """Nobody watches how far it is."""
