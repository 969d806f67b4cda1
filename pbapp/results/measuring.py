"""What voters and places got from a result, and from most votes first, as plain values to store."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pbapp.counting import Election, Method, Outcome, run
from pbapp.counting.comparison import most_first
from pbapp.counting.measures import measures


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
    rule = most_first(outcome.rule, election.kind)
    return run(election, rule, (*outcome.lot, *rest))


def _measures(
    election: Election, winners: Collection[str], areas: Mapping[str, str]
) -> dict[str, Any]:
    found = measures(election, winners, areas)
    return {
        "voters": found.voters,
        "with_one": found.with_one,
        "per_voter": str(found.per_voter),
        "areas": [[name, part.projects, part.money] for name, part in found.areas.items()],
    }
