"""When the voters of Phragmén's rule can buy what, exactly and fast.

A voter's purse was last emptied when the last bought project of their ballot was bought, so that
one whole number for each group of ballots (which purchase that was) and one exact time for each
purchase tell everything. Times are whole numbers of 1/`unit`, which grows as they need it.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm

import numpy as np

from pbapp.counting.electorate import Electorate


class Earnings:
    """When each purse was last emptied, and when each project could be bought."""

    def __init__(self, electorate: Electorate) -> None:
        self._backings = {backing.id: backing for backing in electorate.backings}
        self._turn = np.zeros(len(electorate.weights), dtype=np.int64)
        self._unit, self._times = 1, [0]
        self._queue = [(Fraction(0), project, -1) for project in self._backings]

    def first(self, waiting: Collection[str]) -> tuple[Fraction, list[str]] | None:
        """The time of the next purchase and all that could be bought then; None for never.

        Times only move back, so the last time found is a bound below which it cannot lie and most
        projects need no second look.
        """
        turn, tied, best = len(self._times), list[str](), None
        while self._queue and (best is None or self._queue[0][0] <= best):
            time, project, looked_at = heappop(self._queue)
            if project not in waiting:
                continue
            if looked_at == turn:
                best = time
                tied.append(project)
            else:
                heappush(self._queue, (self.time_of(project), project, turn))
        for project in tied:
            heappush(self._queue, (best or Fraction(0), project, turn))
        return None if best is None else (best, tied)

    def time_of(self, project: str) -> Fraction:
        """When its supporters together will have earned its cost since they were last emptied."""
        backing, times = self._backings[project], self._times
        # floats are exact here: no place has 2**53 voters
        weights = backing.weights.astype(np.float64)
        emptied = np.bincount(self._turn[backing.groups], weights, len(times))
        earned = sum(int(voters) * time for voters, time in zip(emptied, times, strict=True))
        return Fraction(earned + backing.cost * self._unit, backing.votes * self._unit)

    def held(self, project: str, time: Fraction) -> Fraction:
        """The part of the cost that its supporters hold at a time before they hold all of it."""
        backing = self._backings.get(project)
        if backing is None or not backing.cost:
            return Fraction(0)
        missing = (self.time_of(project) - time) * backing.votes
        return 1 - missing / backing.cost

    def buy(self, project: str, time: Fraction) -> None:
        """Empty the purses of its supporters."""
        if project not in self._backings:
            return
        finer = lcm(self._unit, time.denominator)
        self._times = [at * (finer // self._unit) for at in self._times]
        self._unit = finer
        self._turn[self._backings[project].groups] = len(self._times)
        self._times.append(int(time * finer))
