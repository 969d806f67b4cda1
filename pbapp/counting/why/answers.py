"""What is told of one project beside its reason: how near it came, and what would have done it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.outcome import Spent


@dataclass(frozen=True, slots=True)
class Paid:
    """What the supporters of a funded project paid: in all, how many of them, the most by one."""

    amount: Fraction
    payers: int
    most: Fraction


@dataclass(frozen=True, slots=True)
class Why:
    """The numbers behind one project's fate; money in the unit of the costs.

    `support` (Equal Shares) is the largest part of the cost that its supporters could have
    covered, at the going rate, at any stage of a pass in which the project is left out ("effective
    support", equalshares.net). Who is not bought stays below 1, but for a project that lost a tie
    at that rate: its support is 1. It is None for projects that the rule does not admit.

    `votes_short` is the least number of further ballots, each naming this project alone and
    giving one vote (or one point), that would have had it funded; under Equal Shares each brings
    one untouched share and the shares stay as they are. Other projects pass or miss the bars of the
    rule as they did, although more ballots can raise a bar. It is None for funded projects, for
    withdrawn ones, for rankings and mean scores, where a further ballot weighs what it says, and
    where no number of ballots would do, as for a project dearer than the budget.

    `cost_cut` is the least cut of the cost, in whole units, that would have had it funded, the
    shares staying as they are; None for funded projects and where no cut would do.

    `went_to` names what its supporters' money went to instead, largest amount first.
    """

    support: Fraction | None = None
    paid: Paid | None = None
    votes_short: int | None = None
    cost_cut: int | None = None
    went_to: tuple[Spent, ...] = ()
