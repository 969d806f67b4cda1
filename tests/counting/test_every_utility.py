"""Equal Shares on every kind of ballot, by every utility, agrees with one purse for each voter."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pbapp.counting import Add1Stop, Completion, Method, Outcome, Rule, StartShare, run
from tests.counting.valued import Bought, Valued, one_pass, step_by_step, valued_elections

STOPS = list(Add1Stop)
Shared = tuple[Bought, Fraction, int, Fraction]


def bought(outcome: Outcome) -> Bought:
    return [(step.project, step.share or Fraction(0)) for step in outcome.steps]


@settings(max_examples=150)
@given(case=valued_elections())
def test_one_pass_buys_the_same_at_the_same_prices(case: Valued) -> None:
    outcome = run(case.grouped(), Rule(Method.EQUAL_SHARES, utility=case.utility), case.lot)
    assert bought(outcome) == one_pass(case, Fraction(case.budget, len(case.ballots)))


@settings(max_examples=100)
@given(case=valued_elections(costs=st.integers(0, 80), points=st.integers(0, 4)))
@pytest.mark.parametrize("stop", STOPS)
def test_passing_over_steps_changes_nothing(case: Valued, stop: Add1Stop) -> None:
    rule = Rule(
        Method.EQUAL_SHARES, utility=case.utility, completion=Completion.ADD1, add1_stop=stop
    )
    start = Fraction(case.budget, len(case.ballots))
    assert counted(case, rule) == by_purses(case, rule, start, Fraction(1))


@settings(max_examples=50)
@given(case=valued_elections(), parts=st.integers(1, 9))
@pytest.mark.parametrize("stop", STOPS)
def test_steps_may_be_a_part_of_the_first_share(case: Valued, stop: Add1Stop, parts: int) -> None:
    # The start is rounded down to whole steps, of which a share has `parts` and a half.
    share = Fraction(case.budget, len(case.ballots))
    step = share / (parts + Fraction(1, 2))
    rule = Rule(
        Method.EQUAL_SHARES,
        utility=case.utility,
        completion=Completion.ADD1,
        add1_stop=stop,
        step_share=step / share,
        start_share=StartShare.ROUNDED_DOWN,
    )
    assume((max(case.costs.values()) + sum(case.costs.values())) / step <= 200)
    assert counted(case, rule) == by_purses(case, rule, parts * step, step)


def counted(case: Valued, rule: Rule) -> Shared:
    """What was bought, at which prices, from which share to which, after how many steps."""
    outcome = run(case.grouped(), rule, case.lot)
    shares = outcome.shares
    assert shares is not None
    return bought(outcome), shares.start, shares.rises, shares.final


def by_purses(case: Valued, rule: Rule, start: Fraction, step: Fraction) -> Shared:
    """The same by the reference: one purse for each voter, one step after the other."""
    exhaustive = rule.add1_stop is Add1Stop.EXHAUSTIVE
    expected, rises = step_by_step(case, start, step, exhaustive=exhaustive)
    return expected, start, rises, start + rises * step
