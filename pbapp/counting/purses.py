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
so it is off by at most (2P + 1)*s*u, below DELTA = (P + 1)*s*2**-51. A float sum of w * m over n
groups with total weight W adds at most (n + 2)*u*W*s in whatever order it runs; the cost, at
most W*s for a project that is considered at all, adds u*W*s. Together the numerator of (1) is off
by less than SLACK = (P + n + 8)*2**-50*W*s, and the division and the later scaling lose less than
a relative 2**-50 each. `bound` subtracts all of this, so it is proven not to exceed x whatever
set R the floats picked. `share` picks R with exact comparisons wherever a float purse lies within
2*DELTA of the share, and ends when R reproduces itself, which is equality in (1).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, inf
from operator import mul

import numpy as np
from numpy.typing import NDArray

from pbapp.counting.contest import Contest

ROUND_DOWN = 1 - 2.0**-49
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Backing:
    """One project with its supporters: their groups of ballots and how many voters each holds."""

    id: str
    column: int
    cost: int
    groups: Numbers
    weights: Numbers
    votes: int


@dataclass(frozen=True)
class Electorate:
    """The ballots as tables: who supports what, made once for all passes of a count."""

    backings: tuple[Backing, ...]
    approvals: Marks
    weights: Numbers

    @classmethod
    def of(cls, contest: Contest) -> Electorate:
        """The eligible projects that have at least one supporter."""
        election = contest.election
        ids = [project for project in contest.eligible if election.votes[project]]
        column = {project: place for place, project in enumerate(ids)}
        approvals = np.zeros((len(election.ballots), len(ids)), dtype=np.bool_)
        for row, group in enumerate(election.ballots):
            approvals[row, [column[c] for c in group.choices if c in column]] = True
        weights = np.array([group.weight for group in election.ballots], dtype=np.int64)
        backings = []
        for project, place in column.items():
            groups = np.flatnonzero(approvals[:, place])
            cost, votes = election.by_id[project].cost, election.votes[project]
            backings.append(Backing(project, place, cost, groups, weights[groups], votes))
        return cls(tuple(backings), approvals, weights)


class Purses:
    """The money of all voters while projects are bought one by one."""

    def __init__(self, electorate: Electorate, start: Fraction) -> None:
        self.electorate = electorate
        self.unit, self.start = start.denominator, start.numerator
        self.shares: dict[int, int] = {}
        self.emptied_by = np.full(len(electorate.weights), -1, dtype=np.int64)
        self._start = float(start)
        self._money = np.full(len(electorate.weights), self._start)
        self._delta = (len(electorate.backings) + 1) * self._start * 2.0**-51

    def bound(self, backing: Backing, share: float) -> float:
        """A proven lower bound of the share asked; infinite where the project is out of reach.

        `share` is an earlier such bound: money only falls, so a bound stays one.
        """
        money, weights = self._money[backing.groups], backing.weights
        projects = len(self.electorate.backings)
        slack = (projects + len(money) + 8) * 2.0**-50 * backing.votes * self._start
        payers = -1
        while True:
            rich = money >= share
            weight = int(weights[rich].sum())
            missing = backing.cost - float((weights * money)[~rich].sum()) - slack
            if weight == 0:
                return inf if missing > 0 else share
            if weight == payers:
                return share
            payers, share = weight, max(share, missing / weight * ROUND_DOWN)

    def share(self, backing: Backing, guess: float) -> Fraction | None:
        """The exact share asked of each supporter who has it; None when all cannot pay the cost.

        `guess` is a proven lower bound, so where the cost can be paid someone holds as much.
        """
        money = self._money[backing.groups]
        rich = money >= guess - 2 * self._delta
        while rich.any():
            weight = int(backing.weights[rich].sum())
            missing = backing.cost * self.unit - self._held(backing, ~rich)
            share = Fraction(missing, weight * self.unit)
            able = self._able(backing, money, share)
            if np.array_equal(able, rich):
                return share
            rich = able
        return None

    def _able(self, backing: Backing, money: Floats, share: Fraction) -> Marks:
        """Which supporters hold the full share; floats decide only what is beyond doubt."""
        near = float(share)
        able = money >= near
        for place in np.flatnonzero(np.abs(money - near) <= 2 * self._delta):
            able[place] = self._purse(int(backing.groups[place])) >= share * self.unit
        return np.asarray(able)

    def _purse(self, group: int) -> int:
        """The exact money of one voter of the group, in 1/unit."""
        if self.emptied_by[group] >= 0:
            return 0
        row = self.electorate.approvals[group]
        return self.start - sum(share for column, share in self.shares.items() if row[column])

    def _held(self, backing: Backing, which: Marks) -> int:
        """The exact money of some supporters together, in 1/unit."""
        holds = which & (self.emptied_by[backing.groups] < 0)
        weights, rows = backing.weights[holds], backing.groups[holds]
        bought = np.array(list(self.shares), dtype=np.int64)
        voters = (weights @ self.electorate.approvals[np.ix_(rows, bought)]).tolist()
        spent = int(sum(map(mul, voters, self.shares.values())))
        return int(weights.sum()) * self.start - spent

    def pay(self, backing: Backing, share: Fraction) -> None:
        """Charge every supporter the share, or all they hold where that is less."""
        money = self._money[backing.groups]
        able = self._able(backing, money, share)
        self._money[backing.groups] = np.where(able, money - float(share), 0.0)
        poor = backing.groups[~able]
        self.emptied_by[poor[self.emptied_by[poor] < 0]] = len(self.shares)
        finer = share.denominator // gcd(share.denominator, self.unit)
        self.unit, self.start = self.unit * finer, self.start * finer
        for column in self.shares:
            self.shares[column] *= finer
        self.shares[backing.column] = int(share * self.unit)
