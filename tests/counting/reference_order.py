"""Greedy by every utility, and mean score, once more: short, slow and exact."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from pbapp.counting import Election, Utility

Lot = tuple[str, ...]
WITH_COST = {Utility.COST, Utility.POINTS_COST, Utility.RANK_COST}


def by_utility(election: Election, utility: Utility, lot: Lot, *, skip: bool = True) -> list[str]:
    """The project with the most utility per cost first."""
    per_cost: dict[str, Fraction | float] = {}
    for project, priced in election.by_id.items():
        # a utility that grows with the cost is, per cost, the same at any cost: take 1 for 0
        cost = priced.cost or (1 if utility in WITH_COST else 0)
        total = sum(
            group.weight
            * one_voter(election, place, cost, len(group.choices), group.points, utility)
            for group in election.ballots
            for place, choice in enumerate(group.choices)
            if choice == project
        )
        per_cost[project] = Fraction(total, cost) if cost else (inf if total > 0 else Fraction(0))
    return spend(election, per_cost, lot, skip=skip)


def one_voter(
    election: Election,
    place: int,
    cost: int,
    length: int,
    points: tuple[int, ...],
    utility: Utility,
) -> int:
    longest = election.most_choices or max(len(group.choices) for group in election.ballots)
    match utility:
        case Utility.COST:
            return cost
        case Utility.CARDINALITY:
            return 1
        case Utility.POINTS:
            return points[place]
        case Utility.POINTS_COST:
            return points[place] * cost
        case Utility.RANK:
            return longest - place
        case Utility.RANK_COST:
            return (longest - place) * cost
        case Utility.BORDA:
            return length - place - 1


def by_mean(election: Election, lot: Lot) -> list[str]:
    """The mean of all ratings, one by one; no rating at all comes last."""
    means: dict[str, Fraction | float] = {}
    for project in election.by_id:
        given = [
            points
            for group in election.ballots
            for choice, points in zip(group.choices, group.points, strict=True)
            for _ in range(group.weight)
            if choice == project
        ]
        means[project] = Fraction(sum(given), len(given)) if given else -inf
    return spend(election, means, lot)


def spend(
    election: Election, value: dict[str, Fraction | float], lot: Lot, *, skip: bool = True
) -> list[str]:
    won, left = [], election.budget
    for p in sorted(
        value, key=lambda p: (-value[p], election.by_id[p].cost, -election.votes[p], lot.index(p))
    ):
        if election.by_id[p].cost <= left:
            won.append(p)
            left -= election.by_id[p].cost
        elif not skip:
            break
    return won
