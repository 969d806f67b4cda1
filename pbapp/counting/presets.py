"""Named rules with every parameter fixed, as reference results are recorded under them.

All break ties by lot alone, so that the order of ids as text can stand for the lot.
"""

from __future__ import annotations

from dataclasses import replace

from pbapp.counting.election import Election
from pbapp.counting.rule import Add1Stop, Completion, Method, Rule

PRESETS = {
    "greedy_votes": Rule(Method.GREEDY, tie_keys=()),
    "mes_cost": Rule(Method.EQUAL_SHARES, tie_keys=()),
    "mes_cost_add1_overspend": Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ADD1,
        add1_stop=Add1Stop.OVERSPEND,
        tie_keys=(),
    ),
}


def preset(name: str, unit: int) -> Rule:
    """The rule of that name where costs are whole numbers of 1/unit; raises KeyError."""
    rule = PRESETS[name]
    return replace(rule, step=rule.step * unit)


def by_id(election: Election) -> tuple[str, ...]:
    """The lot that orders projects by id as text, so "10" stands before "9"."""
    return tuple(sorted(election.by_id))
