"""Equal Shares with cost utility: Peters and Skowron, EC 2020; completions: equalshares.net."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pbapp.counting import (
    Add1Stop,
    Cap,
    Comparison,
    Completion,
    Election,
    Method,
    Rule,
    Shares,
    StartShare,
    Step,
    StepKind,
    run,
)
from tests.counting.elections import election

PLAIN = Rule(Method.EQUAL_SHARES)
REST = Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST)
ADD1 = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1)
ADD1_OVERSPEND = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, add1_stop=Add1Stop.OVERSPEND)

#: Six voters for a and b, four for c, 10 each. By votes a and b take all of the money. Here a asks
#: 50/6 of each, so its supporters cannot pay for b as well, and c gets what its four can pay.
DIVIDED = election(100, {"a": 50, "b": 50, "c": 40}, "6*ab", "4*c")
#: 5 each. a asks 3 of each (rate 1/2); then the first voter holds 2 and b stays out of reach.
SHORT = election(10, {"a": 6, "b": 4}, "ab", "a")
#: 5 each. a asks both for 2; then b asks 3 of the first and 3 of the second: all is spent.
PAID_UP = election(10, {"a": 4, "b": 6}, "2*ab")
#: 4 each. a asks 3 of its three; b then takes the last 1 of the first and 4 of the fourth.
RUNS_DRY = election(16, {"a": 9, "b": 5}, "ab", "2*a", "b")


@pytest.mark.parametrize(
    ("counted", "rule", "winners"),
    [
        (DIVIDED, Rule(Method.GREEDY), ("a", "b")),
        (DIVIDED, PLAIN, ("a", "c")),
        (SHORT, PLAIN, ("a",)),
        (SHORT, REST, ("a", "b")),
        (SHORT, ADD1, ("a", "b")),
        (PAID_UP, PLAIN, ("a", "b")),
        (RUNS_DRY, PLAIN, ("a", "b")),
        (election(10, {"a": 0, "b": 4, "c": 0}, "ab"), PLAIN, ("a", "b")),
        (election(10, {"a": 20}, "2*a"), PLAIN, ()),
    ],
)
def test_winners_counted_by_hand(counted: Election, rule: Rule, winners: tuple[str, ...]) -> None:
    assert run(counted, rule, lot=tuple(counted.by_id)).winners == winners


def test_every_purchase_tells_the_share_that_supporters_paid() -> None:
    assert run(RUNS_DRY, PLAIN).steps == (
        Step(StepKind.FUNDED, "a", 3, 9, 7, Fraction(3)),
        Step(StepKind.FUNDED, "b", 2, 5, 2, Fraction(4)),
    )


def test_the_rest_is_spent_by_votes_and_told_apart() -> None:
    steps = run(SHORT, REST).steps
    assert steps[1] == Step(StepKind.FUNDED_FROM_REST, "b", 1, 4, 0)


def test_what_raised_shares_leave_is_spent_by_votes() -> None:
    # With 7 each both b and c would be bought after a, for 14 in all, so 6 each stand, and 4 are
    # left, which pay for one of the two.
    counted = election(10, {"a": 6, "b": 4, "c": 4}, "ab", "ac")
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_GREEDY_REST)
    outcome = run(counted, rule, lot=("c", "b"))
    kinds = [(step.project, step.kind) for step in outcome.steps[:2]]
    assert kinds == [("a", StepKind.FUNDED), ("c", StepKind.FUNDED_FROM_REST)]
    assert outcome.shares == Shares(Fraction(5), Fraction(6), 1)


def test_a_cap_takes_projects_off_the_market_as_soon_as_it_is_full() -> None:
    # Without the cap b would follow a at rate 1/6.
    open_to_all = election(12, {"a": 3, "b": 3, "c": 3}, "6*ab", "3*c")
    only_one = replace(open_to_all, caps=(Cap("parks", frozenset("ab"), most_projects=1),))
    assert run(open_to_all, PLAIN, lot=("a", "b", "c")).winners == ("a", "b", "c")
    assert run(only_one, PLAIN, lot=("a", "b", "c")).winners == ("a", "c")


def test_raising_ends_when_all_that_is_left_is_behind_a_full_cap() -> None:
    counted = election(12, {"a": 3, "b": 3}, "ab", "")
    capped = replace(counted, caps=(Cap("parks", frozenset("ab"), most_projects=1),))
    outcome = run(capped, ADD1_OVERSPEND, lot=("a", "b"))
    assert (outcome.winners, outcome.shares) == (("a",), Shares(Fraction(6), Fraction(6), 0))


def test_a_step_may_be_a_part_of_the_first_share() -> None:
    # 5 each, raised by a fifth of it, is the same as by 1.
    rule = replace(ADD1, step_share=Fraction(1, 5), step=100)
    assert run(SHORT, rule).shares == Shares(Fraction(5), Fraction(7), 2)


def test_add1_raises_the_shares_until_the_next_project_is_in_reach() -> None:
    # At 7 each the first voter has 4 left after a.
    assert run(SHORT, ADD1).shares == Shares(Fraction(5), Fraction(7), 2)


def test_the_exhaustive_stop_ends_when_nothing_fits_and_the_overspend_stop_goes_on() -> None:
    # a asks 2 of each. With 6 each the first voter has 4 left and buys b; 2 of the budget remain,
    # so c does not fit. With 7 each c would be bought too, for 13 in all.
    counted = election(10, {"a": 4, "b": 4, "c": 5}, "ab", "ac")
    exhaustive, overspend = run(counted, ADD1), run(counted, ADD1_OVERSPEND)
    assert (exhaustive.winners, exhaustive.shares) == (
        ("a", "b"),
        Shares(Fraction(5), Fraction(6), 1),
    )
    assert (overspend.winners, overspend.shares) == (exhaustive.winners, exhaustive.shares)


def test_the_overspend_stop_may_leave_the_first_exhaustive_result_for_a_better_used_one() -> None:
    # With 2 each, b's three supporters hold 6 of the 8 it costs, so a is bought and b no longer
    # fits. With 3 each, b asks 8/3 at rate 1/3, lower than 1/2 for a, and leaves too little for a.
    # With 4 each both would be bought and cost 10.
    counted = election(8, {"a": 2, "b": 8}, "2*ab", "b", "")
    assert run(counted, ADD1).winners == ("a",)
    outcome = run(counted, ADD1_OVERSPEND)
    assert (outcome.winners, outcome.shares) == (("b",), Shares(Fraction(2), Fraction(3), 1))


def test_the_step_and_the_rounded_start_are_parameters() -> None:
    counted = election(11, {"a": 6, "b": 4}, "ab", "a")
    rounded = Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ADD1,
        step=2,
        start_share=StartShare.ROUNDED_DOWN,
    )
    assert run(counted, rounded).shares == Shares(Fraction(4), Fraction(8), 2)
    assert run(counted, ADD1).shares == Shares(Fraction(11, 2), Fraction(15, 2), 2)


def test_add1_ends_when_everything_with_a_vote_is_bought() -> None:
    counted = election(10, {"a": 3, "b": 1}, "a")
    assert run(counted, ADD1_OVERSPEND).shares == Shares(Fraction(10), Fraction(10), 0)


def test_a_project_that_overtakes_another_as_shares_rise_ends_the_passing_over_of_steps() -> None:
    counted = election(13, {"a": 9, "b": 7, "c": 4}, "ab", "a", "bc", "c", "")
    outcome = run(counted, ADD1_OVERSPEND)
    assert outcome.winners == ("c", "b")
    assert outcome.shares == Shares(Fraction(13, 5), Fraction(28, 5), 3)


def test_voters_who_run_short_as_shares_rise_end_the_passing_over_of_steps() -> None:
    # Passed over too far, d would be bought last in the first, and b in the second.
    first = election(30, {"a": 14, "b": 15, "c": 23, "d": 2}, "abcd", "2*bc", "a", "ab")
    second = election(44, {"a": 17, "b": 11, "c": 8, "d": 13}, "a", "b", "c", "d", "abc", "ad")
    outcomes = [run(counted, ADD1_OVERSPEND) for counted in (first, second)]
    assert [outcome.winners for outcome in outcomes] == [("b", "a"), ("a", "c", "d")]
    assert [outcome.shares for outcome in outcomes] == [
        Shares(Fraction(6), Fraction(10), 4),
        Shares(Fraction(22, 3), Fraction(28, 3), 2),
    ]


def test_the_steps_tell_the_shares_of_the_last_pass_even_where_others_were_passed_over() -> None:
    # With 39/4 each, b takes 11/2 of its two, and c the last 17/4 of the third and 27/4.
    outcome = run(election(23, {"a": 5, "b": 11, "c": 11}, "ab", "c", "bc", ""), ADD1_OVERSPEND)
    assert outcome.shares == Shares(Fraction(23, 4), Fraction(39, 4), 4)
    assert [step.share for step in outcome.steps] == [Fraction(11, 2), Fraction(27, 4)]


def test_a_purse_short_by_less_than_a_float_can_show_pays_all_it_holds() -> None:
    # Each has 10**18. a asks 4 * 10**17 + 1/3 of its three, so the first voter lacks 1/3 of an
    # even share of p, and the second pays 1/3 more.
    counted = election(4 * 10**18, {"a": 12 * 10**17 + 1, "p": 12 * 10**17}, "ap", "p", "2*a")
    shares = [step.share for step in run(counted, PLAIN).steps]
    assert shares == [4 * 10**17 + Fraction(1, 3), 6 * 10**17 + Fraction(1, 3)]


def test_progress_is_told_the_money_spent_and_the_budget() -> None:
    told: list[tuple[int, int]] = []
    run(SHORT, ADD1, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(6, 10)]


@pytest.mark.parametrize(
    ("counted", "winners", "comparison"),
    [
        (DIVIDED, ("a", "b"), Comparison(4, 6)),
        (
            election(100, {"a": 40, "b": 60, "c": 30, "d": 30}, "4*ab", "3*c", "3*d"),
            ("a", "c", "d"),
            Comparison(6, 4),
        ),
    ],
)
def test_the_comparison_step_takes_greedy_only_where_more_voters_prefer_it(
    counted: Election, winners: tuple[str, ...], comparison: Comparison
) -> None:
    rule = Rule(Method.EQUAL_SHARES, comparison=True)
    outcome = run(counted, rule, lot=("a", "b", "c", "d"))
    assert (outcome.winners, outcome.comparison) == (winners, comparison)


def test_equal_shares_stands_where_as_many_voters_prefer_each() -> None:
    assert not Comparison(5, 5).greedy_taken


def test_projects_below_the_minimum_of_votes_are_never_bought() -> None:
    counted = election(10, {"a": 3, "b": 1}, "2*a", "ab")
    assert run(counted, Rule(Method.EQUAL_SHARES, minimum_votes=2)).winners == ("a",)


def test_steps_are_passed_over_only_while_the_next_cheapest_stays_behind() -> None:
    """c comes before a by lot alone; as shares rise, the price of a would fall below."""
    rule = Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ADD1,
        add1_stop=Add1Stop.OVERSPEND,
        tie_keys=(),
    )
    counted = election(22680, {"a": 10080, "b": 2520, "c": 15120}, "3*c", "3*ab", "ac")
    outcome = run(counted, rule, lot=("b", "c", "a"))
    assert outcome.winners == ("c", "b")
    assert outcome.shares is not None
    assert outcome.shares.rises == 540
