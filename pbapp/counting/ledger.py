"""The exact prices of one pass of Equal Shares, worked out only when somebody asks.

Amounts are whole numbers of 1/`unit`. A voter who paid in full for each supported project bought
so far holds `start` minus price times worth of each; a voter who once paid less holds nothing. So
the order of purchases and the turn at which each group ran out tell every price and every purse
exactly. The price of a turn is

    (cost - money of the groups that ran out at this turn) / worth to all who paid in full,

and the money of a set of groups is a sum over the earlier purchases alone.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from operator import mul

import numpy as np

from pbapp.counting.electorate import Backing, Electorate, Marks, Numbers, Places


class Ledger:
    """What was bought, who ran out when, and from these the exact price of every purchase."""

    def __init__(self, electorate: Electorate, start: Fraction) -> None:
        self.electorate = electorate
        self.bought: list[Backing] = []
        self.emptied_by = np.full(len(electorate.weights), -1, dtype=np.int64)
        self._unit, self._start = start.denominator, start.numerator
        self._prices: list[int] = []
        self._turn_of = np.full(len(electorate.backings), -1, dtype=np.int64)
        self._of_purchases: Electorate | None = None

    def record(self, backing: Backing, poor: Places) -> None:
        """Note a purchase and the groups that it emptied."""
        self.emptied_by[poor] = len(self.bought)
        self._turn_of[backing.column] = len(self.bought)
        self.bought.append(backing)
        self._of_purchases = None

    def close(self) -> None:
        """No more is bought: what was not bought need not be looked through again."""
        if self._of_purchases is None:
            self._of_purchases = self.electorate.of_columns(self._turn_of >= 0)

    @property
    def amounts(self) -> tuple[int, int, list[int]]:
        """Unit, start and the price of every purchase so far, in 1/unit."""
        self._settle()
        return self._unit, self._start, self._prices

    def price(self, turn: int) -> Fraction:
        """The exact price of one purchase."""
        unit, _, prices = self.amounts
        return Fraction(prices[turn], unit)

    def purse(self, group: int) -> Fraction:
        """The exact money of one voter of a group."""
        return self.held(np.array([group])) / int(self.electorate.weights[group])

    def held(self, groups: Places) -> Fraction:
        """The exact money of all voters of some groups together."""
        groups = groups[self.emptied_by[groups] < 0]
        if not len(groups):
            return Fraction(0)
        unit, start, prices = self.amounts
        (spent,) = self.spent(groups, np.zeros(len(groups), dtype=np.int64), 1)
        weight = int(self.electorate.weights[groups].sum())
        return Fraction(weight * start - sum(map(mul, spent.tolist(), prices)), unit)

    def spent(self, groups: Places, heap: Places, heaps: int) -> Numbers:
        """For each heap of groups and each purchase: its worth to all voters of the heap.

        `heap` tells in which of the `heaps` each group lies.
        """
        electorate = self._of_purchases or self.electorate
        owners, entries = electorate.entries(groups)
        turns = self._turn_of[electorate.columns[entries]]
        if self._of_purchases is None:
            met = turns >= 0
            owners, entries, turns = owners[met], entries[met], turns[met]
        worth = electorate.worths[entries] * electorate.weights[groups[owners]]
        purchases = len(self.bought)
        spent = np.zeros(heaps * purchases, dtype=electorate.weights.dtype)
        np.add.at(spent, heap[owners] * purchases + turns, worth)  # far quicker on one axis
        return spent.reshape(heaps, purchases)

    def worth_to_all(self, groups: Places) -> Numbers:
        """A row for each of these groups: what each purchase is worth to its voters together."""
        electorate = self._of_purchases or self.electorate
        owners, entries = electorate.entries(groups)
        turns = self._turn_of[electorate.columns[entries]]
        met = turns >= 0
        worth = np.zeros((len(groups), len(self.bought)), dtype=electorate.weights.dtype)
        worth[owners[met], turns[met]] = electorate.worths[entries][met]
        return worth * electorate.weights[groups][:, np.newaxis]

    def _settle(self) -> None:
        """Work out the prices of all purchases that have none yet."""
        known = len(self._prices)
        if known == len(self.bought):
            return
        groups = np.flatnonzero(self.emptied_by >= known)
        heap = self.emptied_by[groups] - known
        spent = self.spent(groups, heap, len(self.bought) - known)
        weights = np.zeros(len(spent), dtype=spent.dtype)
        np.add.at(weights, heap, self.electorate.weights[groups])
        for row, weight in zip(spent, weights, strict=True):
            turn = len(self._prices)
            held = int(weight) * self._start - sum(map(mul, row[:turn].tolist(), self._prices))
            self._append(self.bought[turn], held)

    def _append(self, backing: Backing, held: int) -> None:
        missing = backing.cost * self._unit - held
        full = self.paid_in_full(len(self._prices))
        total = int(backing.pulls[full].sum())
        finer = total // gcd(missing, total)
        if finer > 1:
            self._unit, self._start = self._unit * finer, self._start * finer
            self._prices = [price * finer for price in self._prices]
        self._prices.append(missing * finer // total)

    def paid_in_full(self, turn: int) -> Marks:
        """Which supporters of the project bought at this turn paid the whole price."""
        emptied_by = self.emptied_by[self.bought[turn].groups]
        return (emptied_by < 0) | (emptied_by > turn)
