"""The comparison step of Wieliczka, 2023: who gets more of their projects from which result."""

from __future__ import annotations

import pytest

from pbapp.counting import BallotGroup, BallotKind, Comparison, Method, Rule, run
from pbapp.counting.comparison import compare
from tests.counting.elections import election

COUNTED = election(20, {"a": 10, "b": 10, "c": 10}, "3*ab", "ac", "2*c")


def test_voters_with_as_many_in_both_do_not_count() -> None:
    assert compare(COUNTED, ["a", "c"], ["a", "b"]) == Comparison(3, 3)
    assert compare(COUNTED, ["a"], ["b"]) == Comparison(1, 0)
    assert not Comparison(3, 3).greedy_taken


@pytest.mark.parametrize("kind", [BallotKind.POINTS, BallotKind.SCORES])
def test_who_gave_a_project_nothing_does_not_want_it(kind: BallotKind) -> None:
    ballots = (BallotGroup(("a", "b"), 1, (0, 4)), BallotGroup(("a",), 1, (1,)))
    counted = election(20, {"a": 1, "b": 1}, "")
    counted = type(counted)(counted.projects, 20, ballots, kind)
    assert compare(counted, ["a"], ["b"]) == Comparison(1, 1)


@pytest.mark.parametrize("method", [Method.EQUAL_SHARES, Method.PHRAGMEN])
def test_the_greedy_result_is_taken_where_more_voters_prefer_it(method: Method) -> None:
    # Shares of 5: the first four could pay for b alone (10), nobody for a (24).
    counted = election(25, {"a": 24, "b": 10}, "3*a", "2*b")
    plain = run(counted, Rule(method))
    assert plain.winners == ("b",)
    outcome = run(counted, Rule(method, comparison=True))
    assert outcome.comparison == Comparison(prefer_equal_shares=2, prefer_greedy=3)
    assert outcome.winners == ("a",)
    assert outcome.reserve == ("b",)
