"""One pass of the Method of Equal Shares for approval ballots with cost utility.

Peters and Skowron, "Proportionality and the limits of welfarism", EC 2020 (there "Rule X");
Peters, Pierczyński and Skowron, NeurIPS 2021, arXiv 2008.13276. Each voter starts with the same
share. A project is in reach at rate r when its supporters, each paying at most r times its cost
and at most what they hold, pay for it together. The project with the lowest rate is bought, again
and again, until none is in reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf

from pbapp.counting.contest import Contest, Run
from pbapp.counting.electorate import Backing, Electorate
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.purses import ROUND_DOWN, Bound, Line, Purses
from pbapp.counting.rule import TieKey


@dataclass(frozen=True)
class Asked:
    """What a project asks of each supporter now: at most `line.share`, `rate` of its cost."""

    backing: Backing
    line: Line
    rate: Fraction

    @property
    def is_even(self) -> bool:
        """Whether all supporters pay alike; the rate is then one over the votes, for any start."""
        share = Fraction(self.backing.cost, self.backing.votes)
        return self.line.share == share and self.line.slope == 0


@dataclass(frozen=True)
class Pass(Run):
    """One pass, with every purse as it ended."""

    purses: Purses


class Market:
    """The projects not bought yet, each with a proven lower bound on the share it asks.

    Money only falls, so a bound found once stays one, and most projects need no second look.
    """

    def __init__(self, electorate: Electorate, start: Fraction, room: float) -> None:
        self.purses = Purses(electorate, start, room)
        self._backings = electorate.backings
        self._bounds: dict[int, Bound] = {}
        for backing in electorate.backings:
            even = Fraction(backing.cost, backing.votes)
            if even > start:
                self.purses.keep(float(even - start) * ROUND_DOWN, -1.0)
            else:
                self._bounds[backing.column] = Bound(float(even) * ROUND_DOWN, even=True)

    def cheapest(self) -> list[Asked]:
        """Every project whose exact rate is the lowest; none when nothing is in reach."""
        queue = [(self._rate(column), column) for column in self._bounds]
        heapify(queue)
        looked_at: set[int] = set()
        best: list[Asked] = []
        ceiling = inf
        while queue and queue[0][0] <= ceiling:
            column = heappop(queue)[1]
            if column not in looked_at:
                looked_at.add(column)
                self._look(column, queue)
            elif (asked := self._ask(column)) is not None:
                best = _lower(best, asked)
                ceiling = float(best[0].rate) / ROUND_DOWN
        return best

    def _rate(self, column: int) -> float:
        """A proven lower bound on the rate; a project that costs nothing comes first."""
        cost = self._backings[column].cost
        return self._bounds[column].share / cost * ROUND_DOWN if cost else 0.0

    def _look(self, column: int, queue: list[tuple[float, int]]) -> None:
        """Raise the bound to what the purses allow now, or drop the project for good."""
        bound = self.purses.bound(self._backings[column], self._bounds[column])
        if bound is None:
            del self._bounds[column]
        else:
            self._bounds[column] = bound
            heappush(queue, (self._rate(column), column))

    def _ask(self, column: int) -> Asked | None:
        backing = self._backings[column]
        if backing.cost == 0:
            return Asked(backing, Line(Fraction(0), Fraction(0)), Fraction(0))
        line = self.purses.share(backing, self._bounds[column].share)
        if line is None:
            del self._bounds[column]
            return None
        return Asked(backing, line, line.share / backing.cost)

    def buy(self, asked: Asked) -> None:
        """Charge the supporters and take the project off the market."""
        del self._bounds[asked.backing.column]
        self._keep_first(asked)
        self.purses.pay(asked.backing, asked.line)

    def _keep_first(self, asked: Asked) -> None:
        """Note how long the rate bought stays below the others.

        Where both are even, neither rate depends on the start share.
        """
        cost, even = asked.backing.cost, asked.is_even
        rate = float(asked.rate) / ROUND_DOWN
        slope = float(asked.line.slope / cost) if cost else 0.0
        slope += abs(slope) * 2.0**-49
        for column, bound in self._bounds.items():
            if not (even and bound.even):
                drift = bound.slope / self._backings[column].cost
                self.purses.keep(self._rate(column) - rate, drift - abs(drift) * 2.0**-49 - slope)


def _lower(best: list[Asked], asked: Asked) -> list[Asked]:
    if not best or asked.rate < best[0].rate:
        return [asked]
    return [*best, asked] if asked.rate == best[0].rate else best


def equal_shares(contest: Contest, electorate: Electorate, start: Fraction) -> Pass:
    """Buy projects at the lowest rate until none is in reach, each voter starting with `start`.

    Two voters, budget 10, so 5 each: a (cost 6, both) asks 3 of each, b (cost 4, the first
    voter) asks 4 of one. Rates 3/6 and 4/4: a is bought; the 2 left with the first voter do not
    pay for b.

    A pass that overspends the budget, which only a raised share can do, ends at once: it is
    never anybody's result.
    """
    left = contest.election.budget
    market = Market(electorate, start, room=float(left))
    steps: list[Step] = []
    ties: dict[int, list[Tie]] = {}
    while left >= 0 and (tied := {asked.backing.id: asked for asked in market.cheapest()}):
        order, ties[len(steps)] = contest.in_order(tied)
        asked = tied[order[0]]
        market.buy(asked)
        left -= asked.backing.cost
        backing = asked.backing
        steps.append(
            Step(StepKind.FUNDED, backing.id, backing.votes, backing.cost, left, asked.line.share)
        )
    return Pass(tuple(steps), tuple(_weighed(ties, steps)), market.purses)


def _weighed(ties: dict[int, list[Tie]], steps: list[Step]) -> list[Tie]:
    """The ties met, each told whether its order could matter.

    It cannot when the tied projects are bought one after the other at one rate: then no supporter
    of two of them ran short, every order takes the same money from everybody, and all are bought.
    """
    weighed = []
    for turn, met in ties.items():
        for tie in met:
            block = steps[turn : turn + len(tie.projects)]
            together = {step.project for step in block} == set(tie.projects)
            rates = {step.share / step.cost for step in block if step.share and step.cost}
            harmless = together and len(rates) <= 1
            decisive = tie.broken_by is TieKey.LOT and not harmless
            weighed.append(Tie(tie.projects, tie.broken_by, decisive))
    return weighed
