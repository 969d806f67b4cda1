"""Where a form stands and what may be done then; files read row by row; scores through the gate."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from pbapp.activities.place_standard.themes import BANDS
from pbapp.activities.scores import each, scored, tenths
from pbapp.activities.sheets import MOST_ROWS, BadSheet, decoded, read_sheet
from pbapp.activities.standing import ALLOWED, Act, Standing, standing_on
from pbapp.disclosure.floors import DEFAULT_FLOORS

TODAY = date(2026, 11, 2)


def day(number: int | None) -> date | None:
    return None if number is None else TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("ready", "opens", "closes", "forgotten", "results", "standing"),
    [
        (None, 0, 5, None, None, Standing.DRAFT),
        (-1, 1, 5, None, None, Standing.WAITING),
        (-1, 0, 0, None, None, Standing.OPEN),
        (-9, -5, 0, None, None, Standing.OPEN),
        (-9, -5, -1, None, None, Standing.CLOSED),
        (-9, -5, -1, 0, None, Standing.FORGOTTEN),
        (-9, -5, -1, None, 0, Standing.PUBLISHED),
        (-9, -5, -1, 0, 0, Standing.PUBLISHED),
    ],
)
def test_a_form_is_open_on_its_first_and_its_last_day(
    ready: int | None,
    opens: int,
    closes: int,
    forgotten: int | None,
    results: int | None,
    standing: Standing,
) -> None:
    found = standing_on(
        TODAY,
        ready_on=day(ready),
        opens_on=TODAY + timedelta(days=opens),
        closes_on=TODAY + timedelta(days=closes),
        results_on=day(results),
        forgotten_on=day(forgotten),
    )
    assert found is standing


def test_nothing_is_added_once_results_are_out() -> None:
    assert ALLOWED[Standing.PUBLISHED] == frozenset()
    assert ALLOWED[Standing.FORGOTTEN] == {Act.PUBLISH}
    assert [s for s in Standing if Act.ENTER in ALLOWED[s]] == [Standing.OPEN, Standing.CLOSED]


def test_a_mean_needs_the_floor_and_a_spread_is_whole_or_not_there() -> None:
    four = scored({7: 4}, BANDS[7], sensitive=False, floors=DEFAULT_FLOORS)
    five = scored({7: 5}, BANDS[7], sensitive=False, floors=DEFAULT_FLOORS)
    split = scored({1: 15, 7: 15}, BANDS[7], sensitive=False, floors=DEFAULT_FLOORS)
    few = scored({1: 3, 7: 27}, BANDS[7], sensitive=False, floors=DEFAULT_FLOORS)

    assert (four.mean, four.base.text, four.spread) == (None, "[c]", {})
    assert (five.mean, five.printed, five.spread) == (Fraction(7), "7.0", {})
    assert {band: share.text for band, share in split.spread.items()} == {
        "1-3": "50%",
        "4": "0%",
        "5-7": "50%",
    }
    assert (few.printed, few.spread) == ("6.4", {})


def test_children_have_the_higher_floor() -> None:
    nine = scored({1: 4, 3: 5}, BANDS[3], sensitive=True, floors=DEFAULT_FLOORS)
    ten = scored({1: 5, 3: 5}, BANDS[3], sensitive=True, floors=DEFAULT_FLOORS)
    of_one_mind = scored({3: 30}, BANDS[3], sensitive=True, floors=DEFAULT_FLOORS)

    assert (nine.mean, ten.printed, of_one_mind.mean) == (None, "2.0", None)


def test_tenths_are_rounded_with_halves_up() -> None:
    assert [tenths(Fraction(n, 100)) for n in (344, 345, 350)] == [34, 35, 35]
    assert each(range(1, 3)) == {"1": (1,), "2": (2,)}


def test_every_row_that_does_not_fit_is_told_at_once() -> None:
    with pytest.raises(BadSheet) as bad:
        read_sheet('a,b,b\n1,2\n"x\ny",2,3\n1,2,3,4\n')

    assert [(fault.line, fault.message) for fault in bad.value.faults] == [
        (1, "Two columns are called “b”. Give each its own name."),
        (2, "This row has 2 cells and the headings have 3."),
        (5, "This row has 4 cells and the headings have 3."),
    ]


@pytest.mark.parametrize("text", ["", "a,b", "a,b\n\n,,\n", "\x00", 'a,b\n"1,2\n3', "x" * 200_000])
def test_what_is_no_table_of_replies_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadSheet) as bad:
        read_sheet(text)
    assert [fault.line for fault in bad.value.faults] == [1]


def test_too_many_rows_are_named_by_the_first_that_is_too_many() -> None:
    with pytest.raises(BadSheet) as bad:
        read_sheet("a,b\n" + "1,2\n" * (MOST_ROWS + 1))
    assert [fault.line for fault in bad.value.faults] == [MOST_ROWS + 2]


def test_files_of_spreadsheets_are_read_as_they_save_them() -> None:
    assert read_sheet(decoded("\ufeffa;b\r\nGlè;2\r\n".encode())).rows == ((2, ("Glè", "2")),)
    assert read_sheet(decoded("a\tb\r\nGlè\t2\r\n".encode("utf-16"))).rows == ((2, ("Glè", "2")),)
    assert decoded(b"a\x00,b\r\n") == "a,b\r\n"
    assert read_sheet(decoded("a\tb\r\nGlè\t2\r\n".encode("cp1252"))).rows == ((2, ("Glè", "2")),)
