"""Projects that had their turns in the order of their scores."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import ceil

from .told import BY_COST, Paid, Told

ENDING = ("stopped", "offered_part")
WITH_REST = ("greedy_rest", "add1_greedy_rest")


def check_line(told: Told, first: int, kind: str, utility: str) -> None:
    """From the round `first` on, each open project had its turn and the fate due to it."""
    if kind == "funded_from_rest" and told.rule["completion"] not in WITH_REST:
        told.expect(first == len(told.rounds), "there are rounds after the last purchase")
        return
    rounds, done = told.rounds[first:], told.before[first][1]
    ranks = _ranks(told, told.open - done.keys(), utility)
    order = sorted(ranks, key=lambda name: (ranks[name], told.key(name)))
    turns = [turn["project"] for turn in rounds]
    told.expect(turns == order[: len(turns)], "turns were not taken in the order of the scores")
    ended = bool(rounds) and rounds[-1]["kind"] in ENDING
    told.expect(ended or len(turns) == len(order), "not every project had its turn")
    for place, turn in enumerate(rounds, first):
        fate = _fate(told, turn["project"], kind, *told.before[place])
        told.expect(turn["kind"] in fate, f"round {place}: {turn['project']}: should be {fate[0]}")
    equals = defaultdict(set)
    for name, rank in ranks.items():
        equals[rank].add(name)
    told.met += [names for names in equals.values() if len(names) > 1 and names & {*turns}]


def _ranks(told: Told, names: set[str], utility: str) -> dict[str, tuple[int, Fraction]]:
    """By score, by score per cost, or by mean; smaller comes first."""
    score, cost, votes = told.total(told.worths(utility)), told.cost, told.votes
    if told.rule["method"] == "mean_score":
        rated = {name for name in names if votes[name]}
        means = {name: (0, Fraction(-score[name], votes[name])) for name in rated}
        return {name: means.get(name, (1, Fraction(0))) for name in names}
    if utility in BY_COST:
        return {name: (0, Fraction(-score[name])) for name in names}
    return {
        name: (0, Fraction(-score[name], cost[name]))
        if cost[name]
        else (-(score[name] > 0), Fraction(0))
        for name in names
    }


def _fate(told: Told, name: str, kind: str, left: int, paid: Paid) -> tuple[str, ...]:
    """What can become of a project at its turn."""
    cost, too_dear = told.cost[name], told.rule["too_dear"]
    if not told.has_room(name, paid):
        return ("over_cap",)
    if cost <= left:
        return (kind,)
    if too_dear == "part" and left >= max(1, ceil(Fraction(told.rule["part_share"]) * cost)):
        return "offered_part", "funded_in_part", "refused_part"
    return ("stopped",) if too_dear == "stop" else ("did_not_fit",)
