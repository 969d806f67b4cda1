"""What must hold for every election: tried on many, with forced ties and costs up to 10**12."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.counting import (
    Add1Stop,
    BallotGroup,
    Completion,
    Election,
    Method,
    Outcome,
    Reason,
    ReasonCode,
    Rule,
    StepKind,
    TieNeedsLot,
    TooDear,
    run,
)
from tests.counting import reference
from tests.counting.elections import Raw, raw_elections

SHARES = Rule(Method.EQUAL_SHARES)
RULES = [
    Rule(Method.GREEDY),
    Rule(Method.GREEDY, too_dear=TooDear.STOP, minimum_votes=2),
    SHARES,
    replace(SHARES, completion=Completion.GREEDY_REST),
    replace(SHARES, comparison=True),
]


def add1(raw: Raw, stop: Add1Stop) -> Rule:
    """Steps wide enough that large costs are reached in a few of them."""
    step = 1 + sum(raw.costs.values()) // 40
    return replace(SHARES, completion=Completion.ADD1, add1_stop=stop, step=step)


@given(raw=raw_elections())
@pytest.mark.parametrize("skip", [True, False])
def test_greedy_agrees_with_the_reference(raw: Raw, skip: bool) -> None:
    rule = Rule(Method.GREEDY, too_dear=TooDear.SKIP if skip else TooDear.STOP)
    assert list(run(raw.grouped(), rule, raw.lot).winners) == reference.by_votes(raw, skip=skip)


@settings(max_examples=300)
@given(raw=raw_elections())
def test_equal_shares_agrees_with_the_reference(raw: Raw) -> None:
    start = Fraction(raw.budget, len(raw.ballots))
    assert list(run(raw.grouped(), SHARES, raw.lot).winners) == reference.by_equal_shares(
        raw, start
    )


@given(raw=raw_elections())
@pytest.mark.parametrize("stop", list(Add1Stop))
def test_add1_agrees_with_the_reference(raw: Raw, stop: Add1Stop) -> None:
    rule = add1(raw, stop)
    expected = reference.by_add1(raw, rule.step, exhaustive=stop is Add1Stop.EXHAUSTIVE)
    assert list(run(raw.grouped(), rule, raw.lot).winners) == expected


@settings(max_examples=200)
@given(raw=raw_elections(costs=st.integers(0, 80)))
@pytest.mark.parametrize("stop", list(Add1Stop))
def test_steps_that_change_nothing_can_be_passed_over(raw: Raw, stop: Add1Stop) -> None:
    rule = replace(SHARES, completion=Completion.ADD1, add1_stop=stop)
    outcome = run(raw.grouped(), rule, raw.lot)
    expected = reference.by_add1(raw, 1, exhaustive=stop is Add1Stop.EXHAUSTIVE)
    assert list(outcome.winners) == expected
    assert outcome.shares is not None
    assert [step.share for step in outcome.steps] == shares_paid(raw, outcome.shares.final)


def shares_paid(raw: Raw, start: Fraction) -> list[Fraction | None]:
    """The shares of one plain pass that starts with the raised share."""
    grouped = replace(raw.grouped(), budget=int(start * len(raw.ballots)))
    return [step.share for step in run(grouped, SHARES, raw.lot).steps]


def test_long_chains_of_purchases_agree_although_denominators_explode() -> None:
    chance = random.Random(7)  # noqa: S311 - a repeatable spread, no secret
    ids = [str(number) for number in range(30)]
    costs = {project: chance.randrange(10**11, 10**12) for project in ids}
    ballots = [chance.sample(ids, chance.randrange(1, 12)) for _ in range(400)]
    raw = Raw(costs, sum(costs.values()), ballots, tuple(ids))
    outcome = run(raw.grouped(), SHARES, raw.lot)
    start = Fraction(raw.budget, len(ballots))
    assert list(outcome.winners) == reference.by_equal_shares(raw, start)
    assert max(step.share.denominator for step in outcome.steps if step.share) > 10**12


@pytest.mark.parametrize("p", ["p", "z"])
def test_rates_closer_than_floats_can_tell_are_still_told_apart(p: str) -> None:
    # Start share 3k. a takes 2k of the first voter, b takes 2k - 1 of the third. Then p asks
    # 2k + 1 of the second voter and q asks 2k + 3: rates (2k+1)/(3k+1) and (2k+3)/(3k+4), of
    # which the second is lower by 1/((3k+1)(3k+4)). Held equal, the cheaper p would win.
    k = 10**11
    raw = Raw(
        {"a": 6 * k, "b": 6 * k - 3, p: 3 * k + 1, "q": 3 * k + 4},
        7 * 3 * k,
        [["a", p], [p, "q"], ["b", "q"], ["a"], ["b"], ["a"], ["b"]],
        (p, "q", "a", "b"),
    )
    assert run(raw.grouped(), SHARES, raw.lot).winners == ("b", "a", "q")
    assert float(Fraction(2 * k + 1, 3 * k + 1)) == float(Fraction(2 * k + 3, 3 * k + 4))


@given(raw=raw_elections(), chance=st.randoms(use_true_random=False))
@pytest.mark.parametrize("rule", RULES)
def test_the_order_and_the_grouping_of_the_input_never_matter(
    rule: Rule, raw: Raw, chance: random.Random
) -> None:
    grouped = raw.grouped()
    projects, ballots = list(grouped.projects), list(raw.ballots)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    single = tuple(BallotGroup(tuple(ballot)) for ballot in ballots)
    shuffled = Election(tuple(projects), raw.budget, single)
    assert run(shuffled, rule, raw.lot) == run(grouped, rule, raw.lot)


@given(raw=raw_elections())
@pytest.mark.parametrize("rule", RULES)
def test_the_budget_is_never_exceeded_and_every_project_has_its_reason(
    rule: Rule, raw: Raw
) -> None:
    check_books(run(raw.grouped(), rule, raw.lot), raw)


@given(raw=raw_elections())
@pytest.mark.parametrize("stop", list(Add1Stop))
def test_raised_shares_never_exceed_the_budget_either(raw: Raw, stop: Add1Stop) -> None:
    check_books(run(raw.grouped(), add1(raw, stop), raw.lot), raw)


def check_books(outcome: Outcome, raw: Raw) -> None:
    assert outcome.total_cost == sum(raw.costs[project] for project in outcome.winners)
    assert outcome.total_cost <= raw.budget
    assert len(set(outcome.winners)) == len(outcome.winners)
    assert outcome.reasons.keys() == raw.costs.keys()
    funded = {p for p, reason in outcome.reasons.items() if reason.code is ReasonCode.FUNDED}
    assert funded == set(outcome.winners)
    bought = {step.project for step in outcome.steps if step.kind is StepKind.FUNDED}
    for project, reason in outcome.reasons.items():
        check_money(reason, bought)
        check_tie(project, reason, outcome)


def check_money(reason: Reason, bought: set[str]) -> None:
    """What supporters had is what they paid and what they still hold, and that is not enough."""
    if reason.code is not ReasonCode.MONEY_WENT_ELSEWHERE:
        return
    assert reason.share is not None
    assert reason.left is not None
    paid = sum((spent.amount for spent in reason.went_to), Fraction(0))
    assert paid + reason.left == reason.votes * reason.share
    assert 0 <= reason.left < reason.cost
    assert {spent.project for spent in reason.went_to} <= bought


def check_tie(project: str, reason: Reason, outcome: Outcome) -> None:
    """A tie in a reason was met, and took the money to one of it before another of it."""
    if reason.tie is None:
        return
    order = reason.tie.projects
    place = order.index(project)
    assert reason.tie in outcome.ties
    if reason.code is ReasonCode.FUNDED:
        assert not set(order[place:]) <= set(outcome.winners)
    else:
        assert set(order[:place]) & set(outcome.winners)


@given(raw=raw_elections(most_projects=4, costs=st.integers(1, 4)))
@pytest.mark.parametrize("rule", RULES[:3])
def test_a_lot_is_asked_for_only_where_it_changes_who_is_funded(rule: Rule, raw: Raw) -> None:
    election = raw.grouped()
    outcomes = {
        frozenset(run(election, rule, order).winners) for order in permutations(election.by_id)
    }
    if len(outcomes) == 1:
        assert {frozenset(run(election, rule).winners)} == outcomes
    else:
        with pytest.raises(TieNeedsLot):
            run(election, rule)
