"""Mean score: the projects by the mean of the numbers that those who rated them gave.

A project that few but keen people rate can lead, so a rule of this kind should ask for a minimum
number of ratings. Who did not rate a project does not count as zero.
"""

from __future__ import annotations

from fractions import Fraction

from pbapp.counting.contest import Contest, Run
from pbapp.counting.money_line import MoneyLine, down
from pbapp.counting.ranking import Rank, Ranked, highest_first
from pbapp.counting.rule import Utility
from pbapp.counting.worth import scores


def mean_score(contest: Contest) -> Run:
    """Spend the budget in the order of the means.

    Budget 10, costs 6; a is rated 5 and 4, b is rated 5, 5 and 1: the means are 9/2 and 11/3, so
    a is funded although b has more points.
    """
    return down(MoneyLine(contest, contest.election.budget), by_mean(contest))


def by_mean(contest: Contest) -> Ranked:
    """The eligible projects, highest mean first; those that nobody rated come last."""
    total, ratings = scores(contest.election, Utility.POINTS), contest.election.votes
    return highest_first({p: _mean(total[p], ratings[p]) for p in contest.eligible})


def _mean(total: int, ratings: int) -> Rank:
    return (1, Fraction(total, ratings)) if ratings else (0, Fraction(0))
