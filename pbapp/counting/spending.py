"""Where the supporters of one project spent their money in a pass of Equal Shares, exactly."""

from __future__ import annotations

from fractions import Fraction
from operator import mul

import numpy as np

from pbapp.counting.electorate import Backing
from pbapp.counting.outcome import Spent
from pbapp.counting.purses import Purses


def spending(purses: Purses, project: str) -> tuple[Spent, ...]:
    """What the supporters of `project` paid towards each bought project, largest first."""
    backings = purses.electorate.backings
    backing = next(backing for backing in backings if backing.id == project)
    paid = (
        Spent(backings[column].id, Fraction(_paid(purses, backing, turn), purses.unit))
        for turn, column in enumerate(purses.shares)
    )
    return tuple(sorted((s for s in paid if s.amount), key=lambda s: (-s.amount, s.project)))


def _paid(purses: Purses, backing: Backing, turn: int) -> int:
    """What they paid for the project bought at this turn, in 1/unit.

    Whoever this purchase emptied paid what was left; others who support it paid the full share
    unless they were empty already.
    """
    bought = np.array(list(purses.shares), dtype=np.int64)
    supports = purses.electorate.approvals[np.ix_(backing.groups, bought[: turn + 1])]
    emptied_by = purses.emptied_by[backing.groups]
    in_full = supports[:, turn] & ((emptied_by < 0) | (emptied_by > turn))
    last_time = emptied_by == turn
    shares = list(purses.shares.values())
    rest = int(backing.weights[last_time].sum()) * purses.start
    before = backing.weights[last_time] @ supports[last_time, :turn]
    rest -= int(sum(map(mul, before.tolist(), shares[:turn])))
    return int(backing.weights[in_full].sum()) * shares[turn] + rest
