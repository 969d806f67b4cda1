from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.disclosure.ranges import Cell, Range, range_of
from pbapp.disclosure.table import Table, protect_table, suppress

#: engagement.md 3.10: which of three groups said yes
WORKED = Table(
    {
        ("A", "no"): 42,
        ("A", "yes"): 3,
        ("B", "no"): 30,
        ("B", "yes"): 12,
        ("C", "no"): 25,
        ("C", "yes"): 10,
    }
)
HIDDEN = frozenset({("A", "no"), ("A", "yes"), ("C", "no"), ("C", "yes")})


def test_the_worked_case_hides_four_of_six_cells() -> None:
    assert suppress(WORKED, sensitive=True) == HIDDEN


def test_the_worked_case_leaves_the_small_cell_anywhere_from_0_to_13() -> None:
    assert range_of(("A", "yes"), WORKED.counts, HIDDEN) == Range(0, 13)


def test_the_worked_case_is_not_crossed_as_more_than_a_third_would_go() -> None:
    shown = protect_table(WORKED, sensitive=True)
    assert shown.is_collapsed
    assert {row: cell.text for row, cell in shown.rows.cells.items()} == {
        "A": "45",
        "B": "42",
        "C": "35",
    }
    assert shown.columns is None


def grid(*rows: tuple[int, ...]) -> Table:
    """Rows a, b, c …; columns x, y, z …"""
    return Table(
        {
            ("abcdef"[r], "xyzuvw"[c]): count
            for r, row in enumerate(rows)
            for c, count in enumerate(row)
        }
    )


def test_a_table_without_small_cells_is_shown_whole() -> None:
    shown = protect_table(grid((12, 20), (30, 41)), sensitive=True)
    assert [cell.text for cell in shown.cells.values()] == ["12", "20", "30", "41"]
    assert shown.columns is not None
    assert [cell.text for cell in shown.columns.cells.values()] == ["42", "61"]


def test_a_large_table_hides_a_circle_round_its_one_small_cell() -> None:
    table = grid((3, 40, 40, 11), (40, 40, 40, 40), (12, 40, 40, 13), (40, 40, 40, 40))
    shown = protect_table(table, sensitive=True)
    assert shown.hidden == {("a", "x"), ("a", "u"), ("c", "x"), ("c", "u")}
    assert shown.cells["a", "x"].text == "[c]"
    assert shown.cells["b", "x"].text == "40"


def test_a_small_row_or_column_is_not_crossed() -> None:
    assert protect_table(grid((0, 3), (40, 50)), sensitive=False).is_collapsed
    assert protect_table(grid((0, 40), (3, 50)), sensitive=False).is_collapsed
    large = ((3, 0, 0, 0), *((40, 40, 40, 40),) * 4)
    for table in (grid(*large), grid(*zip(*large, strict=True))):
        assert protect_table(table, sensitive=False).is_collapsed


def test_room_as_wide_as_the_floor_is_enough() -> None:
    table = grid((0, 6, 3, 5), (7, 9, 7, 1), (9, 7, 3, 1))
    hidden = suppress(table, sensitive=False)
    assert sorted(map("".join, hidden)) == ["au", "az", "bu", "bx", "cu", "cx", "cz"]
    assert min(range_of(cell, table.counts, hidden).width for cell in hidden) == 5


def test_a_zero_hides_nobody_so_it_is_hidden_last() -> None:
    table = grid((3, 0, 60), (40, 40, 40), (40, 40, 40))
    assert ("a", "y") not in suppress(table, sensitive=False)
    assert ("a", "z") in suppress(table, sensitive=False)


def test_a_table_of_one_column_is_hidden_whole() -> None:
    table = grid((3,), (40,), (50,))
    assert suppress(table, sensitive=False) == table.counts.keys()


def test_public_counts_are_rounded_each_on_its_own() -> None:
    shown = protect_table(grid((12, 21), (33, 44)), sensitive=False, rounded=True)
    assert [cell.text for cell in shown.cells.values()] == ["10", "20", "35", "45"]
    assert shown.rows.total.text == "110"


def test_what_was_hidden_before_stays_hidden() -> None:
    table = grid((12, 40, 40), (40, 40, 40), (40, 40, 40), (40, 40, 40))
    before = {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}
    assert protect_table(table, sensitive=True, hidden_before=before).hidden == before


@pytest.mark.parametrize(
    "counts", [{("a", "x"): 1, ("b", "y"): 2}, {("a", "x"): -1}, {("a", "x"): 1, ("a", "y"): -2}]
)
def test_a_table_has_a_count_for_every_pair(counts: dict[Cell, int]) -> None:
    with pytest.raises(ValueError, match="0 or more for each"):
        Table(counts)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    count = st.integers(0, 9)
    return grid(*(tuple(draw(count) for _ in range(columns)) for _ in range(rows)))


def every_table(table: Table, hidden: frozenset[Cell]) -> list[dict[Cell, int]]:
    """All tables with the same totals and the same shown cells: what a reader must think of."""
    free = sorted(hidden)
    bound = max(sum(table.counts.values()), 1)
    most = {
        cell: min(table.row_totals()[cell[0]], table.column_totals()[cell[1]], bound)
        for cell in free
    }
    found = []
    for values in product(*(range(most[cell] + 1) for cell in free)):
        guess = {**table.counts, **dict(zip(free, values, strict=True))}
        other = Table(guess)
        same_rows = other.row_totals() == table.row_totals()
        if same_rows and other.column_totals() == table.column_totals():
            found.append(guess)
    return found


@given(tables(), st.data())
def test_the_range_is_exactly_what_the_totals_leave_open(table: Table, data: st.DataObject) -> None:
    cells = sorted(table.counts)
    hidden = frozenset(data.draw(st.lists(st.sampled_from(cells), max_size=4, unique=True)))
    possible = every_table(table, hidden)
    for cell in hidden:
        values = [guess[cell] for guess in possible]
        assert range_of(cell, table.counts, hidden) == Range(min(values), max(values))


@st.composite
def larger_tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    count = st.one_of(st.integers(0, 12), st.integers(0, 200))
    return grid(*(tuple(draw(count) for _ in range(columns)) for _ in range(rows)))


@given(larger_tables(), st.booleans())
def test_no_small_cell_can_be_placed_more_closely_than_the_floor(
    table: Table, sensitive: bool
) -> None:
    floor = 10 if sensitive else 5
    shown = protect_table(table, sensitive=sensitive)
    for cell, count in table.counts.items():
        if 0 < count < floor and not shown.is_collapsed:
            assert cell in shown.hidden
            assert range_of(cell, table.counts, shown.hidden).width >= floor
    assert len(shown.hidden) <= len(table.counts) / 3
