"""A postcode becomes fifth and area, and is kept nowhere."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from pbapp.db import Base, db
from pbapp.places.zones.lookup import NotFound, Place, lookup, normal
from pbapp.places.zones.models import Banding
from tests.factories.engagement import make_area
from tests.factories.places import make_postcode, make_zones


@pytest.fixture
def area_id(app: Flask) -> int:
    """An area with a zone for each fifth; ZZ1 1AA lies in the most deprived, far from shops."""
    found = make_area(app)
    make_zones(app, found, dict.fromkeys(range(1, 6), 100), access={1: 5})
    make_postcode(app, "ZZ11AA", found, 1)
    return found


@pytest.mark.parametrize(
    "typed",
    ["ZZ1 1AA", "zz11aa", "  zz1-1aa ", "ZZ1 IAA", "ｚｚ１ １ａａ", "z z 1 1 a a", "ZZ1 1AA."],
)
def test_a_postcode_is_found_however_it_is_typed(app: Flask, area_id: int, typed: str) -> None:
    with app.app_context():
        assert lookup(typed) == Place(
            fifth=1,
            access_fifth=5,
            area_id=area_id,
            council_code=None,
            simd_version="2020v2",
            banding=Banding.PEOPLE,
        )


@pytest.mark.parametrize(
    ("typed", "has_shape"),
    [("ZZ9 9ZZ", True), ("", False), ("Ardnellan", False), ("12345", False), ("Z" * 5000, False)],
)
def test_what_is_not_held_is_told_from_what_is_no_postcode(
    app: Flask, area_id: int, typed: str, has_shape: bool
) -> None:
    with app.app_context():
        assert lookup(typed) == NotFound(has_shape)


def test_the_other_method_is_named_with_its_fifth(app: Flask, area_id: int) -> None:
    with app.app_context():
        place = lookup("ZZ1 1AA", Banding.ZONES)

    assert isinstance(place, Place)
    assert place.banding is Banding.ZONES


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_postcode(typed: str) -> None:
    code = normal(typed)
    assert code is None or normal(code) == code


def test_a_lookup_writes_and_logs_nothing(
    app: Flask, area_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with app.app_context():
        lookup("ZZ1 1AA")
        assert not db.session.new
        assert not db.session.dirty

    assert "ZZ1" not in caplog.text.upper().replace(" ", "")


def test_no_table_but_the_directory_has_a_column_for_postcodes() -> None:
    tables = Base.metadata.tables.values()
    named = [f"{t.name}.{c.name}" for t in tables for c in t.columns if "postcode" in c.name]

    assert named == []
    assert set(Base.metadata.tables["postcode"].columns.keys()) == {"code", "zone_code"}
    links = [
        f
        for t in tables
        for c in t.columns
        for f in c.foreign_keys
        if f.column.table.name == "postcode"
    ]
    assert links == []


def test_the_place_carries_nothing_of_the_postcode(app: Flask, area_id: int) -> None:
    with app.app_context():
        place = lookup("ZZ1 1AA")
        held = db.session.scalars(select(Base.metadata.tables["postcode"].c.code)).all()

    assert held == ["ZZ11AA"]
    assert "ZZ1" not in repr(place)
