"""What two releases of one breakdown tell together: a small second wave must not show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pbapp.disclosure.ranges import Cell, range_of
from pbapp.disclosure.table import Table

#: stands for "all" in the place of a total
ALL = ""


class TellsTooMuch(ValueError):
    """Beside an earlier release this one would give people away; `place` says where."""

    def __init__(self, message: str, place: Cell) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True)
class Release:
    """One breakdown as it is to be published, with the exact numbers behind it.

    Totals stand at (row, ALL), (ALL, column) and (ALL, ALL); `hidden` names what the gate hid.
    Only the gate reads it; what is published are the numbers that are not hidden.
    """

    counts: Mapping[Cell, int]
    hidden: frozenset[Cell] = frozenset()

    @classmethod
    def of_table(cls, table: Table, hidden: Collection[Cell] = ()) -> Release:
        """A table with all its totals."""
        rows = {(row, ALL): total for row, total in table.row_totals().items()}
        columns = {(ALL, column): total for column, total in table.column_totals().items()}
        whole = {(ALL, ALL): sum(table.counts.values())}
        return cls({**table.counts, **rows, **columns, **whole}, frozenset(hidden))

    @classmethod
    def of_breakdown(cls, counts: Mapping[str, int], hidden: Collection[str] = ()) -> Release:
        """A breakdown by one dimension with its total."""
        cells = {(name, ALL): count for name, count in counts.items()}
        whole = {(ALL, ALL): sum(counts.values())}
        return cls({**cells, **whole}, frozenset((name, ALL) for name in hidden))

    def lines(self) -> Iterator[list[Cell]]:
        """Every set of places that adds up to a total."""
        rows = dict.fromkeys(row for row, _ in self.counts)
        columns = dict.fromkeys(column for _, column in self.counts)
        for row in rows:
            yield [place for place in self.counts if place[0] == row and place[1] != ALL]
        for column in columns:
            yield [place for place in self.counts if place[1] == column and place[0] != ALL]


def check_against(earlier: Release, now: Release, *, floor: int) -> None:
    """Raise TellsTooMuch where somebody holding both could find fewer people than the floor.

    The categories are fixed; what was hidden stays hidden; no number shown twice, and no rest of
    hidden ones, changes by less than the floor; and what is hidden for the first time, and so was
    known before, is covered by enough new people.
    """
    if earlier.counts.keys() != now.counts.keys():
        changed = min(earlier.counts.keys() ^ now.counts.keys())
        raise TellsTooMuch("the categories are not those of the earlier release", changed)
    came = {place: count - earlier.counts[place] for place, count in now.counts.items()}
    for place in sorted(now.counts.keys() - now.hidden, reverse=True):
        _check_shown(place, came[place], floor, was_hidden=place in earlier.hidden)
    for line in now.lines():
        hidden = [place for place in line if place in now.hidden]
        if 0 < abs(sum(came[place] for place in hidden)) < floor:
            raise TellsTooMuch("the hidden numbers here changed by too few people", hidden[0])
    for place in sorted(now.hidden - earlier.hidden):
        if 0 < now.counts[place] < floor and _room(place, came, now.hidden) < floor:
            raise TellsTooMuch("too few new people stand behind what is now hidden", place)


def _check_shown(place: Cell, came: int, floor: int, *, was_hidden: bool) -> None:
    if was_hidden:
        raise TellsTooMuch("this was hidden before and has to stay hidden", place)
    if 0 < abs(came) < floor:
        raise TellsTooMuch("this changed by so few people that they could be found", place)


def _room(place: Cell, came: Mapping[Cell, int], hidden: Collection[Cell]) -> int:
    """How widely the new people in a place can be guessed; people only ever come."""
    if ALL not in place:
        return range_of(place, {cell: abs(came[cell]) for cell in hidden}, hidden).width
    return sum(abs(came[cell]) for cell in hidden)
