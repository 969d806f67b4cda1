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
