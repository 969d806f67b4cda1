"""The ballots as tables: who supports what and by how much, made once for all passes of a count.

The tables are sparse, once by project and once by group of ballots, because even long ballots name
few of the projects. Whole numbers stay exact whatever their size: where a sum could pass 2**62 the
tables hold Python integers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pbapp.counting.contest import Contest
from pbapp.counting.election import Project
from pbapp.counting.worth import BY_COST, ONE_EACH, worth

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
Places = NDArray[np.intp]
#: whole numbers: int64, or object where int64 could overflow
Numbers = NDArray[Any]

SAFE = 2**62


@dataclass(frozen=True)
class Rounded:
    """The numbers of a backing as floats, each off by half a unit of the last place at most.

    `worths` is None where every worth is one; `most` is the largest worth. `spread` is what a sum
    over all supporters can be off by, as a part of it; `blur` is the same for a sum of pulls,
    nothing where all are exact.
    """

    weights: Floats
    pulls: Floats
    worths: Floats | None
    total: float
    most: float
    spread: float
    blur: float


@dataclass(frozen=True)
class Backing:
    """One project with its supporters: their groups of ballots, in order, and what they bring.

    A group brings `weights` voters, to each of whom the project is worth `worths`; `pulls` is one
    times the other, `votes` and `total` are their sums. `even` where every worth is one.
    """

    id: str
    column: int
    cost: int
    groups: Places
    weights: Numbers
    worths: Numbers
    votes: int
    total: int
    even: bool

    @cached_property
    def pulls(self) -> Numbers:
        """What the project is worth to each group together."""
        return self.weights if self.even else self.weights * self.worths

    @cached_property
    def rounded(self) -> Rounded:
        """The same as floats."""
        weights = self.weights.astype(np.float64)
        pulls = weights if self.even else self.pulls.astype(np.float64)
        worths = None if self.even else self.worths.astype(np.float64)
        most, total = float(self.worths.max()), float(self.total)
        spread = (len(self.groups) + 8) * 2.0**-51
        blur = 0.0 if self.total < 2**53 else spread
        return Rounded(weights, pulls, worths, total, most, spread, blur)


@dataclass(frozen=True)
class Electorate:
    """All ballots, and the projects that are worth something to somebody.

    Group `i` finds the projects from `first[i]` to `first[i + 1]` of `columns` worth `worths`.
    `by_cost` tells that a utility is the worth times the cost.
    """

    backings: tuple[Backing, ...]
    weights: Numbers
    first: Places
    columns: Places
    worths: Numbers
    by_cost: bool

    @classmethod
    def of(cls, contest: Contest) -> Electorate:
        """The eligible projects that have at least one supporter."""
        election = contest.election
        ids = contest.eligible
        choices = election.choices
        place = {p: at for at, p in enumerate(ids)}
        columns = np.array([place.get(p, -1) for p in choices.ids])[choices.places]
        worths, weights = _worths(contest, len(columns)), [g.weight for g in election.ballots]
        most = int(worths.max(initial=1))
        exact = np.int64 if most * election.voters < SAFE else np.object_
        rows = choices.rows
        kept = (columns >= 0) & (worths > 0)
        backed = np.bincount(columns[kept], minlength=len(ids)) > 0
        columns = (np.cumsum(backed) - 1)[columns[kept]]
        table = _Table(
            rows[kept], columns, worths[kept].astype(exact), np.array(weights, dtype=exact)
        )
        projects = [election.by_id[ids[at]] for at in np.flatnonzero(backed)]
        first = np.searchsorted(table.rows, np.arange(len(choices.lengths) + 1))
        by_cost = contest.rule.utility in BY_COST
        return cls(table.backings(projects), table.weights, first, columns, table.worths, by_cost)

    @cached_property
    def even_prices(self) -> Floats:
        """What each project asks where all supporters pay alike: never less than that."""
        return np.array([b.cost / b.total for b in self.backings], dtype=np.float64)

    @cached_property
    def rate_of_price(self) -> Floats:
        """What a price is multiplied by to give the rate by which projects are compared."""
        by_cost = self.by_cost
        rates = [1 / b.cost if by_cost and b.cost else 1.0 for b in self.backings]
        return np.array(rates, dtype=np.float64)

    def rate(self, backing: Backing, price: Fraction) -> Fraction:
        """What a project asks for one point of utility; one that costs nothing asks nothing."""
        return price / backing.cost if self.by_cost and backing.cost else price

    def of_columns(self, wanted: Marks) -> Electorate:
        """The same groups with their choices among some projects alone."""
        kept = wanted[self.columns]
        first = np.concatenate(([0], np.cumsum(kept)))[self.first]
        return replace(self, first=first, columns=self.columns[kept], worths=self.worths[kept])

    def entries(self, groups: Places) -> tuple[Places, Places]:
        """All choices of some groups: which of `groups` each belongs to, and where it stands."""
        first = self.first[groups]
        lengths = self.first[groups + 1] - first
        owners = np.repeat(np.arange(len(groups)), lengths)
        before = np.cumsum(lengths) - lengths
        return owners, np.arange(len(owners)) + (first - before)[owners]


@dataclass(frozen=True)
class _Table:
    """Choices in the order of the ballots."""

    rows: Places
    columns: Places
    worths: Numbers
    weights: Numbers

    def backings(self, projects: list[Project]) -> tuple[Backing, ...]:
        """The same choices by project."""
        small = self.columns.astype(np.int16 if len(projects) < 2**15 else np.int64)
        order = np.argsort(small, kind="stable")  # in linear time where the numbers are small
        ends = np.cumsum(np.bincount(self.columns, minlength=len(projects)))
        starts = [0, *ends]
        return tuple(
            self._backing(column, project, order[starts[column] : starts[column + 1]])
            for column, project in enumerate(projects)
        )

    def _backing(self, column: int, project: Project, where: Places) -> Backing:
        groups, worths = self.rows[where], self.worths[where]
        weights = self.weights[groups]
        votes, total = int(weights.sum()), int((weights * worths).sum())
        return Backing(
            project.id,
            column,
            project.cost,
            groups,
            weights,
            worths,
            votes,
            total,
            even=votes == total,
        )


def _worths(contest: Contest, entries: int) -> Numbers:
    election, utility = contest.election, contest.rule.utility
    if utility in ONE_EACH:
        return np.ones(entries, dtype=np.int8)
    values = [v for group in election.ballots for v in worth(election, group, utility)]
    most = max(values, default=1)
    return np.array(values, dtype=np.int64 if most < SAFE else np.object_)
