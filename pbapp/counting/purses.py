"""What every voter still holds in one pass of Equal Shares: exact, with floats that only propose.

Exact form. Amounts are whole numbers of 1/`unit`. A voter who paid the full share for each
supported project bought so far holds `start` minus those shares; a voter who once paid less than
the full share holds nothing. So a set of bought shares and a mark "empty" tell every purse
exactly, and the money of any set of voters is a sum over the bought projects alone.

Which share is asked. Supporters with money m and weight w pay min(m, x) each; x is the root of
F(x) = sum of w * min(m, x) = cost. For ANY set R of supporters, F(y) <= (money of the others) +
w(R) * y, because min(m, y) is at most m and at most y. Hence

    x(R) = (cost - money of the others) / w(R)  <=  x,  with equality for R = {m >= x}.     (1)

What the floats may say. With u = 2**-53, s the start share and P projects, a purse in floats is
the start minus at most P rounded shares: each share and each subtraction is off by at most s*u,
so it is off by at most (2P + 1)*s*u, below `delta` = (P + 1)*s*2**-51. A float sum of w * m over n
groups with total weight W adds at most (n + 2)*u*W*s in whatever order it runs; the cost, at
most W*s for a project that is considered at all, adds u*W*s. Together the numerator of (1) is off
by less than `slack` = (P + n + 8)*2**-50*W*s, and the division and the later scaling lose less
than a relative 2**-50 each. `bound` subtracts all of this, so it is proven not to exceed x whatever
set R the floats picked. `share` picks R with exact comparisons wherever a float purse lies within
2*delta of the share, and ends when R reproduces itself, which is equality in (1).

How far the start may grow (`room`). While the same projects are bought in the same order and the
same voters pay in full, every share and every purse is a line in the start share: shares have
exact slopes, purses float slopes. The slope of a purse is 1 minus bought slopes, so with S = 1 +
the sum of their sizes the same argument as above gives (P + 1)*S*2**-51 and (P + n + 8)*2**-50*W*S
for `delta` and `slack` of slopes. Nothing changes before a gap that is proven, divided by a proven
bound on how fast it closes; `room` is the least of these quotients.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

import numpy as np

from pbapp.counting.electorate import Backing, Electorate, Floats, Marks

ROUND_DOWN = 1 - 2.0**-49


@dataclass(frozen=True, slots=True)
class Bound:
    """A proven lower bound on a share, as a line in the start share; `even` means cost / votes."""

    share: float
    slope: float = 0.0
    even: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An exact share and how it changes as the start share grows."""

    share: Fraction
    slope: Fraction


class Purses:
    """The money of all voters while projects are bought one by one."""

    def __init__(self, electorate: Electorate, start: Fraction, room: float) -> None:
        self.electorate = electorate
        self.unit, self.start = start.denominator, start.numerator
        self.shares: dict[int, int] = {}
        self.slopes: dict[int, int] = {}
        self.emptied_by = np.full(len(electorate.weights), -1, dtype=np.int64)
        self.room = room
        self._start, self._steepness = float(start), 1.0
        self._money = np.full(len(electorate.weights), self._start)
        self._growth = np.ones(len(electorate.weights))

    def bound(self, backing: Backing, known: Bound) -> Bound | None:
        """The best bound the floats can prove now; None where the project is out of reach.

        `known` is an earlier bound: money only falls, so a bound stays one.
        """
        money, share = self._money[backing.groups], known.share
        held, slack = backing.weights * money, self._slack(backing) * self._start
        payers, proven_by = -1, None
        while True:
            poor = money < share
            weight = backing.votes - int(backing.weights[poor].sum())
            if weight == payers:
                break
            missing = backing.cost - float(held[poor].sum()) - slack
            if weight == 0 and missing > 0:
                self._out_of_reach(backing, missing)
                return None
            if weight == 0:
                break
            if missing / weight * ROUND_DOWN <= share:
                break
            payers, share, proven_by = weight, missing / weight * ROUND_DOWN, poor
        return known if proven_by is None else Bound(share, self._least_slope(backing, proven_by))

    def _slack(self, backing: Backing) -> float:
        """What a float sum over all supporters can be off by, for purses of size 1."""
        terms = len(self.electorate.backings) + len(backing.groups) + 8
        return terms * 2.0**-50 * backing.votes

    def _out_of_reach(self, backing: Backing, missing: float) -> None:
        """Note for how much more start share all supporters together cannot pay."""
        growth = float((backing.weights * self._growth[backing.groups]).sum())
        self.keep(missing, -growth - self._slack(backing) * self._steepness)

    def _least_slope(self, backing: Backing, poor: Marks) -> float:
        """A proven lower bound on the slope of (1) for the set R of all but the poor."""
        weights = backing.weights[poor]
        growth = float((weights * self._growth[backing.groups[poor]]).sum())
        growth += self._slack(backing) * self._steepness
        slope = -growth / (backing.votes - int(weights.sum()))
        return slope - abs(slope) * 2.0**-49

    def keep(self, gap: float, drift: float) -> None:
        """Note a gap, no wider than proven, that closes where `drift` is below zero."""
        if gap <= 0:
            self.room = 0.0
        elif drift < 0:
            self.room = min(self.room, gap / -drift * ROUND_DOWN)

    def share(self, backing: Backing, guess: float) -> Line | None:
        """The exact share asked of each supporter who has it; None when all cannot pay the cost.

        `guess` is a proven lower bound, so where the cost can be paid someone holds as much.
        """
        money = self._money[backing.groups]
        rich = money >= guess - 2 * self._delta(self._start)
        while rich.any():
            weight = int(backing.weights[rich].sum()) * self.unit
            held, growth = self._held(backing, ~rich)
            share = Fraction(backing.cost * self.unit - held, weight)
            able = self._able(backing, money, share)
            if np.array_equal(able, rich):
                return Line(share, Fraction(-growth, weight))
            rich = able
        self.room = 0.0
        return None

    def _delta(self, size: float) -> float:
        """What one float purse, or slope, can be off by."""
        return (len(self.electorate.backings) + 1) * size * 2.0**-51

    def _able(self, backing: Backing, money: Floats, share: Fraction) -> Marks:
        """Which supporters hold the full share; floats decide only what is beyond doubt."""
        near = float(share)
        able = money >= near
        for place in np.flatnonzero(np.abs(money - near) <= 2 * self._delta(self._start)):
            able[place] = self._purse(int(backing.groups[place])) >= share * self.unit
        return np.asarray(able)

    def _purse(self, group: int) -> int:
        """The exact money of one voter of the group, in 1/unit; not above 0 for an empty purse."""
        row = self.electorate.approvals[group]
        return self.start - sum(share for column, share in self.shares.items() if row[column])

    def _held(self, backing: Backing, which: Marks) -> tuple[int, int]:
        """The exact money of some supporters together and its slope, in 1/unit."""
        holds = which & (self.emptied_by[backing.groups] < 0)
        weights, rows = backing.weights[holds], backing.groups[holds]
        bought = np.array(list(self.shares), dtype=np.int64)
        voters = (weights @ self.electorate.approvals[np.ix_(rows, bought)]).tolist()
        spent = int(sum(map(mul, voters, self.shares.values())))
        slowed = int(sum(map(mul, voters, self.slopes.values())))
        weight = int(weights.sum())
        return weight * self.start - spent, weight * self.unit - slowed

    def pay(self, backing: Backing, asked: Line) -> None:
        """Charge every supporter the share, or all they hold where that is less."""
        groups, share, slope = backing.groups, float(asked.share), float(asked.slope)
        money, growth = self._money[groups], self._growth[groups]
        able = self._able(backing, money, asked.share)
        self._steepness += abs(slope)
        self._keep_payers(able, money - share, growth - slope)
        self._money[groups] = np.where(able, money - share, 0.0)
        self._growth[groups] = np.where(able, growth - slope, 0.0)
        poor = groups[~able]
        self.emptied_by[poor[self.emptied_by[poor] < 0]] = len(self.shares)
        self._refine(lcm(self.unit, asked.share.denominator, asked.slope.denominator))
        self.shares[backing.column] = int(asked.share * self.unit)
        self.slopes[backing.column] = int(asked.slope * self.unit)

    def _keep_payers(self, able: Marks, above: Floats, drift: Floats) -> None:
        """Note how long those who hold the share go on holding it, and the others not."""
        side = np.where(able, 1.0, -1.0)
        gap = np.maximum(above * side - 2 * self._delta(self._start), 0.0)
        closing = drift * side - 2 * self._delta(self._steepness)
        near = closing < 0
        if near.any():
            self.room = min(self.room, float((gap[near] / -closing[near]).min()) * ROUND_DOWN)

    def _refine(self, unit: int) -> None:
        """Write all amounts in a finer unit, in which the next share is whole."""
        finer = unit // self.unit
        self.unit, self.start = unit, self.start * finer
        for column in self.shares:
            self.shares[column] *= finer
            self.slopes[column] *= finer
