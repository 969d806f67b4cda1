"""Greedy, the plain rule of most cities: the highest score first, each project that still fits.

Talmon and Faliszewski, "A framework for approval-based budgeting methods", AAAI 2019: in turn the
project with the most utility per cost. With a utility that grows with the cost this is the order
by votes or points; with the others the order by votes or points per pound.
"""

from __future__ import annotations

from fractions import Fraction

from pbapp.counting.contest import Contest, Run
from pbapp.counting.money_line import MoneyLine, down
from pbapp.counting.outcome import StepKind
from pbapp.counting.ranking import Rank, Ranked, highest_first
from pbapp.counting.rule import Method, Utility
from pbapp.counting.worth import BY_COST, OWN, scores


def greedy(
    contest: Contest,
    left: int,
    already: frozenset[str] = frozenset(),
    kind: StepKind = StepKind.FUNDED,
) -> Run:
    """Spend `left` on the eligible projects that are not funded already.

    Budget 10; a: 5 votes, cost 6; b: 4 votes, cost 7; c: 3 votes, cost 4. Skipping funds a and c,
    stopping funds a alone. Under any other method this is the order of what the ballots say
    themselves, for the rest of the money or for comparison.
    """
    line = MoneyLine(contest, left, sorted(already), kind)
    return down(line, by_score(contest, already))


def by_score(contest: Contest, already: frozenset[str] = frozenset()) -> Ranked:
    """The eligible projects that are not funded, highest first; equal ones stand together."""
    election, rule = contest.election, contest.rule
    utility = rule.utility if rule.method is Method.GREEDY else OWN[election.kind]
    total = scores(election, utility)
    costs = {project.id: project.cost for project in election.projects}
    waiting = [project for project in contest.eligible if project not in already]
    return highest_first({p: _rank(total[p], costs[p], utility) for p in waiting})


def _rank(score: int, cost: int, utility: Utility) -> Rank:
    """The score, or the score per cost; free projects with a score come before all others."""
    if utility in BY_COST:
        return 0, Fraction(score)
    if cost == 0:
        return int(score > 0), Fraction(0)
    return 0, Fraction(score, cost)
