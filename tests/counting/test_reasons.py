from __future__ import annotations

from fractions import Fraction

from pbapp.counting import (
    Election,
    Method,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Spent,
    TooDear,
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
        went_to=(Spent("a", Fraction(6)), Spent("b", Fraction(1))),
    )
    assert outcome.reasons["b"] == Reason(
        ReasonCode.FUNDED, 2, 5, left=Fraction(7), share=Fraction(4)
    )
