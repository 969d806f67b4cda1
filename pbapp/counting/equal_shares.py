"""One pass of the Method of Equal Shares, for any ballots and any utility.

Peters and Skowron, "Proportionality and the limits of welfarism", EC 2020 (there "Rule X");
Peters, Pierczyński and Skowron, NeurIPS 2021, arXiv 2008.13276. Each voter starts with the same
share. A project is in reach at a rate when its supporters, each paying at most that rate for every
point of utility and at most what they hold, pay for it together. The project with the lowest rate
is bought, again and again, until none is in reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pbapp.counting.caps import barred
from pbapp.counting.contest import Contest
from pbapp.counting.electorate import Electorate
from pbapp.counting.market import Market
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.purses import Purses
from pbapp.counting.room import Room
from pbapp.counting.rule import TieKey


@dataclass(frozen=True)
class Pass:
    """One pass, with every purse as it ended; prices are worked out exactly when asked for."""

    contest: Contest
    purses: Purses
    met: dict[int, list[Tie]]

    @cached_property
    def winners(self) -> tuple[str, ...]:
        """The projects bought, in the order of their purchase."""
        return tuple(backing.id for backing in self.purses.ledger.bought)

    @cached_property
    def cost(self) -> int:
        """What the projects bought cost together."""
        return sum(backing.cost for backing in self.purses.ledger.bought)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Each purchase with its price."""
        steps, left = [], self.contest.election.budget
        for turn, backing in enumerate(self.purses.ledger.bought):
            left -= backing.cost
            price = self.purses.ledger.price(turn)
            steps.append(
                Step(StepKind.FUNDED, backing.id, backing.votes, backing.cost, left, price)
            )
        return tuple(steps)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties met, each told whether its order could matter."""
        return tuple(
            Tie(tie.projects, tie.broken_by, self._is_decisive(turn, tie))
            for turn, ties in self.met.items()
            for tie in ties
        )

    def _is_decisive(self, turn: int, tie: Tie) -> bool:
        """It is not where the tied projects are bought one after the other at one rate.

        Then no supporter of two of them ran short, every order takes the same money from
        everybody, and all are bought.
        """
        if tie.broken_by is not TieKey.LOT:
            return False
        block = self.purses.ledger.bought[turn : turn + len(tie.projects)]
        if {backing.id for backing in block} != set(tie.projects):
            return True
        electorate, ledger = self.purses.electorate, self.purses.ledger
        turns = enumerate(block, turn)
        return len({electorate.rate(backing, ledger.price(at)) for at, backing in turns}) > 1


def equal_shares(
    contest: Contest, electorate: Electorate, start: Fraction, room: Room | None = None
) -> Pass:
    """Buy projects at the lowest rate until none is in reach, each voter starting with `start`.

    Two voters, budget 10, so 5 each: a (cost 6, both) asks 3 of each, b (cost 4, the first
    voter) asks 4 of one. Rates 3/6 and 4/4: a is bought; the 2 left with the first voter do not
    pay for b.

    A pass that overspends the budget, which only a raised share can do, ends at once: it is
    never anybody's result. `room` learns for how much more the purchases would be the same.
    """
    left, met = contest.election.budget, {}
    market = Market(electorate, start, room or Room(electorate, most=0.0, least=1.0))
    bought: list[str] = []
    _bar(contest, electorate, market, bought)
    while left >= 0 and (tied := {asked.backing.id: asked for asked in market.cheapest()}):
        order, met[len(bought)] = contest.in_order(tied)
        asked = tied[order[0]]
        market.buy(asked)
        left -= asked.backing.cost
        bought.append(asked.backing.id)
        _bar(contest, electorate, market, bought)
    return Pass(contest, market.purses, met)


def _bar(contest: Contest, electorate: Electorate, market: Market, bought: list[str]) -> None:
    """Take off the market what a cap leaves no place for."""
    if contest.election.caps:
        out = barred(contest.election, bought)
        market.take_off(b.column for b in electorate.backings if b.id in out)
