"""Sequential Phragmén: each purchase at the time when its supporters had earned the cost."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import lcm

from .told import Told


def check_phragmen(told: Told) -> int:
    """Check every purchase. Returns how many rounds there are before the rest of the money."""
    earned, waiting = Earnings(told), set(told.open)
    dear = {name for name in waiting if told.cost[name] > told.trace["budget"]}
    place = _check_dropped(told, 0, dear, waiting, "did_not_fit")
    while waiting:
        left, paid = told.before[place]
        over = {name for name in waiting if not told.has_room(name, paid)}
        place = _check_dropped(told, place, over, waiting, "over_cap")
        time, tied = earned.next(waiting)
        dear = {name for name in tied if told.cost[name] > left}
        if dear or not tied:
            return _check_dropped(told, place, dear, waiting, "stopped")
        name = _check_bought(told, place, time, tied)
        earned.buy(name, time)
        waiting.discard(name)
        place += 1
    return place


def _check_bought(told: Told, place: int, time: Fraction | None, tied: set[str]) -> str:
    """One round that funds the first of those whose time has come. Returns its project."""
    turn = told.rounds[place]
    name: str = turn["project"]
    at = None if time is None else str(time)
    told.expect(turn["kind"] == "funded", f"round {place}: {name} could be bought")
    told.expect(turn.get("time") == at, f"round {place}: the time is not {at}")
    told.expect(name in tied, f"round {place}: another project could be bought before {name}")
    told.check_first(place, name, tied)
    return name


def _check_dropped(told: Told, place: int, names: set[str], waiting: set[str], kind: str) -> int:
    """The next rounds tell that these are out, by id. Returns the place after them."""
    turns = [(r["kind"], r["project"]) for r in told.rounds[place : place + len(names)]]
    expected = [(kind, name) for name in sorted(names)]
    told.expect(turns == expected, f"round {place}: {kind} should be {', '.join(sorted(names))}")
    waiting -= names
    return place + len(names)


class Earnings:
    """When each purse was last emptied, by group, and by project how many at which purchase."""

    def __init__(self, told: Told) -> None:
        self.cost, self.votes, self.weights = told.cost, told.votes, told.weights
        self.choices = [frozenset(group["choices"]) for group in told.trace["ballots"]]
        self.times = [Fraction(0)]
        self.emptied = [0] * len(self.weights)
        self.counts = {name: Counter({0: votes}) for name, votes in self.votes.items()}

    def next(self, waiting: set[str]) -> tuple[Fraction | None, set[str]]:
        """The next time, and all that can be bought then; projects nobody chose come last."""
        times = {name: self._time(name) for name in waiting if self.votes[name]}
        first = min(times.values(), default=None)
        return first, {name for name in waiting if times.get(name) == first}

    def _time(self, name: str) -> Fraction:
        """When its supporters have earned its cost together."""
        unit = lcm(*(time.denominator for time in self.times))
        since = sum(
            int(self.times[turn] * unit) * voters for turn, voters in self.counts[name].items()
        )
        return Fraction(self.cost[name] * unit + since, self.votes[name] * unit)

    def buy(self, name: str, time: Fraction | None) -> None:
        """Empty the purses of its supporters."""
        if time is None:
            return
        turn = len(self.times)
        self.times.append(time)
        for group, choices in enumerate(self.choices):
            if name in choices:
                for choice in choices:
                    self.counts[choice][self.emptied[group]] -= self.weights[group]
                    self.counts[choice][turn] += self.weights[group]
                self.emptied[group] = turn
