"""Money freed or added after the count: winners who have been told stay, the list goes on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.counting import (
    Cap,
    Completion,
    Election,
    Method,
    Rule,
    Step,
    StepKind,
    Tie,
    TieKey,
    TieNeedsLot,
    TooDear,
    Uncountable,
    run,
)
from pbapp.counting.reserve import Addition, Following, Withdrawal, after
from tests.counting.any_ballots import elections, lots
from tests.counting.elections import election

GREEDY = Rule(Method.GREEDY)
#: Votes: a 4, b 3, c 2, d 1. a and c are funded, 1 is left, b and d are in reserve.
FOUR = election(10, {"a": 6, "b": 7, "c": 3, "d": 3}, "abcd", "abc", "ab", "a")


def test_the_reserve_keeps_the_order_of_the_count() -> None:
    assert run(FOUR, GREEDY).reserve == ("b", "d")


def test_what_a_winner_frees_goes_to_the_next_that_fits() -> None:
    later = after(FOUR, run(FOUR, GREEDY), [Withdrawal("c")])
    assert later.followings == (
        Following(
            Withdrawal("c"),
            freed=3,
            left=1,
            steps=(
                Step(StepKind.DID_NOT_FIT, "b", 3, 7, 4),
                Step(StepKind.FUNDED_FROM_RESERVE, "d", 1, 3, 1),
            ),
        ),
    )
    assert (later.winners, later.left, later.reserve) == (("a", "d"), 1, ("b",))


def test_money_added_goes_down_the_list_and_nobody_who_was_told_loses() -> None:
    later = after(FOUR, run(FOUR, GREEDY), [Addition(5), Addition(4)])
    assert [following.left for following in later.followings] == [3, 0]
    assert (later.winners, later.left, later.reserve) == (("a", "c", "d", "b"), 0, ())


def test_the_rule_that_stopped_the_count_does_not_stop_the_reserve() -> None:
    outcome = run(FOUR, Rule(Method.GREEDY, too_dear=TooDear.STOP))
    assert outcome.reserve == ("b", "c", "d")
    assert after(FOUR, outcome, [Addition(2)]).winners == ("a", "c", "d")


def test_who_withdraws_from_the_reserve_is_passed_over() -> None:
    later = after(FOUR, run(FOUR, GREEDY), [Withdrawal("b"), Withdrawal("a")])
    assert (later.winners, later.left, later.reserve) == (("c", "d"), 4, ())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([Withdrawal("z")], "project z is neither funded nor in reserve"),
        ([Withdrawal("c"), Withdrawal("c")], "project c is neither funded nor in reserve"),
        ([Addition(0)], "money added must be more than nothing, not 0"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    changes: list[Withdrawal | Addition], message: str
) -> None:
    with pytest.raises(Uncountable) as refused:
        after(FOUR, run(FOUR, GREEDY), changes)
    assert str(refused.value) == message


def test_limits_hold_for_the_reserve_and_open_when_a_winner_goes() -> None:
    one = Cap("one", frozenset("ab"), most_projects=1)
    counted = replace(FOUR, caps=(one,))
    outcome = run(counted, GREEDY)
    assert outcome.reserve == ("b", "d")
    assert after(counted, outcome, [Addition(20)]).winners == ("a", "c", "d")
    assert after(counted, outcome, [Withdrawal("a")]).winners == ("c", "b")


def test_a_part_that_was_accepted_is_what_is_freed() -> None:
    rule = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2))
    outcome = run(FOUR, rule, answers={"b": True})
    assert (outcome.winners, outcome.total_cost) == (("a", "b"), 10)
    later = after(FOUR, outcome, [Withdrawal("b")])
    assert (later.followings[0].freed, later.winners) == (4, ("a", "c"))


def test_a_part_that_was_accepted_is_what_counts_towards_a_limit() -> None:
    rule = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2))
    counted = replace(FOUR, caps=(Cap("parks", frozenset("bc"), most_money=7),))
    outcome = run(counted, rule, answers={"b": True})
    assert (outcome.winners, outcome.reserve) == (("a", "b"), ("c", "d"))
    assert after(counted, outcome, [Addition(3)]).winners == ("a", "b", "c")


def test_equals_in_reserve_need_a_lot_when_the_money_is_for_one_of_them() -> None:
    counted = election(4, {"a": 4, "b": 3, "c": 3}, "abc", "a")
    outcome = run(counted, GREEDY)
    assert outcome.reserve_ties == (Tie(("b", "c"), TieKey.LOT),)
    assert after(counted, outcome, [Withdrawal("a"), Addition(2)], ("b", "c")).winners == ("b", "c")
    with pytest.raises(TieNeedsLot) as stopped:
        after(counted, outcome, [Withdrawal("a")])
    assert stopped.value.projects == ("b", "c")
    assert after(counted, outcome, [Withdrawal("a")], ("c", "b")).winners == ("c",)
    assert after(
        counted,
        outcome,
        [
            Withdrawal("a"),
        ],
        ("b", "c"),
    ).winners == ("b",)
    assert after(counted, outcome, [Addition(6)]).winners == ("a", "b", "c")


def test_after_equal_shares_the_next_is_whose_supporters_could_pay_most() -> None:
    # 10 each. a takes 8 from each of its three; 2 of 12 are left for b's one supporter, 10 of 11
    # for c's, 20 of 25 for d's. c could pay the largest part, then d, then b.
    counted = election(60, {"a": 24, "b": 12, "c": 11, "d": 25}, "2*a", "ab", "c", "2*d")
    outcome = run(counted, Rule(Method.EQUAL_SHARES))
    assert (outcome.winners, outcome.reserve) == (("a",), ("c", "d", "b"))


def test_of_those_who_could_pay_the_same_part_the_higher_score_comes_first() -> None:
    # 5 each: two hold 10 of b's 12, one holds 5 of c's 6.
    counted = election(15, {"b": 12, "c": 6}, "2*b", "c")
    assert run(counted, Rule(Method.EQUAL_SHARES)).reserve == ("b", "c")


def test_after_phragmen_the_next_is_whose_supporters_hold_most() -> None:
    # a is bought at 8. At 10, d would be next but does not fit: c's supporter holds 10 of 11, b's
    # holds 2 of 9, and e's two hold 2 each, of 40.
    counted = election(30, {"a": 24, "b": 9, "c": 11, "d": 20, "e": 31}, "2*ae", "ab", "c", "2*d")
    outcome = run(counted, Rule(Method.PHRAGMEN))
    assert (outcome.winners, outcome.reserve) == (("a",), ("d", "c", "b", "e"))


@given(data=st.data(), counted=elections(caps=True))
@pytest.mark.parametrize(
    "rule",
    [
        GREEDY,
        Rule(Method.EQUAL_SHARES),
        Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST, comparison=True),
        Rule(Method.PHRAGMEN),
    ],
)
def test_after_any_changes_the_money_adds_up_and_the_told_stay(
    data: st.DataObject, rule: Rule, counted: Election
) -> None:
    lot = data.draw(lots(counted))
    outcome = run(counted, rule, lot)
    assert set(outcome.reserve).isdisjoint(outcome.winners)
    assert set(outcome.reserve) | set(outcome.winners) == set(counted.by_id)
    change = st.one_of(
        st.sampled_from(sorted(counted.by_id)).map(Withdrawal),
        st.integers(1, 10**12).map(Addition),
    )
    changes = data.draw(st.lists(change, max_size=3, unique=True))
    later = after(counted, outcome, changes)
    gone = {change.project for change in changes if isinstance(change, Withdrawal)}
    added = sum(change.amount for change in changes if isinstance(change, Addition))
    assert set(outcome.winners) - gone <= set(later.winners)
    assert gone.isdisjoint(later.winners)
    assert gone.isdisjoint(later.reserve)
    spent = sum(counted.by_id[project].cost for project in later.winners)
    assert later.left == counted.budget + added - spent >= 0
