"""What a project must reach before it can be funded at all, whatever money there is.

`support_per_cost` is the filter of Świecie (2023, there 1/3): the project's share of the ballots
must be at least that part of its share of the budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from pbapp.counting.election import Election, Project
from pbapp.counting.outcome import ReasonCode
from pbapp.counting.rule import Rule
from pbapp.counting.worth import OWN, scores


@dataclass(frozen=True, slots=True)
class Missed:
    """A bar that a project did not reach: how many votes, ratings or points it had to have."""

    code: ReasonCode
    needed: int | None = None


def missed(election: Election, rule: Rule) -> Mapping[str, Missed]:
    """The first bar missed by each project that cannot be funded; withdrawn ones come first."""
    points = scores(election, OWN[election.kind]) if rule.minimum_points else {}
    found = {}
    for project in election.projects:
        if project.withdrawn:
            found[project.id] = Missed(ReasonCode.WITHDRAWN)
            continue
        for code, needed, has in _bars(election, rule, project, points):
            if has < needed:
                found[project.id] = Missed(code, needed)
                break
    return found


def _bars(
    election: Election, rule: Rule, project: Project, points: Mapping[str, int]
) -> Iterator[tuple[ReasonCode, int, int]]:
    """Each bar, as the whole number needed and the number the project has."""
    votes, voters = election.votes[project.id], election.voters
    yield ReasonCode.BELOW_MINIMUM_VOTES, rule.minimum_votes, votes
    yield ReasonCode.TOO_FEW_RATINGS, rule.minimum_ratings, votes
    yield ReasonCode.BELOW_SHARE, ceil(rule.minimum_share * voters), votes
    per_cost = rule.support_per_cost * Fraction(project.cost * voters, election.budget)
    yield ReasonCode.TOO_FEW_FOR_ITS_COST, ceil(per_cost), votes
    if rule.minimum_points:
        yield ReasonCode.BELOW_MINIMUM_POINTS, rule.minimum_points, points[project.id]
