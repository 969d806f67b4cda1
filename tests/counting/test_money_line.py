"""Where a project costs more than is left: on to the next, stop, or an offer of part."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Cap,
    Completion,
    Election,
    Method,
    Offer,
    Outcome,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Step,
    StepKind,
    Tie,
    TieKey,
    TieNeedsLot,
    TooDear,
    run,
)
from tests.counting.elections import election

PART = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2))
#: Votes: a 4, b 3, c 2, d 1. After a, 6 are left.
FOUR = election(10, {"a": 4, "b": 11, "c": 5, "d": 2}, "abcd", "abc", "ab", "a")


def codes(outcome: Outcome) -> dict[str, str]:
    return {project: reason.code.value for project, reason in sorted(outcome.reasons.items())}


def test_what_is_left_is_offered_and_the_others_wait() -> None:
    outcome = run(FOUR, PART)
    assert outcome.winners == ("a",)
    assert outcome.offer == Offer("b", amount=6, least=6)
    assert outcome.steps[-1] == Step(StepKind.OFFERED_PART, "b", 3, 11, 6)
    assert outcome.reasons["b"] == Reason(ReasonCode.OFFERED_PART, 3, 11, left=Fraction(6))
    assert outcome.reasons["c"] == Reason(ReasonCode.WAITS_FOR_ANSWER, 2, 5, left=Fraction(6))
    assert outcome.reserve == ()


def test_a_yes_gives_what_is_left() -> None:
    outcome = run(FOUR, PART, answers={"b": True})
    assert (outcome.winners, outcome.total_cost, outcome.offer) == (("a", "b"), 10, None)
    assert outcome.steps[1] == Step(StepKind.FUNDED_IN_PART, "b", 3, 6, 0)
    assert outcome.reasons["b"] == Reason(ReasonCode.FUNDED_IN_PART, 3, 11, left=Fraction(6))
    assert codes(outcome)["c"] == "no_money_left"
    assert outcome.reserve == ("c", "d")


def test_after_a_no_the_count_goes_on() -> None:
    outcome = run(FOUR, PART, answers={"b": False})
    assert outcome.winners == ("a", "c")
    assert outcome.reasons["b"] == Reason(ReasonCode.REFUSED_PART, 3, 11, left=Fraction(6))
    # then 1 is left, half of what d costs
    assert outcome.offer == Offer("d", amount=1, least=1)
    assert run(FOUR, PART, answers={"b": False, "d": False}).reserve == ("b", "d")


@pytest.mark.parametrize(
    ("share", "offered"), [(Fraction(6, 11), "b"), (Fraction(7, 11), None), (Fraction(0), "b")]
)
def test_less_than_the_set_part_is_not_offered(share: Fraction, offered: str | None) -> None:
    counted = election(10, {"a": 4, "b": 11, "c": 6}, "abc", "ab", "a")
    outcome = run(counted, Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=share))
    assert (outcome.offer.project if outcome.offer else None) == offered


def test_nothing_is_never_offered() -> None:
    counted = election(4, {"a": 4, "b": 5, "c": 0}, "abc", "ab", "a")
    outcome = run(counted, Rule(Method.GREEDY, too_dear=TooDear.PART))
    assert (outcome.offer, outcome.winners) == (None, ("a", "c"))


def test_a_project_over_a_limit_is_offered_nothing() -> None:
    cap = Cap("one", frozenset("ab"), most_projects=1)
    counted = Election(FOUR.projects, 10, FOUR.ballots, caps=(cap,))
    assert run(counted, PART).winners == ("a", "c")


@pytest.mark.parametrize("method", [Method.EQUAL_SHARES, Method.PHRAGMEN])
def test_equals_in_the_rest_need_a_lot_before_one_of_them_gets_the_offer(method: Method) -> None:
    counted = election(10, {"a": 4, "b": 8, "c": 8}, "abc", "a")
    rule = replace(PART, method=method, completion=Completion.GREEDY_REST)
    with pytest.raises(TieNeedsLot):
        run(counted, rule)
    assert run(counted, rule, ("c", "b")).offer == Offer("c", 6, 4)


def test_equals_need_a_lot_before_one_of_them_gets_the_offer() -> None:
    counted = election(10, {"a": 4, "b": 8, "c": 8}, "abc", "a")
    with pytest.raises(TieNeedsLot) as stopped:
        run(counted, PART)
    assert stopped.value.projects == ("b", "c")
    offer = run(counted, PART, ("c", "b")).offer
    assert offer is not None
    assert offer.project == "c"
    reasons = run(counted, PART, ("c", "b"), answers={"c": True}).reasons
    drawn = Tie(("c", "b"), TieKey.LOT, decisive=True)
    assert (reasons["b"].code, reasons["b"].tie) == (ReasonCode.NO_MONEY_LEFT, drawn)
    assert reasons["c"].tie == drawn


def test_an_answer_for_a_project_of_another_pot_changes_nothing() -> None:
    assert run(FOUR, PART, answers={"z": True}) == run(FOUR, PART)


def test_a_tie_with_a_project_too_dear_for_any_offer_asks_for_no_lot() -> None:
    counted = election(10, {"a": 4, "b": 8, "c": 13}, "abc", "a")
    offer = run(counted, replace(PART, tie_keys=())).offer
    assert offer == Offer("b", 6, 4)


def test_of_a_project_funded_in_part_only_that_part_counts_towards_a_limit() -> None:
    cap = Cap("parks", frozenset("bc"), most_money=12)
    counted = Election(FOUR.projects, 10, FOUR.ballots, caps=(cap,))
    assert codes(run(counted, PART, answers={"b": True}))["c"] == "no_money_left"


def test_mean_score_and_the_rest_after_shares_offer_part_too() -> None:
    ballots = (BallotGroup(("a", "b"), 1, (5, 4)),)
    rated = Election((Project("a", 4), Project("b", 8)), 10, ballots, BallotKind.SCORES)
    rule = Rule(Method.MEAN_SCORE, too_dear=TooDear.PART, part_share=Fraction(1, 2))
    assert run(rated, rule).offer == Offer("b", 6, 4)
    for method in (Method.EQUAL_SHARES, Method.PHRAGMEN):
        rule = Rule(
            method,
            too_dear=TooDear.PART,
            part_share=Fraction(1, 2),
            completion=Completion.GREEDY_REST,
        )
        counted = election(10, {"a": 4, "b": 8}, "ab", "a")
        assert run(counted, rule).offer == Offer("b", 6, 4)
        assert codes(run(counted, rule)) == {"a": "funded", "b": "offered_part"}
        accepted = run(counted, rule, answers={"b": True})
        assert codes(accepted) == {"a": "funded", "b": "funded_in_part"}
        assert accepted.total_cost == 10
        refused = run(counted, rule, answers={"b": False})
        assert codes(refused) == {"a": "funded", "b": "refused_part"}


def test_stopping_leaves_the_rest_of_the_list_without_a_turn() -> None:
    outcome = run(FOUR, Rule(Method.GREEDY, too_dear=TooDear.STOP))
    assert codes(outcome) == {
        "a": "funded",
        "b": "no_money_left",
        "c": "after_the_line",
        "d": "after_the_line",
    }
    assert outcome.reserve == ("b", "c", "d")
