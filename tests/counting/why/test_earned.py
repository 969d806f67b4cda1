"""Phragmén's rule: what would have changed it really does, and one less does not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from pbapp.counting import Method, Rule, run
from pbapp.counting.why import explain
from tests.counting.any_rules import Case, cases
from tests.counting.elections import election
from tests.counting.why.test_line import check_exact


@settings(max_examples=150)
@given(case=cases(Method.PHRAGMEN))
def test_what_is_short_is_exactly_what_buys_a_project(case: Case) -> None:
    rule = replace(case.rule, comparison=False)
    check_exact(case.election, run(case.election, rule, case.lot))


def test_a_project_bought_later_is_paid_by_those_who_waited_longest() -> None:
    # a is bought at 3; at 5 b is bought by the third, who has 5, and the first, who has 2 again.
    counted = election(13, {"a": 6, "b": 7}, "ab", "a", "b")
    why = explain(counted, run(counted, Rule(Method.PHRAGMEN)))
    assert why["b"].paid is not None
    assert (why["b"].paid.amount, why["b"].paid.payers, why["b"].paid.most) == (7, 2, 5)


def test_two_who_waited_equally_long_for_different_reasons_both_pay() -> None:
    # a and b are bought at 2 by one voter each; c at 4 by both, who have 2 each by then.
    counted = election(20, {"a": 2, "b": 2, "c": 4}, "ac", "bc")
    why = explain(counted, run(counted, Rule(Method.PHRAGMEN)))["c"]
    assert why.paid is not None
    assert (why.paid.amount, why.paid.payers, why.paid.most) == (4, 2, 2)
