"""How a round moves on, tested over every row of its tables."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest

from pbapp.access.permissions import Can
from pbapp.access.policy import POLICY
from pbapp.access.predicates import words
from pbapp.rounds.calendar import NEEDED
from pbapp.rounds.lifecycle import (
    ALLOWED,
    HOLDS,
    STEPS,
    Action,
    Bar,
    Phase,
    RoundFacts,
    bars,
    dates_behind,
    diagram,
    next_step,
    step_named,
)

READY = RoundFacts(
    pots=2,
    money_pence=30_000_00,
    calendar_in_order=True,
    voter_checks=1,
    has_contact=True,
    projects=5,
    result_published=True,
)
#: facts in which one bar, and only that one, holds
BARRED = {
    Bar.NO_POT: replace(READY, pots=0),
    Bar.NO_MONEY: replace(READY, money_pence=0),
    Bar.CALENDAR: replace(READY, calendar_in_order=False),
    Bar.TOO_LATE: replace(READY, too_late=True),
    Bar.NO_VOTER_CHECK: replace(READY, voter_checks=0),
    Bar.NO_CONTACT: replace(READY, has_contact=False),
    Bar.IDEAS_WAITING: replace(READY, ideas_waiting=1),
    Bar.NO_PROJECT: replace(READY, projects=0),
    Bar.EMPTY_POT: replace(READY, pots_without_projects=1),
    Bar.NOT_PUBLISHED: replace(READY, result_published=False),
}


def test_the_steps_lead_through_every_phase_in_turn() -> None:
    assert [(s.source, s.target) for s in STEPS] == list(pairwise(Phase))


def test_every_action_is_one_step() -> None:
    assert [s.action for s in STEPS] == list(Action)


@pytest.mark.parametrize(("phase", "action"), list(product(Phase, Action)))
def test_an_action_is_the_step_of_one_phase_and_of_no_other(phase: Phase, action: Action) -> None:
    own = [s for s in STEPS if s.action is action and s.source is phase]

    assert step_named(phase, action) == (own[0] if own else None)


def test_a_closed_round_has_no_further_step() -> None:
    assert next_step(Phase.CLOSED) is None


def test_every_phase_says_what_it_allows() -> None:
    assert set(ALLOWED) == set(Phase)


def test_what_the_policy_asks_of_the_phase_some_phase_allows() -> None:
    asked = {can for can in Can if "while the round's phase allows it" in words(POLICY[can])}

    assert asked == set().union(*ALLOWED.values())


@pytest.mark.parametrize("phase", [p for p in Phase if list(Phase).index(p) >= 4])
def test_settings_are_fixed_from_voting_on(phase: Phase) -> None:
    assert Can.EDIT_ROUND not in ALLOWED[phase]


def test_votes_are_taken_in_one_phase_and_counted_in_the_next() -> None:
    assert [p for p in Phase if Can.VOTE in ALLOWED[p]] == [Phase.VOTING]
    assert [p for p in Phase if Can.COUNT in ALLOWED[p]] == [Phase.COUNTING]


def test_every_bar_can_be_told() -> None:
    assert set(HOLDS) == set(Bar) == set(BARRED)


@pytest.mark.parametrize("bar", Bar)
def test_a_bar_holds_in_its_own_facts_and_not_where_all_is_ready(bar: Bar) -> None:
    assert [b for b in Bar if HOLDS[b](BARRED[bar])] == [bar]
    assert not HOLDS[bar](READY)


@pytest.mark.parametrize("bar", Bar)
def test_a_bar_bars_exactly_the_steps_that_name_it(bar: Bar) -> None:
    barred = [s.action for s in STEPS if bars(s, BARRED[bar])]

    assert barred == [s.action for s in STEPS if bar in s.bars]
    assert barred


def test_a_step_comes_by_itself_only_at_a_date_every_round_must_have() -> None:
    assert [s.due for s in STEPS if s.due] == list(NEEDED)


def test_a_result_is_never_published_by_itself() -> None:
    assert next_step(Phase.COUNTING).due is None


def test_dates_whose_step_was_taken_lie_behind() -> None:
    assert dates_behind(Phase.DRAFT) == set()
    assert dates_behind(Phase.CHECKING) == {"ideas_open_at", "ideas_close_at"}
    assert dates_behind(Phase.CLOSED) == set(NEEDED)


def test_the_diagram_shows_every_step() -> None:
    lines = diagram().splitlines()

    assert lines[:3] == [
        "stateDiagram-v2",
        "    [*] --> draft",
        "    draft --> collecting: open (by date or by hand)",
    ]
    assert lines[-1] == "    closed --> [*]"
    assert len(lines) == 3 + len(STEPS)
