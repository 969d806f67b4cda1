"""Greedy by votes: Talmon and Faliszewski, AAAI 2019; no skip and threshold: pabulib.org/format."""

from __future__ import annotations

import pytest

from pbapp.counting import (
    Completion,
    Election,
    Method,
    Rule,
    Step,
    StepKind,
    TooDear,
    Utility,
    run,
)
from tests.counting.elections import election

GREEDY = Rule(Method.GREEDY)
STOP = Rule(Method.GREEDY, too_dear=TooDear.STOP)
#: Votes: a 5, b 4, c 3, d 0.
FOUR = election(10, {"a": 6, "b": 7, "c": 4, "d": 0}, "3*abc", "ab", "a")


@pytest.mark.parametrize(
    ("counted", "rule", "winners"),
    [
        (FOUR, GREEDY, ("a", "c", "d")),
        (FOUR, STOP, ("a",)),
        (FOUR, Rule(Method.GREEDY, minimum_votes=1), ("a", "c")),
        (FOUR, Rule(Method.GREEDY, minimum_votes=3), ("a", "c")),
        (FOUR, Rule(Method.GREEDY, minimum_votes=4), ("a",)),
        (FOUR, Rule(Method.GREEDY, minimum_votes=6), ()),
        (election(10, {"a": 11, "b": 10}, "2*a", "b"), GREEDY, ("b",)),
        (election(10, {"a": 11, "b": 10}, "2*a", "b"), STOP, ()),
        (election(10, {"a": 4, "b": 6}, "a", "2*b"), GREEDY, ("b", "a")),
        (election(10**12, {"a": 10**12, "b": 1}, "2*a", "b"), GREEDY, ("a",)),
    ],
)
def test_winners_counted_by_hand(counted: Election, rule: Rule, winners: tuple[str, ...]) -> None:
    outcome = run(counted, rule)
    assert outcome.winners == winners
    assert outcome.total_cost == sum(counted.by_id[project].cost for project in winners)


def test_every_turn_is_told_with_the_money_left_after_it() -> None:
    assert run(FOUR, GREEDY).steps == (
        Step(StepKind.FUNDED, "a", 5, 6, 4),
        Step(StepKind.DID_NOT_FIT, "b", 4, 7, 4),
        Step(StepKind.FUNDED, "c", 3, 4, 0),
        Step(StepKind.FUNDED, "d", 0, 0, 0),
    )
    assert run(FOUR, STOP).steps == (
        Step(StepKind.FUNDED, "a", 5, 6, 4),
        Step(StepKind.STOPPED, "b", 4, 7, 4),
    )


PER_COST = Utility.CARDINALITY
#: Nobody can pay with a share of 1; a has more votes, b more votes per cost.
NINE = election(9, {"a": 9, "b": 3}, "2*ab", "a", "6*")
#: c is bought at once, and then d, which does not fit, ends the count.
TWENTY = election(20, {"a": 18, "b": 6, "c": 2, "d": 19}, "2*ab", "a", "6*c", "20*d")


@pytest.mark.parametrize(
    ("method", "counted", "winners"),
    [(Method.EQUAL_SHARES, NINE, ("a",)), (Method.PHRAGMEN, TWENTY, ("c", "a"))],
)
def test_the_rest_goes_by_votes_whatever_the_utility(
    method: Method, counted: Election, winners: tuple[str, ...]
) -> None:
    rule = Rule(method, utility=PER_COST, completion=Completion.GREEDY_REST)
    assert run(counted, rule).winners == winners


def test_votes_per_cost_are_another_order_than_votes() -> None:
    assert run(NINE, GREEDY).winners == ("a",)
    assert run(NINE, Rule(Method.GREEDY, utility=PER_COST)).winners == ("b",)
