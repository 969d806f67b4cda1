"""The comparison step: which of two results gives more voters more of the projects they chose."""

from __future__ import annotations

from collections.abc import Collection

from pbapp.counting.election import Election
from pbapp.counting.outcome import Comparison


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
