"""The official files beside the project, and the facts counted in them by others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.db import db
from pbapp.places.models import Area
from pbapp.places.zones.lookup import Place, lookup
from pbapp.places.zones.models import Banding, DataZone
from pbapp.places.zones.people import people_in
from tests.places.test_import_zones import run

FILES = {
    "import-geography": ("phs_dz2011_codes_and_labels.csv", "datazone2011_centroids.csv"),
    "import-simd": ("simd2020v2_ranks_by_datazone.csv", "phs_simd2020v2_quintiles_by_datazone.csv"),
    "import-postcodes": ("postcode_to_datazone_sample.csv",),
}


@pytest.fixture
def official(app: Flask, official_files: Path) -> Iterator[Flask]:
    """An application that has read all of them."""
    for command, names in FILES.items():
        for name in names:
            told = run(app, command, official_files / name)
            assert told.exit_code == 0, told.output
    wards = sorted((official_files / "wards").glob("*.geojson"))
    told = run(app, "import-wards", *wards)
    assert told.exit_code == 0, told.output
    return app


def council(name: str) -> int:
    return db.session.scalars(select(Area.id).where(Area.name == name)).one()


def test_the_files_give_the_counts_known_of_them(official: Flask) -> None:
    with official.app_context():
        counted = {
            name: (people.zones_by_fifth[1], people.zones, people.zones_by_access[1])
            for name in ("Highland", "West Dunbartonshire", "Inverclyde")
            for people in [people_in([council(name)])]
        }
        differ = DataZone.fifth_by_people != DataZone.fifth_by_zones
        assert db.session.scalar(select(func.count()).where(differ)) == 231
        empty = select(DataZone.code).where(DataZone.population == 0).order_by(DataZone.code)
        assert db.session.scalars(empty).all() == ["S01010206", "S01010226", "S01010227"]

    assert counted == {
        "Highland": (33, 312, 152),
        "West Dunbartonshire": (48, 121, 28),
        "Inverclyde": (52, 114, 18),
    }
    _places_and_postcodes(official)


def _places_and_postcodes(official: Flask) -> None:
    """Wards cover their council, and an ended postcode is found all the same."""
    with official.app_context():
        whole = people_in([council("Inverclyde")])
        wards = db.session.scalars(
            select(Area.id).where(Area.parent_id == council("Inverclyde"))
        ).all()
        assert len(wards) == 7
        assert sum(people_in([ward]).zones for ward in wards) == whole.zones == 114
        assert people_in([council("Inverclyde")], Banding.ZONES).whole == whole.whole
        place = lookup("ab1 oad")
        assert isinstance(place, Place)
        assert (place.council_code, place.simd_version) == ("S12000033", "2020v2")
