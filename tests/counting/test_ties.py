from __future__ import annotations

import pytest

from pbapp.counting import (
    Completion,
    Election,
    Method,
    Rule,
    Tie,
    TieKey,
    TieNeedsLot,
    TooDear,
    run,
)
from tests.counting.elections import election

GREEDY = Rule(Method.GREEDY)
STOP = Rule(Method.GREEDY, too_dear=TooDear.STOP)
SHARES = Rule(Method.EQUAL_SHARES)
ADD1 = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1)


def test_equal_votes_go_by_lower_cost_and_the_tie_is_told() -> None:
    outcome = run(election(10, {"a": 7, "b": 6}, "ab"), GREEDY)
    assert outcome.winners == ("b",)
    assert outcome.ties == (Tie(("b", "a"), TieKey.LOWER_COST),)


def test_equal_rates_go_by_lower_cost_in_equal_shares_too() -> None:
    outcome = run(election(8, {"a": 5, "b": 4}, "2*ab"), SHARES)
    assert (outcome.winners, outcome.ties) == (("b",), (Tie(("b", "a"), TieKey.LOWER_COST),))


@pytest.mark.parametrize("rule", [GREEDY, STOP, SHARES, ADD1])
def test_a_tie_that_decides_money_stops_the_count_and_names_the_projects(rule: Rule) -> None:
    with pytest.raises(TieNeedsLot) as stopped:
        run(election(10, {"a": 6, "b": 6, "c": 1}, "2*ab", "c"), rule)
    assert stopped.value.projects == ("a", "b")


@pytest.mark.parametrize("rule", [GREEDY, STOP, SHARES])
@pytest.mark.parametrize(("lot", "winner"), [(("a", "b"), "a"), (("b", "a"), "b")])
def test_the_lot_decides_and_the_outcome_says_so(
    rule: Rule, lot: tuple[str, ...], winner: str
) -> None:
    outcome = run(election(10, {"a": 6, "b": 6}, "2*ab"), rule, lot=lot)
    assert outcome.winners == (winner,)
    assert (outcome.ties, outcome.lot) == ((Tie(lot, TieKey.LOT, decisive=True),), lot)


@pytest.mark.parametrize(
    ("counted", "rule", "winners"),
    [
        (election(12, {"a": 6, "b": 6}, "2*ab"), GREEDY, ("a", "b")),
        (election(5, {"a": 6, "b": 6}, "2*ab"), GREEDY, ()),
        (election(5, {"a": 6, "b": 6}, "2*ab"), STOP, ()),
        (election(12, {"a": 6, "b": 6}, "2*ab"), SHARES, ("a", "b")),
        (election(12, {"a": 6, "b": 6}, "a", "b"), SHARES, ("a", "b")),
    ],
)
def test_a_tie_that_decides_nothing_is_told_but_asks_for_no_lot(
    counted: Election, rule: Rule, winners: tuple[str, ...]
) -> None:
    outcome = run(counted, rule)
    assert outcome.winners == winners
    assert {tie.projects for tie in outcome.ties} == {("a", "b")}
    assert not any(tie.decisive for tie in outcome.ties)


@pytest.mark.parametrize(("lot", "winners"), [("ab", ("e", "a", "b")), ("ba", ("e", "b"))])
def test_a_tie_decides_where_only_one_order_leaves_enough_for_both(
    lot: str, winners: tuple[str, ...]
) -> None:
    # 10 each; e takes 4 of the first. a and b ask 6 of their two. After a, the second voter's 4 and
    # 8 of the third pay for b; after b, the first has 6 and the second 4, too little for a.
    counted = election(50, {"a": 12, "b": 12, "e": 12}, "ae", "ab", "b", "2*e")
    with pytest.raises(TieNeedsLot):
        run(counted, SHARES)
    assert run(counted, SHARES, lot=tuple(lot)).winners == winners


def test_a_lot_drawn_for_one_tie_holds_while_another_is_weighed() -> None:
    # a and b: only one can be paid. c and d: both can, the second at a higher rate.
    costs = {"a": 24, "b": 24, "c": 22, "d": 22}
    counted = election(100, costs, "2*ab", "cd", "c", "d")
    assert run(counted, SHARES, lot=("b", "a")).winners == ("c", "b", "d")


@pytest.mark.parametrize(("budget", "costs"), [(7, {"a": 6, "b": 8}), (14, {"a": 8, "b": 15})])
def test_without_other_keys_a_project_too_dear_for_any_order_decides_only_where_the_count_stops(
    budget: int, costs: dict[str, int]
) -> None:
    counted = election(budget, costs, "ab")
    assert run(counted, Rule(Method.GREEDY, tie_keys=())).winners == ("a",)
    with pytest.raises(TieNeedsLot):
        run(counted, Rule(Method.GREEDY, too_dear=TooDear.STOP, tie_keys=()))


def test_a_lot_that_names_only_some_of_the_tied_is_not_enough() -> None:
    with pytest.raises(TieNeedsLot) as stopped:
        run(election(6, {"a": 6, "b": 6, "c": 6}, "abc"), GREEDY, lot=("b", "c"))
    assert stopped.value.projects == ("a", "b", "c")


def test_a_tie_among_many_asks_for_a_lot_without_trying_every_order() -> None:
    names = "abcdefghij"
    counted = election(60, dict.fromkeys(names, 60), f"6*{names}")
    with pytest.raises(TieNeedsLot) as stopped:
        run(counted, SHARES)
    assert stopped.value.projects == tuple(names)


def test_a_tie_on_the_way_that_changes_no_winner_asks_for_no_lot() -> None:
    # Whichever of a and b is bought first, its supporters run short for the other, which is then
    # bought at a higher rate: the ways differ, the winners do not.
    counted = election(24, {"a": 8, "b": 8}, "ab", "a", "b")
    outcome = run(counted, SHARES)
    assert set(outcome.winners) == {"a", "b"}


def test_without_other_keys_the_lot_alone_decides() -> None:
    rule = Rule(Method.GREEDY, tie_keys=())
    counted = election(7, {"a": 6, "b": 5}, "ab")
    assert run(counted, rule, lot=("a", "b")).winners == ("a",)
    with pytest.raises(TieNeedsLot):
        run(counted, rule)
    assert run(counted, Rule(Method.GREEDY)).winners == ("b",)


def test_a_tie_met_only_after_another_order_asks_for_a_lot_as_well() -> None:
    """Either order of a and d funds the same, but one of them leads to a tie that decides."""
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST, tie_keys=())
    with pytest.raises(TieNeedsLot) as stopped:
        run(election(11, {"a": 5, "b": 1, "c": 7, "d": 1}, "2*abcd", "2*b"), rule)
    assert stopped.value.projects == ("a", "d")
