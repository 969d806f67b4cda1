"""The front door: count an election by a rule, and stop where only a lot can decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from math import factorial
from types import MappingProxyType

from pbapp.counting.contest import Contest
from pbapp.counting.election import Election
from pbapp.counting.methods import count
from pbapp.counting.outcome import Outcome, TieNeedsLot
from pbapp.counting.progress import Progress
from pbapp.counting.rule import Method, Rule

#: How many orders of tied projects are tried out before a lot is asked for without trying.
ORDERS_TRIED = 24
#: Methods whose order never changes on the way, so that a tie that decides is known at once.
IN_ONE_ORDER = frozenset({Method.GREEDY, Method.MEAN_SCORE})
NO_ANSWERS: Mapping[str, bool] = MappingProxyType({})


def run(
    election: Election,
    rule: Rule,
    lot: tuple[str, ...] | None = None,
    progress: Progress | None = None,
    answers: Mapping[str, bool] = NO_ANSWERS,
) -> Outcome:
    """Count. `lot` is the drawn order of project ids, first to last; it may name only some.

    `answers` are those given to offers of part of a cost, and like the lot may name projects of
    other pots; where one is still missing the outcome carries the offer. Raises TieNeedsLot,
    naming the tied projects, when who is funded depends on an order that the lot does not give,
    and Uncountable when the ballots do not suit the rule. `progress` is told the money spent so
    far and the budget.
    """
    contest = Contest(election, rule, lot or (), answers)
    outcome = count(contest, progress)
    undrawn = _undrawn(contest, outcome)
    if undrawn and _order_matters(contest, outcome, undrawn):
        raise TieNeedsLot(undrawn)
    return outcome


def _undrawn(contest: Contest, outcome: Outcome) -> tuple[str, ...]:
    """The projects of ties that may decide money and that the lot does not settle."""
    open_ties = (tie for tie in outcome.ties if contest.is_open(tie))
    return tuple(sorted({project for tie in open_ties for project in tie.projects}))


def _order_matters(contest: Contest, outcome: Outcome, undrawn: tuple[str, ...]) -> bool:
    """Whether another order funds others: a tie in one pass of many may come to nothing."""
    if contest.rule.method in IN_ONE_ORDER or factorial(len(undrawn)) > ORDERS_TRIED:
        return True
    drawn = tuple(project for project in contest.lot if project not in undrawn)
    for order in permutations(undrawn):
        tried = replace(contest, lot=drawn + order)
        other = count(tried, None)
        if set(other.winners) != set(outcome.winners) or other.offer != outcome.offer:
            return True
        if _undrawn(tried, other):
            return True
    return False
