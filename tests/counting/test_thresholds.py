from __future__ import annotations

from fractions import Fraction

import pytest

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
    run,
)
from tests.counting.elections import election

#: Ten voters. Votes: a 5, b 3, c 2.
TEN = election(99, {"a": 30, "b": 9, "c": 60}, "2*ac", "3*ab", "5*")


@pytest.mark.parametrize(
    ("rule", "missed"),
    [
        (Rule(Method.GREEDY, minimum_share=Fraction(3, 10)), {"c": ("below_share", 3)}),
        (
            Rule(Method.GREEDY, minimum_share=Fraction(31, 100)),
            {"b": ("below_share", 4), "c": ("below_share", 4)},
        ),
        # c costs 60 of 99, and a third of that part of the ten voters is 2.02 of them.
        (Rule(Method.GREEDY, support_per_cost=Fraction(1, 3)), {"c": ("too_few_for_its_cost", 3)}),
        (Rule(Method.GREEDY, support_per_cost=Fraction(33, 100)), {}),
        (
            Rule(Method.GREEDY, minimum_votes=3, minimum_share=Fraction(1, 2)),
            {"b": ("below_share", 5), "c": ("below_minimum_votes", 3)},
        ),
    ],
)
def test_who_misses_a_bar_is_told_what_it_had_to_have(
    rule: Rule, missed: dict[str, tuple[str, int]]
) -> None:
    outcome = run(TEN, rule)
    told = {
        project: (reason.code.value, reason.needed)
        for project, reason in outcome.reasons.items()
        if reason.needed is not None
    }
    assert told == missed
    assert set(outcome.winners) == {"a", "b", "c"} - set(missed)


@pytest.mark.parametrize("method", [Method.EQUAL_SHARES, Method.PHRAGMEN])
def test_a_bar_holds_under_every_method_and_for_the_rest_too(method: Method) -> None:
    rule = Rule(method, minimum_votes=4, completion=Completion.GREEDY_REST)
    outcome = run(TEN, rule)
    assert outcome.winners == ("a",)
    assert outcome.reasons["b"] == Reason(ReasonCode.BELOW_MINIMUM_VOTES, 3, 9, needed=4)
    assert outcome.reserve == ()


def test_points_have_a_bar_of_their_own() -> None:
    projects = (Project("a", 1), Project("b", 1))
    ballots = (BallotGroup(("a", "b"), 2, (3, 1)), BallotGroup(("b",), 1, (1,)))
    counted = Election(projects, 9, ballots, BallotKind.POINTS)
    outcome = run(counted, Rule(Method.GREEDY, minimum_points=4))
    assert outcome.winners == ("a",)
    assert outcome.reasons["b"] == Reason(ReasonCode.BELOW_MINIMUM_POINTS, 3, 1, needed=4)
    assert outcome.scores == {"a": 6, "b": 3}
