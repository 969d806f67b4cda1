"""How a record moves on."""

from __future__ import annotations

import pytest

from pbapp.access.permissions import Can
from pbapp.engagement.bars import HOLDS, LOCKS, Bar, RecordFacts, barring
from pbapp.engagement.following import state_at
from pbapp.engagement.labels import ACTIONS, ASKED, BARS, STATES, TONES
from pbapp.engagement.lifecycle import (
    ACCEPTED,
    ALLOWED,
    BESIDE,
    ONWARD,
    PENDING,
    STOPPED,
    WAY,
    Action,
    State,
    locks,
    next_step,
    steps_back,
)
from pbapp.rounds.lifecycle import Phase

COMPLETE = RecordFacts(
    has_summary=True,
    has_topic=True,
    areas=1,
    audiences=1,
    has_days=True,
    has_dates=True,
    has_question=True,
    has_limits=True,
    has_rule=True,
    was_searched=True,
    has_result=True,
    has_weight=True,
    has_means=True,
    barriers_open=0,
    is_assessed=True,
    has_data_note=True,
    is_agreed=True,
    has_opened=True,
    activities=1,
    is_over=True,
    activities_held=1,
    has_heard=True,
    has_minority=True,
    is_told=True,
    has_lesson=True,
    checks_open=0,
)
EMPTY = RecordFacts(
    was_searched=False,
    barriers_open=1,
    is_assessed=False,
    without_headcount=1,
    unanswered=1,
    has_lesson=False,
    checks_open=1,
)
STEPS = (*ONWARD, *BESIDE)


def test_every_state_but_the_first_is_reached_by_a_step() -> None:
    assert {step.target for step in STEPS} == set(State) - {State.REGISTERED}


def test_only_a_review_leads_to_closed_and_only_out_of_submitted() -> None:
    ways = [(step.action, step.sources) for step in STEPS if step.target is State.CLOSED]
    assert ways == [(Action.ACCEPT, frozenset({State.SUBMITTED}))]


def test_each_state_says_what_it_allows_and_has_words() -> None:
    assert set(ALLOWED) == set(STATES) == set(TONES) == set(State)
    assert set(BARS) == set(HOLDS) == set(Bar)
    assert set(ACTIONS) == set(Action)
    assert set(ASKED) == {step.action for step in ONWARD}


def test_each_state_counts_or_waits_or_has_stopped() -> None:
    assert set(State) == ACCEPTED | PENDING | STOPPED
    assert len(ACCEPTED) + len(PENDING) + len(STOPPED) == len(State)


@pytest.mark.parametrize(
    "state",
    [State.SUBMITTED, State.CLOSED, State.FOLLOWED_UP, State.WITHDRAWN, State.MERGED],
)
def test_a_record_out_of_the_leads_hands_cannot_be_edited(state: State) -> None:
    assert Can.EDIT_ENGAGEMENT not in ALLOWED[state]


@pytest.mark.parametrize(
    ("state", "action", "of_a_round"),
    [
        (State.REGISTERED, Action.PLAN, None),
        (State.PLANNING, Action.AGREE, None),
        (State.AGREED, Action.OPEN, None),
        (State.LIVE, Action.END, None),
        (State.ANALYSING, Action.TELL, None),
        (State.FEEDBACK, Action.SUBMIT, Action.SUBMIT),
        (State.SUBMITTED, None, None),
        (State.CLOSED, Action.FOLLOW_UP, Action.FOLLOW_UP),
        (State.FOLLOWED_UP, None, None),
        (State.PAUSED, None, None),
        (State.WITHDRAWN, None, None),
        (State.MERGED, None, None),
    ],
)
def test_the_leads_next_step(
    state: State, action: Action | None, of_a_round: Action | None
) -> None:
    by_hand, of_round = next_step(state), next_step(state, of_round=True)
    assert (by_hand.action if by_hand else None) == action
    assert (of_round.action if of_round else None) == of_a_round


def test_a_complete_record_is_barred_from_nothing() -> None:
    assert [barring(step.bars, COMPLETE) for step in STEPS] == [[]] * len(STEPS)


def test_an_empty_record_is_barred_by_everything_a_step_asks() -> None:
    assert barring(Bar, EMPTY) == list(Bar)


def test_what_nobody_collects_bars_nothing() -> None:
    unasked = {Bar.NO_SEARCH, Bar.OPEN_BARRIER, Bar.NO_ASSESSMENT, Bar.NO_LESSON, Bar.NOT_CHECKED}
    assert unasked & set(barring(Bar, RecordFacts())) == set()


def test_light_work_plans_less() -> None:
    assert barring((Bar.NO_RESULT, Bar.NO_WEIGHT, Bar.NO_MEANS), RecordFacts(is_light=True)) == []


def test_only_the_agreed_plan_and_the_data_note_lock() -> None:
    assert {Bar.NOT_AGREED, Bar.NO_DATA_NOTE} == LOCKS
    assert locks([Bar.NO_SUMMARY, Bar.NOT_AGREED]) == {Bar.NOT_AGREED}
    assert [step.action for step in STEPS if locks(step.bars)] == [Action.AGREE]


def test_a_record_steps_back_along_its_way_the_nearest_first() -> None:
    assert steps_back(State.LIVE) == (State.AGREED, State.PLANNING, State.REGISTERED)
    assert steps_back(State.REGISTERED) == ()
    assert [steps_back(state) for state in set(State) - set(WAY)] == [()] * 6


def test_a_round_brings_its_record_as_far_as_telling_people() -> None:
    assert [state_at(phase) for phase in Phase] == [
        State.PLANNING,
        *[State.LIVE] * 4,
        State.ANALYSING,
        *[State.FEEDBACK] * 3,
    ]
