"""Where the supporters of projects spent their money in a pass of Equal Shares, exactly.

For a project p and the purchase of turn t: those of p's supporters whom t emptied paid what was
left of their start; the others who support what was bought paid the full price unless they were
empty already. Summed over voters both need only how much worth each set of voters sees in each
purchase, which is one product of tables for all projects together. The numbers in the tables are
whole and below 2**53, so floats hold them exactly; larger ones are counted as Python integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pbapp.counting.choices import EXACT
from pbapp.counting.electorate import Backing, Places
from pbapp.counting.ledger import Ledger
from pbapp.counting.outcome import Spent
from pbapp.counting.purses import Purses

Table = NDArray[Any]
#: groups of ballots in one table: memory stays small whatever the size of a city
ROWS = 16_384


def spending(purses: Purses, projects: Iterable[str]) -> Mapping[str, tuple[Spent, ...]]:
    """What the supporters of each project paid towards each bought project, largest first."""
    wanted = set(projects)
    backings = [b for b in purses.electorate.backings if b.id in wanted]
    if not backings:
        return {}
    ledger, unit = purses.ledger, purses.unit
    ledger.close()
    names = [bought.id for bought in ledger.bought]
    spent, voters = _worth_seen(ledger, backings)
    found = {}
    for at, backing in enumerate(backings):
        amounts = zip(_paid(ledger, spent[at], voters[at]), names, strict=True)
        largest_first = sorted((-amount, name) for amount, name in amounts if amount)
        found[backing.id] = tuple(Spent(name, -amount, unit) for amount, name in largest_first)
    return found


def still_held(purses: Purses, projects: Iterable[str]) -> Mapping[str, Fraction]:
    """The money that the supporters of each project have left at the end of the pass, exactly."""
    wanted = set(projects)
    backings = [b for b in purses.electorate.backings if b.id in wanted]
    if not backings:
        return {}
    ledger = purses.ledger
    ledger.close()
    unit, start, prices = ledger.amounts
    turns = len(prices)
    spent, voters = _worth_seen(ledger, backings, since=turns)
    return {
        backing.id: Fraction(
            int(voters[at, turns]) * start - sum(map(mul, map(int, spent[at, turns]), prices)), unit
        )
        for at, backing in enumerate(backings)
    }


def _worth_seen(ledger: Ledger, backings: Sequence[Backing], since: int = 0) -> tuple[Table, Table]:
    """For each project, turn and purchase: its worth to the supporters whom the turn emptied.

    And how many voters those are. After the last turn stand those who never ran out.
    """
    electorate, turns = ledger.electorate, len(ledger.bought)
    total = sum(int(backing.total) for backing in ledger.bought) + int(electorate.weights.sum())
    exact: type[Any] = np.float64 if total < EXACT else np.object_
    supports = np.zeros((len(electorate.weights), len(backings)), dtype=np.bool_)
    for column, backing in enumerate(backings):
        supports[backing.groups, column] = True
    spent = np.zeros((len(backings), turns + 1, turns), dtype=exact)
    voters = np.zeros((len(backings), turns + 1), dtype=exact)
    for turn, groups in _by_turn(ledger, range(since, turns + 1)):
        theirs = supports[groups].T.astype(exact)
        spent[:, turn] += theirs @ ledger.worth_to_all(groups).astype(exact)
        voters[:, turn] += theirs @ electorate.weights[groups].astype(exact)
    return spent, voters


def _by_turn(ledger: Ledger, turns: range) -> Iterator[tuple[int, Places]]:
    """The groups that each turn emptied, and at last those with money left, some at a time."""
    emptied_by = np.where(ledger.emptied_by < 0, len(ledger.bought), ledger.emptied_by)
    for turn in turns:
        groups = np.flatnonzero(emptied_by == turn)
        for start in range(0, len(groups), ROWS):
            yield turn, groups[start : start + ROWS]


def _paid(ledger: Ledger, spent: Table, voters: Table) -> Iterator[int]:
    """What the supporters of one project paid at each turn, in 1/unit."""
    _, start, prices = ledger.amounts
    in_full = spent[::-1].cumsum(axis=0)[::-1]  # by this turn's payers or those of a later one
    for turn, price in enumerate(prices):
        rest = 0
        if voters[turn]:
            before = map(mul, map(int, spent[turn, :turn].tolist()), prices)
            rest = int(voters[turn]) * start - sum(before)
        yield int(in_full[turn + 1, turn]) * price + rest


def in_all(spent: Iterable[Spent], unit: int) -> Fraction:
    """The sum of amounts in 1/`unit`: adding them as fractions takes long."""
    return Fraction(sum(one.parts for one in spent), unit)
