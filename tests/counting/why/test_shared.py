"""Equal Shares: support, and what would have changed it, held against passes run once more."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from pbapp.counting import (
    BallotKind,
    Completion,
    Election,
    Method,
    Outcome,
    Rule,
    TieKey,
    Utility,
    run,
)
from pbapp.counting.why import Why, explain
from tests.counting.any_rules import Case, cases
from tests.counting.elections import Raw, election, raw_elections
from tests.counting.why.changed import at_cost, is_bought, with_ballots

SHARES = Rule(Method.EQUAL_SHARES)
RULES = [
    SHARES,
    replace(SHARES, utility=Utility.CARDINALITY),
    replace(SHARES, tie_keys=(), minimum_votes=2),
    replace(SHARES, tie_keys=(TieKey.MORE_VOTES,), support_per_cost=Fraction(1, 2)),
]


@settings(max_examples=100)
@given(raw=raw_elections())
@pytest.mark.parametrize("rule", RULES)
def test_what_is_short_is_exactly_what_buys_a_project(rule: Rule, raw: Raw) -> None:
    counted = raw.grouped()
    check_exact(counted, run(counted, rule, raw.lot))


@settings(max_examples=150)
@given(case=cases(Method.EQUAL_SHARES))
@pytest.mark.parametrize("completion", [Completion.NONE, Completion.ADD1])
def test_so_it_is_with_every_kind_of_ballot_and_limit(completion: Completion, case: Case) -> None:
    rule = replace(case.rule, comparison=False, completion=completion)
    check_exact(case.election, run(case.election, rule, case.lot))


def check_exact(counted: Election, outcome: Outcome) -> None:
    for project, why in explain(counted, outcome).items():
        if project in outcome.winners:
            assert (why.votes_short, why.cost_cut) == (None, None)
        else:
            check_votes(counted, outcome, project, why)
            check_cut(counted, outcome, project, why)


def check_votes(counted: Election, outcome: Outcome, project: str, why: Why) -> None:
    if counted.by_id[project].cost > counted.budget:
        assert why.votes_short is None
        return
    if why.votes_short is None and counted.kind is BallotKind.RANKING:
        return
    if why.votes_short is None:
        more = with_ballots(counted, project, 10**14)
        assert not is_bought(counted, more, outcome, project)
        return
    enough = with_ballots(counted, project, why.votes_short)
    less = with_ballots(counted, project, why.votes_short - 1)
    assert is_bought(counted, enough, outcome, project)
    assert not is_bought(counted, less, outcome, project)


def check_cut(counted: Election, outcome: Outcome, project: str, why: Why) -> None:
    cost = counted.by_id[project].cost
    if why.cost_cut is None:
        assert not is_bought(counted, at_cost(counted, project, 0), outcome, project)
        return
    cheaper = at_cost(counted, project, cost - why.cost_cut)
    dearer = at_cost(counted, project, cost - why.cost_cut + 1)
    assert is_bought(counted, cheaper, outcome, project)
    assert not is_bought(counted, dearer, outcome, project)


@given(raw=raw_elections())
@pytest.mark.parametrize("rule", RULES)
def test_who_is_bought_has_the_whole_support_and_nobody_else_more(rule: Rule, raw: Raw) -> None:
    outcome = run(raw.grouped(), rule, raw.lot)
    for project, why in explain(raw.grouped(), outcome).items():
        if project in outcome.winners:
            assert why.support is not None
            assert why.support >= 1
        elif why.support is not None:
            lost_a_tie = any(project in tie.projects for tie in outcome.ties)
            assert why.support < 1 or (why.support == 1 and lost_a_tie)


@given(raw=raw_elections())
@pytest.mark.parametrize("rule", RULES)
def test_what_supporters_paid_is_the_cost_or_went_to_others(rule: Rule, raw: Raw) -> None:
    outcome = run(raw.grouped(), rule, raw.lot)
    prices = {step.project: step.share for step in outcome.steps}
    for project, why in explain(raw.grouped(), outcome).items():
        if project in outcome.winners:
            assert why.paid is not None
            assert why.paid.amount == raw.costs[project]
            assert why.paid.most == prices[project]
            assert why.paid.payers <= outcome.votes[project]
        elif outcome.reasons[project].went_to:
            assert why.went_to == outcome.reasons[project].went_to


@given(raw=raw_elections())
def test_the_rest_of_the_money_counts_too(raw: Raw) -> None:
    counted = raw.grouped()
    rule = replace(SHARES, completion=Completion.GREEDY_REST)
    outcome = run(counted, rule, raw.lot)
    assert outcome.shares is not None
    for project, why in explain(counted, outcome).items():
        if project not in outcome.winners and why.cost_cut is not None:
            cheaper = at_cost(counted, project, raw.costs[project] - why.cost_cut)
            dearer = at_cost(counted, project, raw.costs[project] - why.cost_cut + 1)
            assert project in run(cheaper, rule, raw.lot).winners
            assert project not in run(dearer, rule, raw.lot).winners


def test_supporters_who_spent_elsewhere_are_told_how_near_they_came() -> None:
    # Two voters with 5 each: a takes 3 of both; b can get 2 of one where 4 are needed, or 10 / 3
    # before that, at the going rate of a half: 4 / 2 = 2 of 4.
    counted = election(10, {"a": 6, "b": 4}, "ab", "a")
    outcome = run(counted, SHARES)
    why = explain(counted, outcome)
    assert why["a"].support == Fraction(10, 6)
    assert (why["a"].paid.amount, why["a"].paid.payers, why["a"].paid.most) == (6, 2, 3)
    assert why["b"].support == Fraction(1, 2)
    assert (why["b"].votes_short, why["b"].cost_cut) == (1, 2)
    assert [(spent.project, spent.amount) for spent in why["b"].went_to] == [("a", 3)]
