from __future__ import annotations

from fractions import Fraction

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Completion,
    Election,
    Method,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Spent,
    Tie,
    TieKey,
    TooDear,
    Utility,
    run,
)
from tests.counting.elections import election

GREEDY = Rule(Method.GREEDY, minimum_votes=2)


def test_greedy_gives_each_project_its_reason_with_the_money_at_its_turn() -> None:
    counted = election(10, {"a": 6, "b": 7, "c": 4, "d": 1}, "3*abc", "ab", "a", "d")
    assert run(counted, GREEDY).reasons == {
        "a": Reason(ReasonCode.FUNDED, 5, 6, left=Fraction(10)),
        "b": Reason(ReasonCode.NO_MONEY_LEFT, 4, 7, left=Fraction(4)),
        "c": Reason(ReasonCode.FUNDED, 3, 4, left=Fraction(4)),
        "d": Reason(ReasonCode.BELOW_MINIMUM_VOTES, 1, 1, needed=2),
    }


def test_after_the_line_nothing_is_funded_even_where_it_would_fit() -> None:
    counted = election(10, {"a": 6, "b": 7, "c": 4}, "3*abc", "ab", "a")
    reasons = run(counted, Rule(Method.GREEDY, too_dear=TooDear.STOP)).reasons
    assert reasons["b"] == Reason(ReasonCode.NO_MONEY_LEFT, 4, 7, left=Fraction(4))
    assert reasons["c"] == Reason(ReasonCode.AFTER_THE_LINE, 3, 4, left=Fraction(4))


def test_a_withdrawn_project_keeps_its_votes_and_is_never_funded() -> None:
    projects = [Project("a", 6, withdrawn=True), Project("b", 6)]
    counted = Election.of(projects, 20, [["a"], ["a"], ["b"]])
    for rule in (Rule(Method.GREEDY, too_dear=TooDear.STOP), Rule(Method.EQUAL_SHARES)):
        outcome = run(counted, rule)
        assert outcome.winners == ("b",)
        assert outcome.reasons["a"] == Reason(ReasonCode.WITHDRAWN, 2, 6)


def test_equal_shares_says_how_many_votes_the_cost_asks_for() -> None:
    # 5 each: one supporter has 5 of 6, two would have enough.
    reasons = run(election(10, {"a": 6, "b": 0}, "a", ""), Rule(Method.EQUAL_SHARES)).reasons
    few = ReasonCode.TOO_FEW_VOTES
    assert reasons["a"] == Reason(few, 1, 6, left=Fraction(5), needed=2, share=Fraction(5))
    assert reasons["b"] == Reason(few, 0, 0, left=Fraction(0), needed=0, share=Fraction(5))


def test_equal_shares_names_the_projects_that_took_the_supporters_money() -> None:
    # 4 each. a takes 3 of its three supporters, b the last 1 of the first and 4 of the fourth;
    # d's supporters, the first and the second, held 8 and now hold 1 together.
    counted = election(16, {"a": 9, "b": 5, "d": 7}, "abd", "ad", "a", "b")
    outcome = run(counted, Rule(Method.EQUAL_SHARES))
    assert outcome.winners == ("a", "b")
    assert outcome.reasons["d"] == Reason(
        ReasonCode.MONEY_WENT_ELSEWHERE,
        2,
        7,
        left=Fraction(1),
        share=Fraction(4),
        went_to=(Spent("a", 6), Spent("b", 1)),
    )
    assert outcome.reasons["b"] == Reason(
        ReasonCode.FUNDED, 2, 5, left=Fraction(7), share=Fraction(4)
    )


def test_a_lot_that_decided_money_stands_in_the_reasons_of_winner_and_loser() -> None:
    counted = election(10, {"a": 4, "b": 4, "c": 4, "d": 1}, "3*abcd", "d")
    reasons = run(counted, Rule(Method.GREEDY), lot=("c", "a", "b")).reasons
    drawn = Tie(("c", "a", "b"), TieKey.LOT, decisive=True)
    assert [reasons[p].tie for p in "abcd"] == [drawn, drawn, drawn, None]
    assert reasons["b"] == Reason(ReasonCode.NO_MONEY_LEFT, 3, 4, left=Fraction(1), tie=drawn)


def test_a_lower_cost_that_decided_money_stands_in_the_reasons() -> None:
    counted = election(6, {"a": 5, "b": 2}, "3*ab")
    reasons = run(counted, Rule(Method.GREEDY)).reasons
    cheaper = Tie(("b", "a"), TieKey.LOWER_COST)
    assert (reasons["a"].tie, reasons["b"].tie) == (cheaper, cheaper)


def test_a_tie_of_which_one_would_not_fit_anyhow_is_no_reason() -> None:
    # a is too dear even when taken first; b and c both fit in any order.
    counted = election(6, {"a": 7, "b": 2, "c": 2}, "3*abc")
    reasons = run(counted, Rule(Method.GREEDY)).reasons
    assert [reasons[p].tie for p in "abc"] == [None, None, None]


def test_a_line_that_fell_on_equals_names_who_came_first() -> None:
    counted = election(6, {"a": 5, "b": 5, "c": 5}, "3*abc")
    rule = Rule(Method.GREEDY, too_dear=TooDear.STOP)
    reasons = run(counted, rule, lot=("a", "b", "c")).reasons
    drawn = Tie(("a", "b", "c"), TieKey.LOT, decisive=True)
    assert reasons["c"] == Reason(ReasonCode.AFTER_THE_LINE, 3, 5, left=Fraction(1), tie=drawn)


def test_who_names_a_project_where_it_is_worth_nothing_brings_no_money() -> None:
    # 5 each. By Borda the second of two is worth nothing to those who rank it.
    ranked = (BallotGroup(("a", "b"), 3),)
    projects = (Project("a", 15), Project("b", 9))
    counted = Election(projects, 15, ranked, BallotKind.RANKING)
    reasons = run(counted, Rule(Method.EQUAL_SHARES, utility=Utility.BORDA)).reasons
    assert reasons["b"] == Reason(
        ReasonCode.TOO_FEW_VOTES, 3, 9, left=Fraction(0), needed=2, share=Fraction(5)
    )


def test_the_rest_after_raised_shares_tells_its_lot() -> None:
    # 5/2 each: nobody can pay 5. With 100 more, both could, which is too much.
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_GREEDY_REST, step=100)
    counted = election(5, {"a": 5, "b": 5}, "a", "b")
    outcome = run(counted, rule, lot=("b", "a"))
    drawn = Tie(("b", "a"), TieKey.LOT, decisive=True)
    assert outcome.winners == ("b",)
    assert [outcome.reasons[p].tie for p in "ab"] == [drawn, drawn]


def test_equal_shares_tells_a_lot_only_where_one_was_drawn() -> None:
    # 5 each. The two share a supporter, so whichever is bought first leaves the other short.
    counted = election(10, {"a": 5, "b": 5}, "ab", "")
    reasons = run(counted, Rule(Method.EQUAL_SHARES), lot=("b", "a")).reasons
    drawn = Tie(("b", "a"), TieKey.LOT, decisive=True)
    assert (reasons["a"].code, reasons["a"].tie) == (ReasonCode.MONEY_WENT_ELSEWHERE, drawn)
    assert reasons["b"].tie == drawn
    # Both are bought from shares of their own: any order does.
    reasons = run(election(10, {"a": 5, "b": 5}, "a", "b"), Rule(Method.EQUAL_SHARES)).reasons
    assert (reasons["a"].tie, reasons["b"].tie) == (None, None)


def test_the_rest_spent_by_votes_tells_its_lot_too() -> None:
    # 2 each: nobody reaches 5 alone, so everything goes by votes.
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST)
    reasons = run(election(6, {"a": 5, "b": 5}, "a", "b", ""), rule, lot=("b", "a")).reasons
    drawn = Tie(("b", "a"), TieKey.LOT, decisive=True)
    assert (reasons["a"].code, reasons["a"].tie) == (ReasonCode.TOO_FEW_VOTES, drawn)


def test_a_tie_in_which_nobody_was_funded_is_no_reason() -> None:
    # a was drawn first and ended the count: no other of the tie took the money.
    counted = election(5, {"a": 9, "b": 4}, "ab")
    rule = Rule(Method.GREEDY, too_dear=TooDear.STOP, tie_keys=())
    reasons = run(counted, rule, lot=("a", "b")).reasons
    assert reasons["b"] == Reason(ReasonCode.AFTER_THE_LINE, 1, 4, left=Fraction(5))
