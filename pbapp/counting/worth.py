"""What each ballot says a project is worth, as whole numbers, and what all ballots say together."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp.counting.election import NUMBERED, BallotGroup, BallotKind, Election, Uncountable
from pbapp.counting.rule import Utility

#: utilities that grow with the cost of the project: worth times cost
BY_COST = frozenset({Utility.COST, Utility.POINTS_COST, Utility.RANK_COST})

#: what each kind of ballot says of a project whatever it costs: votes, points, rank points
#: (the greedy order of most cities, and that of the rest after Equal Shares)
OWN = {
    BallotKind.APPROVAL: Utility.COST,
    BallotKind.KNAPSACK: Utility.COST,
    BallotKind.POINTS: Utility.POINTS_COST,
    BallotKind.SCORES: Utility.POINTS_COST,
    BallotKind.RANKING: Utility.RANK_COST,
}
ONE_EACH = frozenset({Utility.COST, Utility.CARDINALITY})
POINTS = frozenset({Utility.POINTS, Utility.POINTS_COST})


class DoesNotSuit(Uncountable):
    """The rule asks ballots for something that their kind does not say."""


def worth(election: Election, group: BallotGroup, utility: Utility) -> tuple[int, ...]:
    """What each choice of the group's ballots is worth to one voter, never below zero.

    The utility itself, or for the utilities in BY_COST the utility divided by the cost. Raises
    DoesNotSuit.
    """
    length = len(group.choices)
    if utility in ONE_EACH:
        return (1,) * length
    if utility in POINTS and election.kind in NUMBERED:
        return tuple(max(points, 0) for points in group.points)
    if utility not in POINTS and election.kind is BallotKind.RANKING:
        longest = length - 1 if utility is Utility.BORDA else _longest(election)
        return tuple(range(longest, longest - length, -1))
    raise DoesNotSuit(f"{utility.value} cannot be read from {election.kind.value} ballots")


def scores(election: Election, utility: Utility) -> Mapping[str, int]:
    """The worth of each project to all voters together: its votes, points or rank points.

    Points are added up as they were given, so that scores below zero take away.
    """
    if utility in ONE_EACH:
        return election.votes
    total = dict.fromkeys(election.by_id, 0)
    for group in election.ballots:
        given = group.points or worth(election, group, utility)
        for choice, value in zip(group.choices, given, strict=True):
            total[choice] += value * group.weight
    return total


def _longest(election: Election) -> int:
    """How many projects a ranking may name; where nothing says so, the most that one names."""
    if election.most_choices is not None:
        return election.most_choices
    return max(len(group.choices) for group in election.ballots)
