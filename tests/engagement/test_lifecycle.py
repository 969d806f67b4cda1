"""How a record moves on."""

from __future__ import annotations

import pytest

from pbapp.access.permissions import Can
from pbapp.engagement.labels import ACTIONS, BARS, STATES, TONES
from pbapp.engagement.lifecycle import (
    ALLOWED,
    BY_ACTION,
    HOLDS,
    STEPS,
    Action,
    Bar,
    RecordFacts,
    State,
    bars,
    next_step,
)

COMPLETE = RecordFacts(
    has_summary=True,
    areas=1,
    audiences=1,
    has_dates=True,
    has_question=True,
    has_limits=True,
    has_rule=True,
    is_over=True,
    activities_held=1,
    without_headcount=0,
    has_heard=True,
    unanswered=0,
)


def test_every_state_but_the_first_is_reached_by_a_step() -> None:
    assert {step.target for step in STEPS} == set(State) - {State.REGISTERED}


def test_only_acceptance_leads_to_accepted_and_only_out_of_submitted() -> None:
    ways = [(step.action, step.sources) for step in STEPS if step.target is State.ACCEPTED]
    assert ways == [(Action.ACCEPT, frozenset({State.SUBMITTED}))]


def test_each_state_says_what_it_allows_and_has_words() -> None:
    assert set(ALLOWED) == set(STATES) == set(TONES) == set(State)
    assert set(BARS) == set(HOLDS) == set(Bar)
    assert set(ACTIONS) == set(BY_ACTION) == set(Action)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED, State.WITHDRAWN])
def test_a_record_out_of_the_leads_hands_cannot_be_edited(state: State) -> None:
    assert Can.EDIT_ENGAGEMENT not in ALLOWED[state]


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (State.REGISTERED, Action.PUBLISH),
        (State.LIVE, Action.SUBMIT),
        (State.RETURNED, Action.SUBMIT),
        (State.SUBMITTED, None),
        (State.ACCEPTED, None),
        (State.WITHDRAWN, None),
    ],
)
def test_the_leads_next_step(state: State, action: Action | None) -> None:
    step = next_step(state)
    assert (step.action if step else None) == action


def test_a_complete_record_is_barred_from_nothing() -> None:
    assert [bars(step, COMPLETE) for step in STEPS] == [[]] * len(STEPS)


def test_an_empty_record_is_barred_by_everything_a_step_asks() -> None:
    empty = RecordFacts(without_headcount=1, unanswered=1)
    assert bars(BY_ACTION[Action.SUBMIT], empty) == list(Bar)
