"""Where the supporters of one project spent their money in a pass of Equal Shares, exactly."""

from __future__ import annotations

from collections.abc import Iterator
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
    backing = next(b for b in purses.electorate.backings if b.id == project)
    paid = (
        Spent(bought.id, Fraction(amount, purses.unit))
        for bought, amount in zip(ledger.bought, _paid(ledger, backing), strict=True)
    )
    return tuple(sorted((s for s in paid if s.amount), key=lambda s: (-s.amount, s.project)))


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
    for turn, price in enumerate(prices):
        rest = 0
        if voters[turn]:
            before = map(mul, spent[turn, :turn].tolist(), prices)
            rest = int(voters[turn]) * start - sum(before)
        yield int(spent[turn + 1 :, turn].sum()) * price + rest
