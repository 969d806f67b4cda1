"""People counted by two dimensions at once, with all totals; no hidden cell can be worked back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.disclosure.breakdown import Breakdown, protect_breakdown
from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.disclosure.ranges import Cell, range_of
from pbapp.disclosure.shown import Marker, Shown, marked, number

#: where more than this share of the cells would be hidden, the table goes
MOST_HIDDEN = Fraction(1, 3)


@dataclass(frozen=True)
class Table:
    """Counts by row and column; every pair of the two has one. Raises ValueError otherwise."""

    counts: Mapping[Cell, int]

    def __post_init__(self) -> None:
        whole = {(row, column) for row in self.rows for column in self.columns}
        if whole != self.counts.keys() or any(count < 0 for count in self.counts.values()):
            raise ValueError("a table has a count of 0 or more for each row in each column")

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the rows, in order."""
        return tuple(dict.fromkeys(row for row, _ in self.counts))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(dict.fromkeys(column for _, column in self.counts))

    def row_totals(self) -> dict[str, int]:
        """What each row comes to."""
        return {row: sum(self.counts[cell] for cell in self.row(row)) for row in self.rows}

    def column_totals(self) -> dict[str, int]:
        """What each column comes to."""
        return {name: sum(self.counts[cell] for cell in self.column(name)) for name in self.columns}

    def row(self, name: str) -> list[Cell]:
        """The cells of a row."""
        return [(name, column) for column in self.columns]

    def column(self, name: str) -> list[Cell]:
        """The cells of a column."""
        return [(row, name) for row in self.rows]

    def lines(self) -> Iterator[list[Cell]]:
        """Every row, then every column."""
        yield from map(self.row, self.rows)
        yield from map(self.column, self.columns)


@dataclass(frozen=True)
class TableShown:
    """What may be shown: the table, or where `cells` is empty only its rows' totals."""

    cells: Mapping[Cell, Shown]
    rows: Breakdown
    columns: Breakdown | None
    hidden: frozenset[Cell] = frozenset()

    @property
    def is_collapsed(self) -> bool:
        """The two dimensions may not be crossed."""
        return not self.cells


def protect_table(
    table: Table,
    *,
    sensitive: bool,
    floors: Floors = DEFAULT_FLOORS,
    hidden_before: Collection[Cell] = (),
    rounded: bool = False,
) -> TableShown:
    """Hide what would give people away; where that is over a third of the cells, show no cells.

    `hidden_before` are the cells that an earlier release hid: they stay hidden, or the two
    together would tell. A table with a small row or column is never crossed: its cells leave each
    other less room than the floor, so all of them go.
    """
    rows = protect_breakdown(
        table.row_totals(), sensitive=sensitive, floors=floors, rounded=rounded
    )
    hidden = suppress(table, sensitive=sensitive, floors=floors, hidden_before=hidden_before)
    if len(hidden) > MOST_HIDDEN * len(table.counts):
        return TableShown({}, rows, None)
    cells = {
        cell: marked(Marker.CONFIDENTIAL) if cell in hidden else number(count, rounded=rounded)
        for cell, count in table.counts.items()
    }
    columns = protect_breakdown(
        table.column_totals(), sensitive=sensitive, floors=floors, rounded=rounded
    )
    return TableShown(cells, rows, columns, hidden)


def suppress(
    table: Table,
    *,
    sensitive: bool,
    floors: Floors = DEFAULT_FLOORS,
    hidden_before: Collection[Cell] = (),
) -> frozenset[Cell]:
    """The cells to hide so that no small one can be placed more closely than the floor.

    Small ones first; then, in every row or column where one hidden cell stands alone, the next
    smallest with it; then further ones for as long as the range of a hidden small cell is narrow.
    """
    small = {
        cell for cell, count in table.counts.items() if floors.hide(count, sensitive=sensitive)
    }
    hidden = small.union(hidden_before)
    while (
        line := _gives_away(table, hidden, small, floors.under(sensitive=sensitive))
    ) is not None:
        hidden.add(_next_smallest(table, line, hidden))
    return frozenset(hidden)


def _gives_away(table: Table, hidden: set[Cell], small: set[Cell], floor: int) -> list[Cell] | None:
    """A row or column with something left to hide, of which more must be hidden."""
    for line in table.lines():
        if len(hidden.intersection(line)) == 1 < len(line):
            return line
    for row, column in sorted(small):
        if range_of((row, column), table.counts, hidden).width < floor:
            for line in (table.row(row), table.column(column), *table.lines()):
                if not hidden.issuperset(line):
                    return line
    return None


def _next_smallest(table: Table, line: list[Cell], hidden: set[Cell]) -> Cell:
    """Zeros come last: they hide nobody."""
    left = [cell for cell in line if cell not in hidden]
    return min(left, key=lambda cell: (table.counts[cell] == 0, table.counts[cell], cell))
