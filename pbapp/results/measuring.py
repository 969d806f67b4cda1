"""What voters got from a result, and from most votes first, as plain values to store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from pbapp.counting import Election, Method, Outcome, Rule, run


def measured(election: Election, outcome: Outcome, areas: Mapping[str, str]) -> dict[str, Any]:
    """The result's measures; where the rule is another, those of most votes first beside them."""
    told = {"taken": _measures(election, outcome.winners, areas)}
    if outcome.rule.method is not Method.GREEDY:
        by_votes = _most_votes_first(election, outcome)
        told["greedy"] = _measures(election, by_votes.winners, areas)
        told["greedy"]["winners"] = [int(project) for project in by_votes.winners]
    return told


def _most_votes_first(election: Election, outcome: Outcome) -> Outcome:
    """The same ballots and ties; where no lot was drawn, the order of the list stands for one."""
    rest = sorted(election.by_id.keys() - set(outcome.lot), key=int)
    rule = Rule(
        Method.GREEDY, minimum_votes=outcome.rule.minimum_votes, tie_keys=outcome.rule.tie_keys
    )
    return run(election, rule, (*outcome.lot, *rest))


def _measures(
    election: Election, winners: Collection[str], areas: Mapping[str, str]
) -> dict[str, Any]:
    funded = frozenset(winners)
    got = [(len(funded.intersection(g.choices)), g.weight) for g in election.ballots]
    projects = Counter(areas[project] for project in winners if project in areas)
    money: Counter[str] = Counter()
    for project in winners:
        if project in areas:
            money[areas[project]] += election.by_id[project].cost
    return {
        "voters": election.voters,
        "with_one": sum(weight for number, weight in got if number),
        "mean": str(Fraction(sum(number * weight for number, weight in got), election.voters)),
        "areas": [[name, projects[name], money[name]] for name in sorted(set(areas.values()))],
    }
