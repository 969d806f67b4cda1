"""Greedy by every utility and mean score agree with the reference on any ballots."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Completion,
    Election,
    Method,
    Offer,
    Rule,
    TieNeedsLot,
    TooDear,
    Utility,
    run,
)
from pbapp.counting.caps import barred
from tests.counting import reference_order
from tests.counting.any_ballots import elections, lots

SUITING = [
    (BallotKind.APPROVAL, Utility.COST),
    (BallotKind.APPROVAL, Utility.CARDINALITY),
    (BallotKind.POINTS, Utility.COST),
    (BallotKind.POINTS, Utility.POINTS),
    (BallotKind.POINTS, Utility.POINTS_COST),
    (BallotKind.SCORES, Utility.POINTS),
    (BallotKind.SCORES, Utility.POINTS_COST),
    (BallotKind.RANKING, Utility.CARDINALITY),
    (BallotKind.RANKING, Utility.RANK),
    (BallotKind.RANKING, Utility.RANK_COST),
    (BallotKind.RANKING, Utility.BORDA),
]
LIMITED = [
    Rule(Method.EQUAL_SHARES),
    Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST),
    Rule(Method.GREEDY),
    Rule(Method.GREEDY, too_dear=TooDear.STOP),
    Rule(Method.GREEDY, utility=Utility.CARDINALITY),
    Rule(Method.PHRAGMEN),
    Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST),
]


@settings(max_examples=50)
@given(data=st.data())
@pytest.mark.parametrize(("kind", "utility"), SUITING)
@pytest.mark.parametrize("skip", [True, False])
def test_greedy_by_any_utility_agrees_with_the_reference(
    data: st.DataObject, kind: BallotKind, utility: Utility, skip: bool
) -> None:
    counted = data.draw(elections(kind))
    lot = data.draw(lots(counted))
    rule = Rule(Method.GREEDY, utility=utility, too_dear=TooDear.SKIP if skip else TooDear.STOP)
    expected = reference_order.by_utility(counted, utility, lot, skip=skip)
    assert list(run(counted, rule, lot).winners) == expected


@settings(max_examples=50)
@given(data=st.data())
@pytest.mark.parametrize("kind", [BallotKind.POINTS, BallotKind.SCORES])
def test_mean_score_agrees_with_the_reference(data: st.DataObject, kind: BallotKind) -> None:
    counted = data.draw(elections(kind))
    lot = data.draw(lots(counted))
    expected = reference_order.by_mean(counted, lot)
    assert list(run(counted, Rule(Method.MEAN_SCORE), lot).winners) == expected


@given(counted=elections(most_projects=4, costs=st.integers(0, 4), caps=True))
@pytest.mark.parametrize("rule", LIMITED)
def test_a_lot_is_asked_for_only_where_it_changes_who_is_funded(
    rule: Rule, counted: Election
) -> None:
    outcomes = {
        frozenset(run(counted, rule, order).winners) for order in permutations(counted.by_id)
    }
    if len(outcomes) == 1:
        assert {frozenset(run(counted, rule).winners)} == outcomes
    else:
        with pytest.raises(TieNeedsLot):
            run(counted, rule)


@given(
    counted=elections(most_projects=4, costs=st.integers(0, 4), caps=True),
    share=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]),
)
def test_a_lot_is_asked_for_before_an_offer_only_where_it_changes_anything(
    counted: Election, share: Fraction
) -> None:
    rule = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=share)

    def result(lot: tuple[str, ...] | None = None) -> tuple[frozenset[str], Offer | None]:
        outcome = run(counted, rule, lot)
        return frozenset(outcome.winners), outcome.offer

    results = {result(order) for order in permutations(counted.by_id)}
    if len(results) == 1:
        assert {result()} == results
    else:
        with pytest.raises(TieNeedsLot):
            result()


@given(data=st.data(), counted=elections(caps=True))
@pytest.mark.parametrize("rule", LIMITED)
def test_no_limit_is_gone_over_and_nobody_is_barred_without_one(
    data: st.DataObject, rule: Rule, counted: Election
) -> None:
    outcome = run(counted, rule, data.draw(lots(counted)))
    for cap in counted.caps:
        inside = cap.projects.intersection(outcome.winners)
        assert cap.most_projects is None or len(inside) <= cap.most_projects
        money = sum(counted.by_id[project].cost for project in inside)
        assert cap.most_money is None or money <= cap.most_money
    barred_now = barred(counted, outcome.winners)
    for project, reason in outcome.reasons.items():
        if reason.cap is not None:
            assert project in barred_now
            assert set(reason.filled_by) <= set(outcome.winners)


@settings(max_examples=50)
@given(data=st.data())
@pytest.mark.parametrize(("kind", "utility"), SUITING)
def test_the_order_and_the_grouping_of_the_input_never_matter(
    data: st.DataObject, kind: BallotKind, utility: Utility
) -> None:
    counted = data.draw(elections(kind, caps=True))
    lot = data.draw(lots(counted))
    single = [
        BallotGroup(group.choices, 1, group.points)
        for group in counted.ballots
        for _ in range(group.weight)
    ]
    shuffled = replace(
        counted,
        projects=tuple(data.draw(st.permutations(counted.projects))),
        ballots=tuple(data.draw(st.permutations(single))),
    )
    rule = Rule(Method.GREEDY, utility=utility)
    assert run(shuffled, rule, lot) == run(counted, rule, lot)
