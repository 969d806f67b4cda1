"""Counts one file with pabutools, several times, parsing included: a JSON line for each run.

    PYTHON_OF_ITS_OWN_ENVIRONMENT with_pabutools.py FILE RULE RUNS

Only the interpreter of that environment runs this; the project never imports pabutools. As in the
recorded results, identical ballots are merged, numbers are exact, and ties go to the smaller id.
"""

from __future__ import annotations

import json
import sys
from resource import RUSAGE_SELF, getrusage
from time import process_time

from pabutools.election import (
    Additive_Borda_Sat,
    Additive_Cardinal_Sat,
    Cardinality_Sat,
    Cost_Sat,
    parse_pabulib,
)
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)

#: A run is not repeated once this many seconds are spent.
ENOUGH_SECONDS = 30


class PointsCost(AdditiveSatisfaction):
    """Points given times the cost."""

    def __init__(self, instance, profile, ballot):
        super().__init__(instance, profile, ballot, lambda i, p, b, x, v: b.get(x, 0) * x.cost)


def rank_points(instance, ballot, project):
    """The longest ranking allowed, less the place counted from 0."""
    if project not in ballot:
        return 0
    return int(instance.meta["max_length"]) - ballot.position(project)


class Rank(AdditiveSatisfaction):
    """Rank points."""

    def __init__(self, instance, profile, ballot):
        super().__init__(instance, profile, ballot, lambda i, p, b, x, v: rank_points(i, b, x))


class RankCost(AdditiveSatisfaction):
    """Rank points times the cost."""

    def __init__(self, instance, profile, ballot):
        super().__init__(
            instance, profile, ballot, lambda i, p, b, x, v: rank_points(i, b, x) * x.cost
        )


GREEDY = {
    "greedy_votes": Cost_Sat,
    "greedy_votes_per_cost": Cardinality_Sat,
    "greedy_points": PointsCost,
    "greedy_points_per_cost": Additive_Cardinal_Sat,
    "greedy_rank": RankCost,
    "greedy_rank_per_cost": Rank,
    "greedy_borda_per_cost": Additive_Borda_Sat,
}
#: what Equal Shares counts by, and what the greedy rest goes by
SHARES = {
    "mes_cost": (Cost_Sat, Cost_Sat),
    "mes_card": (Cardinality_Sat, Cost_Sat),
    "mes_points": (Additive_Cardinal_Sat, PointsCost),
    "mes_pointscost": (PointsCost, PointsCost),
    "mes_rank": (Rank, RankCost),
    "mes_rankcost": (RankCost, RankCost),
    "mes_borda": (Additive_Borda_Sat, RankCost),
}


def count(path, rule):
    """The winners in the order in which pabutools lists them."""
    instance, profile = parse_pabulib(path)
    profile = profile.as_multiprofile()
    if rule in GREEDY:
        by = {"sat_class": GREEDY[rule], "is_sat_additive": True}
        return greedy_utilitarian_welfare(instance, profile, **by)
    if rule == "phragmen":
        return sequential_phragmen(instance, profile)
    if rule == "phragmen_u":
        return completed(instance, profile, sequential_phragmen, {}, Cost_Sat)
    name, _, ending = rule.partition("_add1")
    name = name.removesuffix("_u")
    by, rest = SHARES[name]
    params = {"sat_class": by} | ({"voter_budget_increment": 1} if "_add1" in rule else {})
    if rule.endswith("_u") or ending == "u":
        return completed(instance, profile, method_of_equal_shares, params, rest)
    return method_of_equal_shares(instance, profile, **params)


def completed(instance, profile, rule, params, rest):
    """A rule, and the money left over spent greedily."""
    then = {"sat_class": rest, "is_sat_additive": True}
    rules = [rule, greedy_utilitarian_welfare]
    return completion_by_rule_combination(instance, profile, rules, [params, then])


def main():
    """Count, tell, count again."""
    path, rule, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    spent = 0.0
    for _ in range(runs):
        start = process_time()
        winners = [project.name for project in count(path, rule)]
        seconds = process_time() - start
        memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"seconds": seconds, "memory": memory, "winners": winners}), flush=True)
        spent += seconds
        if spent > ENOUGH_SECONDS:
            break


if __name__ == "__main__":
    main()
