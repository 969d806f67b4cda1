"""A pass of Equal Shares: who paid what, and that nothing was in reach at a lower rate."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import lcm
from typing import Any

from .told import BY_COST, Told


def check_shares(told: Told) -> int:
    """Check every purchase of the pass. Returns how many rounds it has."""
    bought = [turn for turn in told.rounds if "price" in turn]
    purses = Purses(told, _share(told), [Fraction(turn["price"]) for turn in bought])
    waiting = {name for values in purses.worths for name in values} & told.open
    for place, turn in enumerate(bought):
        name, paid = turn["project"], told.before[place][1]
        told.expect(turn is told.rounds[place], f"round {place} is not in its place")
        gaps = {
            other: purses.gap(other, place, turn["cost"])
            for other in waiting - {name}
            if told.has_room(other, paid)
        }
        for other in (other for other, gap in gaps.items() if gap < 0):
            told.expect(False, f"round {place}: {other} was cheaper than {name}")
        told.check_first(place, name, {name} | {other for other, gap in gaps.items() if not gap})
        told.faults += [f"round {place}: {fault}" for fault in purses.charge(turn, place)]
        waiting.discard(name)
    for name in sorted(waiting):
        room = told.has_room(name, told.before[len(bought)][1])
        told.expect(not (room and purses.can_pay(name)), f"{name} was still in reach")
    return len(bought)


def _share(told: Told) -> Fraction:
    """The share of each voter in the pass told: the first one, raised as often as told."""
    shares, rule = told.trace["shares"], told.rule
    start = even = Fraction(told.trace["budget"], told.voters)
    step = Fraction(rule["step_share"]) * even if rule["step_share"] else Fraction(rule["step"])
    if rule["start_share"] == "rounded_down":
        start = even // step * step
    told.expect(Fraction(shares["start"]) == start, "the first share is wrong")
    raised = shares["rises"] == 0 or rule["completion"].startswith("add1")
    told.expect(raised, "the rule does not raise the shares")
    final = start + shares["rises"] * step
    told.expect(Fraction(shares["final"]) == final, "the last share is not raised as often as told")
    return Fraction(shares["final"])


class Purses:
    """The money of every voter through one pass, in whole 1/`unit`."""

    def __init__(self, told: Told, start: Fraction, prices: list[Fraction]) -> None:
        self.cost = told.cost
        self.by_cost = told.rule["utility"] in BY_COST
        self.worths = told.worths(told.rule["utility"])
        self.score = told.total(self.worths)
        self.unit = lcm(start.denominator, *(price.denominator for price in prices))
        self.prices = [int(price * self.unit) for price in prices]
        self.money = [int(start * self.unit)] * len(self.worths)
        self.supporters: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for group, values in enumerate(self.worths):
            for name, value in values.items():
                self.supporters[name].append((group, value, told.weights[group]))

    def gap(self, name: str, place: int, bought: int) -> int:
        """Above 0 where the project asks more than the going rate, 0 where it asks just that."""
        price, scale = self.prices[place], 1
        if not self.cost[name]:
            return -1 if price else 0
        if self.by_cost:
            price, scale = price * self.cost[name], bought or 1
        need = self.cost[name] * self.unit * scale
        if price * self.score[name] < need:
            return 1  # not even if all could pay in full
        purses = [(self.money[g] * scale, price * v, w) for g, v, w in self.supporters[name]]
        short = need - sum(min(held, full) * weight for held, full, weight in purses)
        if short == 0 and all(held < full for held, full, _ in purses):
            return -1  # as much comes together at a lower rate
        return short

    def can_pay(self, name: str) -> bool:
        """Whether all that the supporters hold together is enough."""
        held = sum(self.money[group] * weight for group, _, weight in self.supporters[name])
        return held >= self.cost[name] * self.unit

    def charge(self, turn: dict[str, Any], place: int) -> list[str]:
        """Take the payments told, and say which of them cannot be."""
        name, price, total, faults = turn["project"], self.prices[place], Fraction(0), []
        rate = Fraction(price, self.unit * (turn["cost"] or 1 if self.by_cost else 1))
        if Fraction(turn["rate"]) != rate:
            faults.append("the rate is wrong")
        less = {group: told["paid"] for told in turn["paid_less"] for group in told["groups"]}
        for group, value, weight in self.supporters[name]:
            held, full = self.money[group], price * value
            paid = Fraction(less.pop(group)) * self.unit if group in less else Fraction(full)
            if group not in less and not held:
                paid = Fraction(0)
            if paid != min(held, full):
                faults.append(f"ballots {group} cannot have paid {paid / self.unit}")
            self.money[group] = max(0, held - int(paid))
            total += paid * weight
        faults += [f"ballots {group} do not support {name}" for group in less]
        return faults if total == turn["cost"] * self.unit else [*faults, "the cost was not paid"]
