from __future__ import annotations

import pytest

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Election,
    Method,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Uncountable,
    run,
)
from tests.counting.elections import election

MEAN = Rule(Method.MEAN_SCORE)
#: Means: a 9/2 of two, b 11/3 of three, c 5 of one, d without a rating.
RATED = Election(
    tuple(Project(project, 6) for project in "abcd"),
    12,
    (
        BallotGroup(("a", "b"), 1, (5, 5)),
        BallotGroup(("a", "b"), 1, (4, 5)),
        BallotGroup(("b", "c"), 1, (1, 5)),
    ),
    BallotKind.SCORES,
)


def test_the_highest_mean_comes_first_and_who_did_not_rate_does_not_count() -> None:
    assert run(RATED, MEAN).winners == ("c", "a")


def test_few_keen_people_do_not_lead_where_a_minimum_of_ratings_is_asked() -> None:
    outcome = run(RATED, Rule(Method.MEAN_SCORE, minimum_ratings=2))
    assert outcome.winners == ("a", "b")
    assert outcome.reasons["c"] == Reason(ReasonCode.TOO_FEW_RATINGS, 1, 6, needed=2)


def test_what_nobody_rated_comes_after_the_lowest_mean() -> None:
    ballots = (BallotGroup(("a",), 1, (-1,)),)
    counted = Election((Project("a", 6), Project("b", 5)), 6, ballots, BallotKind.SCORES)
    assert run(counted, MEAN).winners == ("a",)


def test_a_mean_needs_numbers() -> None:
    with pytest.raises(Uncountable, match="points cannot be read from approval ballots"):
        run(election(5, {"a": 1}, "a"), MEAN)
