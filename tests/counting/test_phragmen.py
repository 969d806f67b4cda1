"""Sequential Phragmén: Los, Christoff and Grossi, IJCAI 2022; Brill et al., AAAI 2023."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Cap,
    Completion,
    Election,
    Method,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Step,
    StepKind,
    Tie,
    TieKey,
    TieNeedsLot,
    Uncountable,
    run,
)
from tests.counting.any_ballots import elections, lots
from tests.counting.elections import election
from tests.counting.reference_phragmen import by_purses

PHRAGMEN = Rule(Method.PHRAGMEN)
WITH_REST = Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST)


@given(data=st.data(), counted=elections())
def test_purchases_agree_with_the_reference(data: st.DataObject, counted: Election) -> None:
    lot = data.draw(lots(counted))
    assert list(run(counted, PHRAGMEN, lot).winners) == by_purses(counted, lot)


def test_long_chains_of_purchases_agree_although_denominators_explode() -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable spread, no secret
    ids = [str(number) for number in range(30)]
    costs = {project: chance.randrange(10**11, 10**12) for project in ids}
    ballots = [chance.sample(ids, chance.randrange(1, 12)) for _ in range(300)]
    counted = Election.of(
        [Project(*item) for item in costs.items()], sum(costs.values()) * 3 // 4, ballots
    )
    outcome = run(counted, PHRAGMEN, tuple(ids))
    assert list(outcome.winners) == by_purses(counted, tuple(ids))
    assert max(step.time.denominator for step in outcome.steps if step.time) > 10**12


def test_each_purchase_is_told_with_its_time() -> None:
    # a is bought at 3. Then the first voter needs until 7 for b's 4, and no more than 4 is left.
    outcome = run(election(10, {"a": 6, "b": 4, "c": 0}, "ab", "a"), PHRAGMEN)
    assert outcome.steps == (
        Step(StepKind.FUNDED, "a", 2, 6, 4, time=Fraction(3)),
        Step(StepKind.FUNDED, "b", 1, 4, 0, time=Fraction(7)),
        Step(StepKind.FUNDED, "c", 0, 0, 0),
    )


def test_it_ends_where_one_of_the_next_does_not_fit() -> None:
    # a at 2. At 4, b (cost 8, two fresh voters) and c (cost 4, one) could be bought: b does not
    # fit into 6, so neither is.
    counted = election(10, {"a": 4, "b": 8, "c": 4, "d": 11}, "2*a", "2*b", "c", "d")
    outcome = run(counted, PHRAGMEN)
    assert outcome.winners == ("a",)
    assert outcome.reasons == {
        "a": Reason(ReasonCode.FUNDED, 2, 4, left=Fraction(10)),
        "b": Reason(ReasonCode.NO_MONEY_LEFT, 2, 8, left=Fraction(6)),
        "c": Reason(ReasonCode.AFTER_THE_LINE, 1, 4, left=Fraction(6)),
        "d": Reason(ReasonCode.NO_MONEY_LEFT, 1, 11, left=Fraction(10)),
    }


def test_the_rest_goes_by_votes() -> None:
    counted = election(10, {"a": 4, "b": 8, "c": 4, "d": 11}, "2*a", "2*b", "c", "d")
    outcome = run(counted, WITH_REST)
    assert outcome.winners == ("a", "c")
    assert outcome.reasons["c"] == Reason(ReasonCode.FUNDED, 1, 4, left=Fraction(6))
    assert outcome.reasons["b"] == Reason(ReasonCode.NO_MONEY_LEFT, 2, 8, left=Fraction(6))


def test_projects_that_nobody_chose_come_last_and_together() -> None:
    counted = election(10, {"a": 4, "b": 3, "c": 4}, "a")
    assert run(counted, PHRAGMEN).winners == ("a", "b")
    assert run(election(10, {"a": 4, "b": 3, "c": 7}, "a"), PHRAGMEN).winners == ("a",)


def test_two_bought_at_one_time_by_different_voters_are_no_matter_for_a_lot() -> None:
    outcome = run(election(20, {"a": 4, "b": 4, "c": 16}, "a", "b", "c"), PHRAGMEN)
    assert outcome.winners == ("a", "b")
    assert outcome.ties == (Tie(("a", "b"), TieKey.LOT),)


def test_two_bought_at_one_time_by_the_same_voter_need_a_lot_where_only_one_fits() -> None:
    # Whichever is bought first at 4 empties the purse; at 8 the other would be, but c comes at 6.
    counted = election(9, {"a": 4, "b": 4, "c": 6}, "ab", "c")
    with pytest.raises(TieNeedsLot) as stopped:
        run(counted, PHRAGMEN)
    assert stopped.value.projects == ("a", "b")
    assert run(counted, PHRAGMEN, ("b", "a")).winners == ("b",)


def test_a_project_over_a_limit_is_passed_over_and_the_count_goes_on() -> None:
    costs = (Project("a", 2), Project("b", 2), Project("c", 3))
    ballots = (BallotGroup(("a", "b"), 2), BallotGroup(("c",)))
    either = Cap("one of two", frozenset("ab"), most_projects=1)
    outcome = run(Election(costs, 10, ballots, caps=(either,)), PHRAGMEN, ("a", "b"))
    assert outcome.winners == ("a", "c")
    assert outcome.reasons["b"] == Reason(
        ReasonCode.OVER_A_CAP,
        2,
        2,
        left=Fraction(8),
        cap="one of two",
        filled_by=("a",),
        tie=Tie(("a", "b"), TieKey.LOT, decisive=True),
    )


@pytest.mark.parametrize("kind", [BallotKind.RANKING, BallotKind.POINTS])
def test_ballots_that_say_more_than_yes_are_refused(kind: BallotKind) -> None:
    points = (1,) if kind is BallotKind.POINTS else ()
    counted = Election((Project("a", 1),), 5, (BallotGroup(("a",), 1, points),), kind)
    with pytest.raises(Uncountable, match=f"{kind.value} ballots cannot be counted by Phragmén"):
        run(counted, PHRAGMEN)
