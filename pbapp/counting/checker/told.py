"""A trace as it was told, with what can be found again from its ballots, and the faults met."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

BY_COST = ("cost", "points_cost", "rank_cost")
OWN = {"ranking": "rank_cost", "points": "points_cost", "scores": "points_cost"}

Paid = dict[str, int]


class Told:
    """One trace, its election, and the faults found so far.

    `before` is the money left and what was paid for whom, before each round and at the end; `met`
    are the projects found equal.
    """

    def __init__(self, trace: dict[str, Any]) -> None:
        self.trace, self.rule, self.rounds = trace, trace["rule"], trace["rounds"]
        self.faults: list[str] = []
        self.before: list[tuple[int, Paid]] = []
        self.met: list[set[str]] = []
        compared = trace["comparison"]
        self.taken = "greedy" if compared and compared["greedy_taken"] else self.rule["method"]
        self.projects = {project["id"]: project for project in trace["projects"]}
        self.cost: dict[str, int] = {p["id"]: p["cost"] for p in trace["projects"]}
        self.weights: list[int] = [group["weight"] for group in trace["ballots"]]
        self.voters = sum(self.weights)
        self.lot = {name: place for place, name in enumerate(trace["lot"]["order"])}
        self.own = OWN.get(trace["kind"], "cost")
        ones = [dict.fromkeys(group["choices"], 1) for group in trace["ballots"]]
        self.votes, self.score = self.total(ones), self.total(self.worths(self.own))
        self.open = {name for name in self.projects if self.admits(name)}

    def expect(self, holds: bool, fault: str) -> None:
        """Note a fault where something does not hold."""
        if not holds:
            self.faults.append(fault)

    def worths(self, utility: str) -> list[dict[str, int]]:
        """What each group's ballots hold each project worth, where that is anything."""
        groups, longest = self.trace["ballots"], self.trace["most_choices"]
        if longest is None:
            longest = max(len(group["choices"]) for group in groups)
        found = []
        for group in groups:
            names = group["choices"]
            values = self._values(utility, longest, len(names), group.get("points", []))
            found.append({n: v for n, v in zip(names, values, strict=True) if v > 0})
        return found

    def _values(self, utility: str, longest: int, length: int, points: list[int]) -> Iterable[int]:
        if utility in ("cost", "cardinality"):
            return [1] * length
        if utility in ("points", "points_cost"):
            return points
        top = length - 1 if utility == "borda" else longest
        return range(top, top - length, -1)

    def total(self, worths: list[dict[str, int]]) -> dict[str, int]:
        """The worth of each project to all together."""
        found = dict.fromkeys(self.projects, 0)
        for weight, values in zip(self.weights, worths, strict=True):
            for name, value in values.items():
                found[name] += weight * value
        return found

    def admits(self, name: str) -> bool:
        """Whether the bars of the rule let a project in."""
        rule, votes = self.rule, self.votes[name]
        per_cost = Fraction(rule["support_per_cost"]) * self.cost[name] * self.voters
        bars = (
            votes >= max(rule["minimum_votes"], rule["minimum_ratings"]),
            rule["minimum_points"] <= max(self.score[name], 0),
            votes >= Fraction(rule["minimum_share"]) * self.voters,
            votes * self.trace["budget"] >= per_cost,
        )
        return not self.projects[name]["withdrawn"] and all(bars)

    def key(self, name: str) -> tuple[Any, ...]:
        """The order of projects that the rule holds equal."""
        values = {"lower_cost": self.cost[name], "more_votes": -self.votes[name]}
        told = [values[key] for key in self.rule["tie_keys"]]
        return (*told, (self.lot.get(name, len(self.lot)), name))

    def has_room(self, name: str, paid: Paid) -> bool:
        """Whether all caps allow this project after what was paid for others."""
        for cap in self.trace["caps"]:
            inside = [paid[other] for other in paid if other in cap["projects"]]
            most, money = cap["most_projects"], cap["most_money"]
            too_many = most is not None and len(inside) >= most
            too_dear = money is not None and sum(inside) + self.cost[name] > money
            if name in cap["projects"] and (too_many or too_dear):
                return False
        return True

    def check_first(self, place: int, name: str, tied: set[str]) -> None:
        """Of equals, the first in the order told was taken."""
        first = min(tied, key=self.key)
        self.expect(name == first, f"round {place}: {first} comes before {name}")
        if len(tied) > 1:
            self.met.append(tied)
