"""The rule that a file names in its META."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from pbapp.counting.election import BallotKind
from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.file import PabulibFile
from pbapp.counting.rule import Add1Stop, Completion, Method, Rule, TooDear, Utility
from pbapp.counting.worth import OWN

KNOWN = (
    "greedy",
    "greedy-no-skip",
    "greedy-threshold",
    "equalshares",
    "equalshares-comparison",
    "equalshares/add1",
    "equalshares/add1-comparison",
)
#: what Equal Shares cities count: the cost of projects approved (Wieliczka), points (Aarau), places
SHARED_BY = {
    BallotKind.APPROVAL: Utility.COST,
    BallotKind.KNAPSACK: Utility.COST,
    BallotKind.POINTS: Utility.POINTS,
    BallotKind.SCORES: Utility.POINTS,
    BallotKind.RANKING: Utility.RANK,
}
#: the kinds whose score, the sum that a threshold is about, is the number of votes
BY_VOTES = frozenset({BallotKind.APPROVAL, BallotKind.KNAPSACK})


class UnknownRule(ValueError):
    """No rule of that name is built here; the message names it and those that are."""


def rule_named_by(file: PabulibFile, name: str | None = None) -> Rule:
    """The rule of META `rule`, or of `name` instead, in the units of the file's election.

    Projects stand in the order of their votes, points or rank points (Kraków: 3, 2 and 1).
    Raises UnknownRule: `greedy-custom` and `unknown` say nothing that could be counted, and for
    `greedy-exclusive` the format has no field that names the projects which exclude one another.
    """
    name = name or file.meta["rule"]
    if name not in KNOWN:
        raise UnknownRule(f"the rule {name} cannot be counted; known are {', '.join(KNOWN)}")
    return _greedy(file, name) if name.startswith("greedy") else _equal_shares(file, name)


def _greedy(file: PabulibFile, name: str) -> Rule:
    kind = file.election.kind
    least = _threshold(file) if name == "greedy-threshold" else Fraction(0)
    by_votes = kind in BY_VOTES
    return Rule(
        Method.GREEDY,
        minimum_votes=ceil(least) if by_votes else 0,
        minimum_points=0 if by_votes else ceil(least * file.points_unit),
        too_dear=TooDear.STOP if name == "greedy-no-skip" else TooDear.SKIP,
        utility=OWN[kind],
    )


def _threshold(file: PabulibFile) -> Fraction:
    """Votes and points are whole, so a threshold with decimals is rounded up by who asks."""
    least = amount(file.meta.get("min_project_score_threshold", ""))
    if least is None:
        raise UnknownRule("the rule greedy-threshold needs META min_project_score_threshold")
    return least


def _equal_shares(file: PabulibFile, name: str) -> Rule:
    """The Equal Shares cities in Pabulib raised shares by one currency unit until overspending."""
    return Rule(
        Method.EQUAL_SHARES,
        utility=SHARED_BY[file.election.kind],
        completion=Completion.ADD1 if "/add1" in name else Completion.NONE,
        add1_stop=Add1Stop.OVERSPEND,
        step=file.unit,
        comparison=name.endswith("-comparison"),
    )
