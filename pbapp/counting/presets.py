"""Named rules with every parameter fixed, as reference results are recorded under them.

All break ties by lot alone, so that the order of ids as text can stand for the lot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pbapp.counting.election import Election
from pbapp.counting.rule import Add1Stop, Completion, Method, Rule, Utility

_GREEDY = {
    "greedy_votes": Utility.COST,
    "greedy_votes_per_cost": Utility.CARDINALITY,
    "greedy_points": Utility.POINTS_COST,
    "greedy_points_per_cost": Utility.POINTS,
    "greedy_rank": Utility.RANK_COST,
    "greedy_rank_per_cost": Utility.RANK,
    "greedy_borda_per_cost": Utility.BORDA,
}
_EQUAL_SHARES = {
    "mes_cost": Utility.COST,
    "mes_card": Utility.CARDINALITY,
    "mes_points": Utility.POINTS,
    "mes_pointscost": Utility.POINTS_COST,
    "mes_rank": Utility.RANK,
    "mes_rankcost": Utility.RANK_COST,
    "mes_borda": Utility.BORDA,
}
_COMPLETIONS = {
    "": Completion.NONE,
    "_u": Completion.GREEDY_REST,
    "_add1": Completion.ADD1,
    "_add1u": Completion.ADD1_GREEDY_REST,
}


def _presets() -> dict[str, Rule]:
    shares = Rule(Method.EQUAL_SHARES, tie_keys=())
    phragmen = Rule(Method.PHRAGMEN, tie_keys=())
    rules = {
        name: Rule(Method.GREEDY, utility=utility, tie_keys=()) for name, utility in _GREEDY.items()
    }
    for name, utility in _EQUAL_SHARES.items():
        for ending, completion in _COMPLETIONS.items():
            rules[name + ending] = replace(shares, utility=utility, completion=completion)
    rules["phragmen"] = phragmen
    rules["phragmen_u"] = replace(phragmen, completion=Completion.GREEDY_REST)
    rules["mes_cost_add1_overspend"] = replace(
        shares, completion=Completion.ADD1, add1_stop=Add1Stop.OVERSPEND
    )
    return rules


PRESETS: Mapping[str, Rule] = _presets()


def preset(name: str, unit: int) -> Rule:
    """The rule of that name where costs are whole numbers of 1/unit; raises KeyError."""
    rule = PRESETS[name]
    return replace(rule, step=rule.step * unit)


def by_id(election: Election) -> tuple[str, ...]:
    """The lot that orders projects by id as text, so "10" stands before "9"."""
    return tuple(sorted(election.by_id))
