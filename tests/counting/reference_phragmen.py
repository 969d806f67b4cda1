"""Sequential Phragmén once more, with one purse for each voter: short, slow and exact."""

from __future__ import annotations

from fractions import Fraction

from pbapp.counting import Election

NEVER = Fraction(10**30)


def by_purses(election: Election, lot: tuple[str, ...]) -> list[str]:
    """Fill all purses until the supporters of some project hold its cost; buy; begin again."""
    ballots = [group.choices for group in election.ballots for _ in range(group.weight)]
    costs = {p: project.cost for p, project in election.by_id.items()}
    purses, won, left = [Fraction(0)] * len(ballots), [], election.budget
    waiting = {p for p in costs if costs[p] <= left}
    while waiting:
        wait = {}
        for p in waiting:
            has = [purse for purse, ballot in zip(purses, ballots, strict=True) if p in ballot]
            wait[p] = (costs[p] - sum(has, Fraction(0))) / len(has) if has else NEVER
        soonest = min(wait.values())
        tied = [p for p in waiting if wait[p] == soonest]
        if any(costs[p] > left for p in tied):
            break
        best = min(tied, key=lambda p: (costs[p], -election.votes[p], lot.index(p)))
        if soonest < NEVER:
            purses = [
                Fraction(0) if best in ballot else purse + soonest
                for purse, ballot in zip(purses, ballots, strict=True)
            ]
        won.append(best)
        left -= costs[best]
        waiting.remove(best)
    return won
