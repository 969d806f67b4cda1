"""The front door: count an election by a rule, and stop where only a lot can decide."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import factorial

from pbapp.counting.comparison import compare
from pbapp.counting.completion import complete
from pbapp.counting.contest import Contest, Run
from pbapp.counting.election import Election
from pbapp.counting.greedy import greedy
from pbapp.counting.outcome import Outcome, Reason, TieNeedsLot
from pbapp.counting.progress import Progress
from pbapp.counting.reasons import equal_shares_reasons, greedy_reasons
from pbapp.counting.rule import Method, Rule

#: How many orders of tied projects are tried out before a lot is asked for without trying.
ORDERS_TRIED = 24


def run(
    election: Election,
    rule: Rule,
    lot: tuple[str, ...] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Count. `lot` is the drawn order of project ids, first to last; it may name only some.

    Raises TieNeedsLot, naming the tied projects, when who is funded depends on an order that the
    lot does not give. `progress` is told the money spent so far and the budget.
    """
    outcome = _count(Contest(election, rule, lot or ()), progress)
    undrawn = _undrawn(outcome, election)
    if undrawn and _order_matters(outcome, election, undrawn):
        raise TieNeedsLot(undrawn)
    return outcome


def _undrawn(outcome: Outcome, election: Election) -> tuple[str, ...]:
    """The projects of ties that may decide money and that the lot does not settle."""
    contest = Contest(election, outcome.rule, outcome.lot)
    open_ties = (tie for tie in outcome.ties if contest.is_open(tie))
    return tuple(sorted({project for tie in open_ties for project in tie.projects}))


def _order_matters(outcome: Outcome, election: Election, undrawn: tuple[str, ...]) -> bool:
    """Whether another order funds others: a tie in one pass of many may come to nothing."""
    if outcome.rule.method is Method.GREEDY or factorial(len(undrawn)) > ORDERS_TRIED:
        return True
    drawn = tuple(project for project in outcome.lot if project not in undrawn)
    for order in permutations(undrawn):
        other = _count(Contest(election, outcome.rule, drawn + order), None)
        if set(other.winners) != set(outcome.winners) or _undrawn(other, election):
            return True
    return False


def _count(contest: Contest, progress: Progress | None) -> Outcome:
    if contest.rule.method is Method.GREEDY:
        return _by_votes(contest)
    shared = complete(contest, progress)
    outcome = replace(
        _outcome(contest, shared, equal_shares_reasons(contest, shared)), shares=shared.shares
    )
    if not contest.rule.comparison:
        return outcome
    return _compared(outcome, _by_votes(contest), contest.election)


def _by_votes(contest: Contest) -> Outcome:
    result = greedy(contest, contest.election.budget)
    return _outcome(contest, result, greedy_reasons(contest, result))


def _compared(shared: Outcome, by_votes: Outcome, election: Election) -> Outcome:
    """The result that more voters prefer, with the ties of both."""
    comparison = compare(election, shared.winners, by_votes.winners)
    better = by_votes if comparison.greedy_taken else shared
    ties = tuple(dict.fromkeys(shared.ties + by_votes.ties))
    return replace(better, ties=ties, shares=shared.shares, comparison=comparison)


def _outcome(contest: Contest, result: Run, reasons: dict[str, Reason]) -> Outcome:
    election = contest.election
    return Outcome(
        rule=contest.rule,
        budget=election.budget,
        voters=election.voters,
        votes=election.votes,
        winners=result.winners,
        total_cost=result.cost,
        steps=result.steps,
        ties=result.ties,
        reasons=reasons,
        lot=contest.lot,
    )
