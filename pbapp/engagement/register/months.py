"""Localities by month: how many pieces of work are open there, and which of them overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pbapp.engagement.register.crossing import Pair
from pbapp.engagement.register.overlaps import Place, Work
from pbapp.engagement.tiers import DEFAULTS

MONTHS = 12


@dataclass(frozen=True)
class Month:
    """A month of the calendar."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.later(1).first - timedelta(days=1)

    @property
    def key(self) -> str:
        """How it stands in addresses: 2026-11."""
        return f"{self.first:%Y-%m}"

    def later(self, months: int) -> Month:
        """The month so many months on; negative for before."""
        count = self.first.year * 12 + self.first.month - 1 + months
        return Month(date(count // 12, count % 12 + 1, 1))

    @staticmethod
    def of(day: date) -> Month:
        """The month of a day."""
        return Month(day.replace(day=1))

    def quarter(self) -> tuple[date, date]:
        """First and last day of its quarter."""
        first = self.later(-((self.first.month - 1) % 3))
        return first.first, first.later(2).last


@dataclass(frozen=True)
class Cell:
    """A place in a month: how many pieces of work are open, and how many overlap with others."""

    open: int
    overlapping: int


@dataclass(frozen=True)
class Row:
    """A locality with its months."""

    place: Place
    cells: tuple[Cell, ...]

    @property
    def is_busy(self) -> bool:
        """Something is open there in one of the months."""
        return any(cell.open for cell in self.cells)


@dataclass(frozen=True)
class Load:
    """How often people of a locality are asked in a quarter; work for the wider area counts too."""

    place: Place
    here: int
    wider: int
    #: as many in a quarter are too many for one community
    too_many: int = DEFAULTS.too_many_asks

    @property
    def total(self) -> int:
        """All that asks them."""
        return self.here + self.wider

    @property
    def is_too_much(self) -> bool:
        """They are asked more than they can be expected to answer."""
        return self.total >= self.too_many


def grid(
    rows: Sequence[Place], works: Mapping[int, Work], pairs: Collection[Pair], first: Month
) -> list[Row]:
    """Each place by month; work inside a place counts as there."""
    crossed = {key for pair in pairs for key in pair}
    months = [first.later(step) for step in range(MONTHS)]
    inside = {place: _inside(place, works) for place in rows}
    return [
        Row(place, tuple(_cell(inside[place], works, crossed, month) for month in months))
        for place in rows
    ]


def _cell(
    here: Iterable[int], works: Mapping[int, Work], crossed: Collection[int], month: Month
) -> Cell:
    open_ones = [key for key in here if is_open(works[key], month.first, month.last)]
    return Cell(len(open_ones), sum(key in crossed for key in open_ones))


def load(
    rows: Sequence[Sequence[Place]],
    works: Mapping[int, Work],
    first: date,
    last: date,
    too_many: int = DEFAULTS.too_many_asks,
) -> list[Load]:
    """How often each place is asked between two days, the most asked first; rows: ways outwards."""
    asking = {key: work for key, work in works.items() if is_open(work, first, last)}
    found = [
        Load(path[0], len(_inside(path[0], asking)), len(_around(path, asking)), too_many)
        for path in rows
    ]
    return sorted(found, key=lambda one: (-one.total, one.place.name))


def is_open(work: Work, first: date, last: date) -> bool:
    """It runs on one of these days; work without days runs on none."""
    if not (work.first_day and work.last_day):
        return False
    return work.first_day <= last and work.last_day >= first


def _inside(place: Place, works: Mapping[int, Work]) -> list[int]:
    return [key for key, work in works.items() if any(place in path for path in work.places)]


def _around(path: Sequence[Place], works: Mapping[int, Work]) -> list[int]:
    """Work about an area around this place, which asks the people here as well."""
    here, outer = path[0], set(path[1:])
    return [
        key
        for key, work in works.items()
        if not any(here in one for one in work.places)
        and any(one[0] in outer for one in work.places)
    ]
