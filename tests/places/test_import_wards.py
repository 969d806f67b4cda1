"""Ward outlines: simplified, linked to the zones whose middles lie inside, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.db import db, transaction
from pbapp.places.models import Area, AreaKind
from pbapp.places.zones.models import area_zone
from tests.factories.places import (
    COUNCIL,
    WARD,
    named_row,
    square,
    ward,
    write_table,
    write_wards,
    zone_code,
)
from tests.places.test_import_zones import run


@pytest.fixture
def middles(app: Flask, tmp_path: Path) -> None:
    """Two zones of one council; the middle of the first lies in the square at -4.8, 55.9."""
    run(app, "import-geography", write_table(tmp_path / "n.csv", [named_row(1), named_row(2)]))
    places = ((1, "55.95", "-4.75"), (2, "56.95", "-4.75"))
    rows = [
        {"data_zone": zone_code(n), "latitude": north, "longitude": east}
        for n, north, east in places
    ]
    run(app, "import-geography", write_table(tmp_path / "c.csv", rows))


def zones_of(app: Flask, code: str) -> list[str]:
    query = select(area_zone.c.zone_code).join(Area, Area.id == area_zone.c.area_id)
    with app.app_context():
        return sorted(db.session.scalars(query.where(Area.code == code)))


@pytest.mark.both_databases
def test_a_ward_gets_its_outline_its_council_and_its_zones(
    app: Flask, tmp_path: Path, middles: None
) -> None:
    path = write_wards(tmp_path / "w.geojson", ward(square(-4.8, 55.9)))

    for _time in range(2):
        assert run(app, "import-wards", path).exit_code == 0

    assert zones_of(app, WARD) == [zone_code(1)]
    assert zones_of(app, COUNCIL) == [zone_code(1), zone_code(2)]
    with app.app_context():
        areas = db.session.scalars(select(Area).order_by(Area.code)).all()
        assert [(a.name, a.kind) for a in areas] == [
            ("Ardnellan", AreaKind.COUNCIL),
            ("Shore", AreaKind.WARD),
        ]
        assert areas[1].parent_id == areas[0].id
        assert areas[1].outline.startswith("M")
        assert areas[1].outline.endswith("z")


def test_areas_entered_by_hand_keep_their_place(app: Flask, tmp_path: Path, middles: None) -> None:
    with app.app_context(), transaction() as session:
        session.add(Area(name="Ardnellan", kind=AreaKind.COUNCIL))
        session.add(Area(name="Shore", kind=AreaKind.LOCALITY))

    run(app, "import-wards", write_wards(tmp_path / "w.geojson", ward(square(-4.8, 55.9))))

    with app.app_context():
        found = {area.name: area.code for area in db.session.scalars(select(Area))}
    assert found == {"Ardnellan": COUNCIL, "Shore": None, "Shore (Ardnellan)": WARD}


def test_wards_need_the_middles_of_zones_first(app: Flask, tmp_path: Path) -> None:
    told = run(app, "import-wards", write_wards(tmp_path / "w.geojson", ward(square(-4.8, 55.9))))

    assert told.exit_code == 2
    assert "no middles of zones are held yet" in told.output


def test_one_bad_file_stores_none_and_every_fault_is_told(
    app: Flask, tmp_path: Path, middles: None
) -> None:
    good = write_wards(tmp_path / "good.geojson", ward(square(-4.8, 55.9)))
    feet = ward(square(231_617, 669_055))
    english = ward(square(-1, 52), code="E05000001")
    bad = write_wards(tmp_path / "bad.geojson", feet, english, {"properties": None})

    told = run(app, "import-wards", good, bad)

    assert told.exit_code == 2
    for words in (
        "ward 1: its outline is not in degrees",
        "ward 2: its code is not one of a Scottish ward",
        "ward 3: it has no ward outline",
    ):
        assert words in told.output
    assert zones_of(app, WARD) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": []}', '{"features": 5}'])
def test_another_file_is_refused(app: Flask, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.geojson"
    path.write_text(text)

    assert run(app, "import-wards", path).exit_code == 2
