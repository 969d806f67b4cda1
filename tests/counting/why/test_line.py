"""Rules that go down an order: what would have changed it really does, and one less does not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from pbapp.counting import BallotKind, Election, Method, Outcome, Rule, TooDear, Utility, run
from pbapp.counting.why import explain
from tests.counting.any_rules import Case, cases
from tests.counting.elections import Raw, election, raw_elections
from tests.counting.why.changed import at_cost, is_funded, with_ballots

BY_VOTES = Rule(Method.GREEDY)
RULES = [
    BY_VOTES,
    replace(BY_VOTES, utility=Utility.CARDINALITY),
    replace(BY_VOTES, too_dear=TooDear.STOP, minimum_votes=2),
    replace(BY_VOTES, utility=Utility.CARDINALITY, too_dear=TooDear.STOP, tie_keys=()),
    replace(BY_VOTES, minimum_share=Fraction(1, 3), support_per_cost=Fraction(1, 2)),
]


def check_exact(counted: Election, outcome: Outcome) -> None:
    """Each number given has the project funded; one less, or none given, does not."""
    for project, why in explain(counted, outcome).items():
        if project in outcome.winners:
            assert (why.votes_short, why.cost_cut) == (None, None)
            continue
        check_votes(counted, outcome, project, why.votes_short)
        cost = counted.by_id[project].cost
        if why.cost_cut is None:
            assert not is_funded(counted, at_cost(counted, project, 0), outcome, project)
        else:
            cheaper, not_enough = cost - why.cost_cut, cost - why.cost_cut + 1
            assert is_funded(counted, at_cost(counted, project, cheaper), outcome, project)
            assert not is_funded(counted, at_cost(counted, project, not_enough), outcome, project)


def check_votes(counted: Election, outcome: Outcome, project: str, short: int | None) -> None:
    if short is None and (
        counted.kind is BallotKind.RANKING or outcome.rule.method is Method.MEAN_SCORE
    ):
        return  # no ballot is like another
    if short is None:
        assert not is_funded(counted, with_ballots(counted, project, 10**20), outcome, project)
    else:
        assert is_funded(counted, with_ballots(counted, project, short), outcome, project)
        assert not is_funded(counted, with_ballots(counted, project, short - 1), outcome, project)


@given(raw=raw_elections())
@pytest.mark.parametrize("rule", RULES)
def test_what_is_short_is_exactly_what_funds_a_project(rule: Rule, raw: Raw) -> None:
    counted = raw.grouped()
    check_exact(counted, run(counted, rule, raw.lot))


@settings(max_examples=150)
@given(case=cases(Method.GREEDY, Method.MEAN_SCORE))
def test_so_it_is_with_every_kind_of_ballot_and_limit(case: Case) -> None:
    check_exact(case.election, case.count())


def test_a_project_by_votes_is_told_both_ways_out() -> None:
    counted = election(10, {"a": 6, "b": 7, "c": 3}, "5*a", "3*b", "2*c")
    why = explain(counted, run(counted, BY_VOTES))["b"]
    assert (why.votes_short, why.cost_cut) == (3, 3)


def test_no_number_of_votes_helps_a_project_dearer_than_the_budget() -> None:
    counted = election(10, {"a": 6, "b": 11}, "a", "5*b")
    why = explain(counted, run(counted, BY_VOTES))["b"]
    assert (why.votes_short, why.cost_cut) == (None, 1)
