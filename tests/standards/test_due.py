from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pbapp.standards.due import due_codes, reached
from pbapp.standards.evidence import gather
from pbapp.standards.framework import Gate, Tier
from pbapp.standards.parts import Value
from pbapp.standards.timing import feedback_due_on
from tests.standards.records import (
    BEFORE,
    CLOSES,
    DECIDES,
    DURING,
    GOOD,
    OPENS,
    PROMISED,
    dated,
    without_facts,
)

A_YEAR_ON = date(2027, 5, 11)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "gate"),
    [
        (OPENS - DAY, Gate.PLANNING),
        (OPENS, Gate.LIVE),
        (CLOSES, Gate.LIVE),
        (CLOSES + DAY, Gate.FEEDBACK),
        (PROMISED, Gate.FEEDBACK),
        (PROMISED + DAY, Gate.CLOSED),
        (A_YEAR_ON - DAY, Gate.CLOSED),
        (A_YEAR_ON, Gate.FOLLOWED_UP),
    ],
)
def test_the_stage_follows_the_dates(today: date, gate: Gate) -> None:
    assert reached(GOOD, today=today) is gate


def test_a_record_without_dates_is_being_planned() -> None:
    assert reached(without_facts(), today=A_YEAR_ON) is Gate.PLANNING


@pytest.mark.parametrize(
    ("tier", "count"), [(Tier.LIGHT, 14), (Tier.STANDARD, 30), (Tier.FULL, 38)]
)
def test_everything_a_size_owes_is_due_a_year_on(tier: Tier, count: int) -> None:
    assert len(due_codes(replace(GOOD, tier=tier), today=A_YEAR_ON)) == count


def test_indicators_come_due_as_the_record_goes_on() -> None:
    counts = [
        len(due_codes(GOOD, today=day))
        for day in (BEFORE, DURING, CLOSES + DAY, PROMISED + DAY, A_YEAR_ON)
    ]
    assert counts == [15, 29, 33, 37, 38]


def test_a_withdrawn_record_owes_no_rating_but_still_owes_feedback() -> None:
    facts = replace(dated(withdrawn_on=DURING, feedback_promised_by=None), feedback=())
    assert due_codes(facts, today=DURING - DAY) != frozenset()
    assert due_codes(facts, today=DURING) == frozenset()
    assert feedback_due_on(facts) == DURING + timedelta(days=28)
    assert gather("COM6", facts, today=DECIDES).value is Value.NONE


def test_a_promised_day_stands_before_the_usual_one() -> None:
    assert feedback_due_on(GOOD) == PROMISED
    assert feedback_due_on(without_facts()) is None
