"""Reading the official files: what is stored, what is refused and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from pbapp.db import db
from pbapp.places.zones.models import DataZone, Postcode
from tests.factories.places import (
    fifth_row,
    named_row,
    ranks_row,
    ten_ranks,
    write_table,
    zone_code,
)


def run(app: Flask, *words: object) -> Result:
    return app.test_cli_runner().invoke(args=["places", *map(str, words)])


def zones(app: Flask) -> list[DataZone]:
    with app.app_context():
        return list(db.session.scalars(select(DataZone).order_by(DataZone.code)))


@pytest.mark.both_databases
def test_ranks_are_stored_with_fifths_of_equal_numbers_of_zones(app: Flask, tmp_path: Path) -> None:
    told = run(app, "import-simd", write_table(tmp_path / "ranks.csv", ten_ranks()))

    assert told.exit_code == 0, told.output
    assert [zone.fifth_by_zones for zone in zones(app)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert {(zone.population, zone.working_age) for zone in zones(app)} == {(100, 60)}
    assert {zone.simd_version for zone in zones(app)} == {"2020v2"}
    assert {zone.fifth_by_people for zone in zones(app)} == {None}


@pytest.mark.both_databases
def test_both_methods_of_banding_stand_side_by_side(app: Flask, tmp_path: Path) -> None:
    by_people = [fifth_row(n, n, 1 if n < 4 else 5) for n in range(1, 11)]
    run(app, "import-simd", write_table(tmp_path / "ranks.csv", ten_ranks()))

    told = run(app, "import-simd", write_table(tmp_path / "fifths.csv", by_people, mark=""))

    assert told.exit_code == 0, told.output
    third = zones(app)[2]
    assert (third.fifth_by_people, third.fifth_by_zones, third.population) == (1, 2, 100)


def test_ranks_at_halves_tie_in_one_fifth(app: Flask, tmp_path: Path) -> None:
    rows = ten_ranks()
    for row in rows[1:3]:
        row["SIMD2020_Access_Domain_Rank"] = "2.5"

    run(app, "import-simd", write_table(tmp_path / "ranks.csv", rows))

    access = [(zone.access_rank_doubled, zone.access_fifth) for zone in zones(app)][:4]
    assert access == [(2, 1), (5, 2), (5, 2), (8, 2)]


def test_a_zone_without_residents_is_stored(app: Flask, tmp_path: Path) -> None:
    rows = ten_ranks()
    rows[0] |= {"Total_population": "0", "Working_age_population": "0"}

    told = run(app, "import-simd", write_table(tmp_path / "ranks.csv", rows))

    assert told.exit_code == 0
    assert zones(app)[0].population == 0


def test_every_fault_is_told_with_its_row_and_nothing_is_stored(app: Flask, tmp_path: Path) -> None:
    rows = ten_ranks()
    rows[1]["Data_Zone"] = "E01000001"
    rows[2]["Total_population"] = "*"
    rows[3]["SIMD2020v2_Rank"] = "seven"
    rows[4]["SIMD2020_Access_Domain_Rank"] = "4.25"
    rows[5]["Data_Zone"] = rows[0]["Data_Zone"]

    told = run(app, "import-simd", write_table(tmp_path / "ranks.csv", rows))

    assert told.exit_code == 2
    for words in (
        "row 3: Data_Zone is “E01000001”",
        "row 4: Total_population is hidden (*)",
        "row 5: SIMD2020v2_Rank is “seven”",
        "row 6: SIMD2020_Access_Domain_Rank is “4.25”",
        "row 7: the same as row 2",
        "Nothing was stored.",
    ):
        assert words in told.output
    assert zones(app) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "this is no deprivation file"),
        (b"a,b\n1,2\n", "this is no deprivation file"),
        (b"\xff\xfe\x00\x01", "not a table with commas in UTF-8"),
        (b"DataZone,SIMD2020V2Rank,SIMD2020V2CountryQuintile\n", "the file has no rows"),
        (b"DataZone,SIMD2020V2Rank,SIMD2020V2CountryQuintile\nS01099001,1\n", "fewer cells"),
        (b"DataZone,SIMD2020V2Rank,SIMD2020V2CountryQuintile\nS01099001,1,6\n", "is “6”"),
    ],
)
def test_another_file_is_refused_in_words(
    app: Flask, tmp_path: Path, text: bytes, words: str
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(text)

    told = run(app, "import-simd", path)

    assert (told.exit_code, words in told.output) == (2, True)


def test_a_missing_file_is_refused_in_words(app: Flask, tmp_path: Path) -> None:
    told = run(app, "import-simd", tmp_path / "none.csv")

    assert told.exit_code == 2
    assert "No such file" in told.output


def test_ranks_with_a_gap_are_refused(app: Flask, tmp_path: Path) -> None:
    rows = [ranks_row(1, 1), ranks_row(2, 3)]

    told = run(app, "import-simd", write_table(tmp_path / "ranks.csv", rows))

    assert told.exit_code == 2
    assert "the ranks do not run from 1 to 2" in told.output


def test_files_of_two_editions_are_not_mixed(app: Flask, tmp_path: Path) -> None:
    run(app, "import-simd", write_table(tmp_path / "ranks.csv", ten_ranks()))

    told = run(
        app, "import-simd", write_table(tmp_path / "old.csv", [fifth_row(1, 10, 1)], mark="")
    )

    assert told.exit_code == 2
    assert f"{zone_code(1)} has rank 10 here and 1 in the file read before" in told.output
    assert zones(app)[0].fifth_by_people is None


@pytest.mark.both_databases
def test_reading_twice_changes_nothing(app: Flask, tmp_path: Path) -> None:
    names = write_table(tmp_path / "names.csv", [named_row(n) for n in range(1, 4)])
    pairs = [{"postcode": "ZZ1 1AA", "council_code": "x", "data_zone": zone_code(1)}]
    codes = write_table(tmp_path / "codes.csv", pairs)

    for _time in range(2):
        assert run(app, "import-geography", names).exit_code == 0
        assert run(app, "import-postcodes", codes).exit_code == 0

    with app.app_context():
        counted = [
            db.session.scalar(select(func.count()).select_from(t)) for t in (DataZone, Postcode)
        ]
    assert counted == [3, 1]


def test_postcodes_need_their_zones_first(app: Flask, tmp_path: Path) -> None:
    pairs = [{"postcode": "ZZ1 1AA", "data_zone": zone_code(9)}]
    codes = write_table(tmp_path / "codes.csv", pairs)

    assert "read the geography file first" in run(app, "import-postcodes", codes).output
    run(app, "import-geography", write_table(tmp_path / "names.csv", [named_row(1)]))
    told = run(app, "import-postcodes", codes)
    assert (told.exit_code, f"{zone_code(9)} is in no geography file" in told.output) == (2, True)


def test_what_is_no_postcode_is_refused_and_not_repeated(app: Flask, tmp_path: Path) -> None:
    run(app, "import-geography", write_table(tmp_path / "names.csv", [named_row(1)]))
    pairs = [{"postcode": "Jean Smith", "data_zone": zone_code(1)}]

    told = run(app, "import-postcodes", write_table(tmp_path / "codes.csv", pairs))

    assert "row 2: this is no postcode" in told.output
    assert "Jean" not in told.output
