"""Where the supporters of one project spent their money in a pass of Equal Shares, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from operator import mul

import numpy as np

from pbapp.counting.electorate import Backing
from pbapp.counting.ledger import Ledger
from pbapp.counting.outcome import Spent
from pbapp.counting.purses import Purses


def spending(purses: Purses, project: str) -> tuple[Spent, ...]:
    """What the supporters of `project` paid towards each bought project, largest first."""
    ledger = purses.ledger
    ledger.close()
    backing = next(b for b in purses.electorate.backings if b.id == project)
    amounts = zip(_paid(ledger, backing), (bought.id for bought in ledger.bought), strict=True)
    largest_first = sorted((-amount, name) for amount, name in amounts if amount)
    unit = purses.unit
    return tuple(Spent(name, Fraction(-amount, unit)) for amount, name in largest_first)


def _paid(ledger: Ledger, backing: Backing) -> Iterator[int]:
    """What they paid at each turn, in 1/unit.

    Those whom the turn emptied paid what was left of their start; others who support the project
    bought paid the full price unless they were empty already.
    """
    _, start, prices = ledger.amounts
    turns = len(prices)
    ran_out = ledger.emptied_by[backing.groups]
    heap = np.where(ran_out < 0, turns, ran_out)  # last of all, those who never ran out
    spent = ledger.spent(backing.groups, heap, turns + 1)
    voters = np.zeros(turns + 1, dtype=spent.dtype)
    np.add.at(voters, heap, backing.weights)
    in_full = spent[::-1].cumsum(axis=0)[::-1]  # by this turn's payers or those of a later one
    for turn, price in enumerate(prices):
        rest = 0
        if voters[turn]:
            before = map(mul, spent[turn, :turn].tolist(), prices)
            rest = int(voters[turn]) * start - sum(before)
        yield int(in_full[turn + 1, turn]) * price + rest


def in_all(spent: Iterable[Spent], unit: int) -> Fraction:
    """The sum of amounts that are whole in 1/`unit`: adding them as fractions takes long."""
    amounts = (one.amount.as_integer_ratio() for one in spent)
    return Fraction(sum(whole * (unit // parts) for whole, parts in amounts), unit)
