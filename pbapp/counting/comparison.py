"""The comparison step: which of two results gives more voters more of the projects they chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pbapp.counting.election import BallotKind, Election
from pbapp.counting.outcome import Comparison
from pbapp.counting.rule import Completion, Method, Rule, TooDear
from pbapp.counting.worth import OWN


def compare(
    election: Election, by_equal_shares: Collection[str], by_greedy: Collection[str]
) -> Comparison:
    """Count the voters on each side by the number of their projects that are funded.

    The rule of the Green Million of Wieliczka, 2023; voters with as many in both do not count.
    """
    more_by_shares = more_by_greedy = 0
    shares, votes = frozenset(by_equal_shares), frozenset(by_greedy)
    for group in election.ballots:
        wanted = group.wanted
        gain = len(shares.intersection(wanted)) - len(votes.intersection(wanted))
        if gain > 0:
            more_by_shares += group.weight
        elif gain < 0:
            more_by_greedy += group.weight
    return Comparison(more_by_shares, more_by_greedy)


def most_first(rule: Rule, kind: BallotKind) -> Rule:
    """What most cities would do with these ballots: votes or points, and all that fits.

    Under the conditions and the ties of `rule`, so that only the way differs.
    """
    return replace(
        rule,
        method=Method.GREEDY,
        utility=OWN[kind],
        completion=Completion.NONE,
        too_dear=TooDear.SKIP,
        comparison=False,
    )
