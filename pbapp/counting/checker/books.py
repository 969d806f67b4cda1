"""What must hold whatever the method: the election is the one hashed, and the sums are right."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import Any

from .told import Paid, Told

FUNDING = ("funded", "funded_from_rest", "funded_in_part")


def check_election(told: Told) -> None:
    """The election is the one that the hash stands for, and the lot the one that its seed gives."""
    trace, lot = told.trace, told.trace["lot"]
    told.expect(trace["version"] == 1, "this is another version of the trace")
    told.expect(trace["voters"] == told.voters, "the number of voters is not that of the ballots")
    for name, project in told.projects.items():
        same = (project["votes"], project["score"]) == (told.votes[name], told.score[name])
        told.expect(same, f"{name}: the votes told are not those on the ballots")
    told.expect(trace["election"] == fingerprint(trace), "the hash is not that of this election")
    if lot["seed"]:
        drawn = sorted(lot["order"], key=lambda name: _digest(f"{lot['seed']}:{name}"))
        told.expect(lot["commitment"] == _digest(lot["seed"]), "the seed is not the one promised")
        told.expect(lot["order"] == drawn, "the lot is not in the order that its seed gives")


def check_books(told: Told) -> None:
    """The money left after every round, caps, winners, reasons and the total."""
    left, paid = told.trace["budget"], Paid()
    for place, turn in enumerate(told.rounds):
        told.before.append((left, dict(paid)))
        if turn["kind"] in FUNDING:
            _check_funded(told, place, paid)
            left -= turn["cost"]
            paid[turn["project"]] = turn["cost"]
        own = turn["kind"] == "funded_in_part" or turn["cost"] == told.cost[turn["project"]]
        told.expect(own, f"round {place}: not the cost of {turn['project']}")
        told.expect(turn["left"] == left >= 0, f"round {place}: the money left is wrong")
    told.before.append((left, paid))
    reasons = told.trace["reasons"]
    funded = {name for name, why in reasons.items() if why["code"].startswith("funded")}
    told.expect(told.trace["winners"] == list(paid), "the winners are not those of the rounds")
    told.expect(told.trace["total_cost"] == sum(paid.values()), "the total is wrong")
    told.expect(reasons.keys() == told.cost.keys(), "not every project has a reason")
    told.expect(funded == paid.keys(), "the reasons do not fit the winners")


def _check_funded(told: Told, place: int, paid: Paid) -> None:
    turn = told.rounds[place]
    name, left = turn["project"], told.before[place][0]
    told.expect(name in told.open, f"round {place}: {name} cannot be funded")
    told.expect(name not in paid, f"round {place}: {name} was funded before")
    told.expect(told.has_room(name, paid), f"round {place}: {name} goes over a cap")
    if turn["kind"] == "funded_in_part":
        told.expect(turn["cost"] == left, f"round {place}: the part is not what was left")


def fingerprint(trace: dict[str, Any]) -> str:
    """The SHA-256 of the election as compact JSON: a list, each part of it in order.

    Budget, kind, most choices, projects (id, cost, withdrawn), caps (name, ids, most projects,
    most money), and ballots (choices, points, how many), like ones together.
    """
    ballots: Counter[tuple[tuple[str, ...], tuple[int, ...]]] = Counter()
    for group in trace["ballots"]:
        points = group.get("points", [])
        pairs = list(zip(group["choices"], points or [0] * len(group["choices"]), strict=True))
        pairs = pairs if trace["kind"] == "ranking" else sorted(pairs)
        numbers = tuple(number for _, number in pairs) if points else ()
        ballots[tuple(name for name, _ in pairs), numbers] += group["weight"]
    caps = [[c["name"], c["projects"], c["most_projects"], c["most_money"]] for c in trace["caps"]]
    projects = sorted([p["id"], p["cost"], p["withdrawn"]] for p in trace["projects"])
    counted = [[names, numbers, count] for (names, numbers), count in sorted(ballots.items())]
    whole = [trace["budget"], trace["kind"], trace["most_choices"], projects]
    whole += [sorted(caps, key=str), counted]
    return _digest(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
