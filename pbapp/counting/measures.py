"""What a result means for voters and places: to hold two results of one election side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from pbapp.counting.election import BallotGroup, Election

NOWHERE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """What one area gets: how many projects, and what they cost together."""

    projects: int = 0
    money: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """A result in numbers.

    `with_one` is how many of the `voters` have at least one project funded that they chose;
    `per_voter` how many of a voter's choices are funded, on average. `areas` has every area that
    any project of the election belongs to, those that get nothing too.
    """

    voters: int
    with_one: int
    per_voter: Fraction
    areas: Mapping[str, Part]

    @property
    def share_with_one(self) -> Fraction:
        """The part of the voters who have at least one of their projects funded."""
        return Fraction(self.with_one, self.voters)


def measures(
    election: Election, winners: Collection[str], areas: Mapping[str, str] = NOWHERE
) -> Measures:
    """Measure a result; `areas` says where each project is, and projects it leaves out are nowhere.

    Who gave a project no points, or fewer than none, has not chosen it.
    """
    funded = frozenset(winners)
    with_one = choices = 0
    for group in election.ballots:
        got = len(funded & chosen(group))
        choices += group.weight * got
        with_one += group.weight * bool(got)
    per_voter = Fraction(choices, election.voters)
    return Measures(election.voters, with_one, per_voter, _spread(election, funded, areas))


def chosen(group: BallotGroup) -> frozenset[str]:
    """The projects that these ballots are for."""
    if not group.points:
        return frozenset(group.choices)
    pairs = zip(group.choices, group.points, strict=True)
    return frozenset(project for project, points in pairs if points > 0)


def _spread(
    election: Election, funded: Collection[str], areas: Mapping[str, str]
) -> dict[str, Part]:
    spread = {area: Part() for area in sorted({areas[p] for p in election.by_id if p in areas})}
    for project in funded:
        if project in areas:
            part = spread[areas[project]]
            cost = election.by_id[project].cost
            spread[areas[project]] = Part(part.projects + 1, part.money + cost)
    return spread
