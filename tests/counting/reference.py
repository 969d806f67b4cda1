"""The rules once more, short, slow and exact, with one purse for each voter: what to agree with."""

from __future__ import annotations

from fractions import Fraction

from tests.counting.elections import Raw


def votes(raw: Raw) -> dict[str, int]:
    return {project: sum(project in ballot for ballot in raw.ballots) for project in raw.costs}


def by_votes(raw: Raw, *, skip: bool = True) -> list[str]:
    won, left = [], raw.budget
    tally = votes(raw)
    for p in sorted(raw.costs, key=lambda p: (-tally[p], raw.costs[p], raw.lot.index(p))):
        if raw.costs[p] <= left:
            won.append(p)
            left -= raw.costs[p]
        elif not skip:
            break
    return won


def share_asked(cost: int, purses: list[Fraction]) -> Fraction | None:
    missing = Fraction(cost)
    for payers, purse in zip(range(len(purses), 0, -1), sorted(purses), strict=True):
        if missing / payers <= purse:
            return missing / payers
        missing -= purse
    return None


def by_equal_shares(raw: Raw, start: Fraction) -> list[str]:
    won, purses, tally = [], [start] * len(raw.ballots), votes(raw)
    while True:
        asked = {}
        for p in raw.costs.keys() - set(won):
            has = [purse for purse, b in zip(purses, raw.ballots, strict=True) if p in b]
            share = share_asked(raw.costs[p], has)
            if share is not None:
                rate = share / raw.costs[p] if raw.costs[p] else Fraction(0)
                asked[p] = (rate, raw.costs[p], -tally[p], raw.lot.index(p)), share
        if not asked:
            return won
        best = min(asked, key=lambda p: asked[p][0])
        won.append(best)
        for voter, ballot in enumerate(raw.ballots):
            purses[voter] -= min(purses[voter], asked[best][1]) if best in ballot else 0


def by_add1(raw: Raw, step: int, *, exhaustive: bool) -> list[str]:
    start, supported = Fraction(raw.budget, len(raw.ballots)), votes(raw)
    won = by_equal_shares(raw, start)
    while True:
        left = raw.budget - sum(raw.costs[p] for p in won)
        waiting = [raw.costs[p] for p in raw.costs if supported[p] and p not in won]
        if not waiting or (exhaustive and not any(0 < cost <= left for cost in waiting)):
            return won
        start += step
        following = by_equal_shares(raw, start)
        if sum(raw.costs[p] for p in following) > raw.budget:
            return won
        won = following
