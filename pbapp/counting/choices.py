"""All choices of all ballots in one row of numbers, made once for every check and every count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

#: floats and 64-bit sums are exact below this
EXACT = 2**53


@dataclass(frozen=True)
class ChoiceTable:
    """The place of each project named, group of ballots by group; `lengths` says how many each.

    A place is that of the project's id among all ids in the order of their text.
    """

    ids: tuple[str, ...]
    places: Whole
    lengths: Whole

    @classmethod
    def of(cls, ids: Sequence[str], named: Sequence[Sequence[str]]) -> ChoiceTable:
        """What these groups name. Raises KeyError for an id that is not among `ids`."""
        ordered = tuple(sorted(ids))
        place = {name: at for at, name in enumerate(ordered)}
        flat = map(place.__getitem__, chain.from_iterable(named))
        lengths = np.fromiter(map(len, named), dtype=np.int64, count=len(named))
        return cls(ordered, np.fromiter(flat, dtype=np.int64, count=int(lengths.sum())), lengths)

    @classmethod
    def of_lists(cls, ids: Sequence[str], lists: Sequence[str]) -> ChoiceTable:
        """What texts such as "3,1,2" name, each project once and in order. Raises KeyError."""
        ordered = tuple(sorted(ids))
        place = {name: at for at, name in enumerate(ordered)}
        named = ",".join(lists).split(",")
        places = np.fromiter(map(place.__getitem__, named), dtype=np.int64, count=len(named))
        commas = map(str.count, lists, repeat(","))
        lengths = np.fromiter(commas, dtype=np.int64, count=len(lists)) + 1
        rows = np.repeat(np.arange(len(lists)), lengths)
        keys = np.sort(rows * len(ordered) + places)
        keys = keys[np.diff(keys, prepend=-1) != 0]
        rows, places = np.divmod(keys, len(ordered))
        return cls(ordered, places, np.bincount(rows, minlength=len(lists)))

    def named(self) -> Iterator[tuple[str, ...]]:
        """The ids that each group names."""
        names = np.array(self.ids, dtype=np.object_)[self.places].tolist()
        start = 0
        for end in np.cumsum(self.lengths).tolist():
            yield tuple(names[start:end])
            start = end

    @cached_property
    def rows(self) -> Whole:
        """Which group each choice is of."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    @property
    def repeats(self) -> bool:
        """Whether a ballot names a project twice; choices in order show it at a glance."""
        rows, places = self.rows, self.places
        if not np.any((rows[1:] == rows[:-1]) & (places[1:] <= places[:-1])):
            return False
        pairs = np.sort(rows * len(self.ids) + places)
        return bool(np.any(pairs[1:] == pairs[:-1]))

    def votes(self, weights: Sequence[int]) -> dict[str, int]:
        """How many voters name each project, where each group stands for so many."""
        if sum(weights) < EXACT:
            each = np.repeat(np.array(weights, dtype=np.float64), self.lengths)
            counted = np.bincount(self.places, weights=each, minlength=len(self.ids))
            return dict(zip(self.ids, map(int, counted.tolist()), strict=True))
        tally = dict.fromkeys(self.ids, 0)
        for place, row in zip(self.places.tolist(), self.rows.tolist(), strict=True):
            tally[self.ids[place]] += weights[row]
        return tally

    def spending(self, costs: Mapping[str, int]) -> tuple[int, int]:
        """What the projects of one ballot cost together: the least and the most of all."""
        if sum(costs.values()) < EXACT:
            each = np.array([costs[name] for name in self.ids], dtype=np.float64)
            spent = np.bincount(self.rows, weights=each[self.places], minlength=len(self.lengths))
            return int(spent.min()), int(spent.max())
        sums = [0] * len(self.lengths)
        for place, row in zip(self.places.tolist(), self.rows.tolist(), strict=True):
            sums[row] += costs[self.ids[place]]
        return min(sums), max(sums)
