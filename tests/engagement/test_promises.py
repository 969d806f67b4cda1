"""What people were promised to be told, by when, and whether it is late."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pbapp.engagement.kinds import FeedbackStatus
from pbapp.engagement.promises import Telling, tellings
from pbapp.standards.facts import Dates, Decision, Feedback, Record
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import FeedbackKind, FeedbackPart, Kind, Level

TODAY = date(2026, 11, 2)
HEARD, DECIDED, CHANGED = FeedbackKind


def owed(dates: Dates, **groups: Any) -> dict[FeedbackKind, Telling]:
    record = Record(
        id=1, tier=Tier.LIGHT, level=Level.CONSULT, kind=Kind.OTHER, dates=dates, **groups
    )
    return {one.kind: one for one in tellings(record, TODAY)}


def test_days_follow_from_the_dates_where_none_is_promised() -> None:
    found = owed(Dates(closes_on=date(2026, 9, 1), decision_on=date(2026, 10, 1)))

    assert {kind: one.due_on for kind, one in found.items()} == {
        HEARD: date(2026, 9, 29),
        DECIDED: date(2026, 10, 29),
        CHANGED: date(2027, 4, 1),
    }
    assert [one.is_late(TODAY) for one in found.values()] == [True, True, False]


def test_the_promised_day_stands() -> None:
    found = owed(Dates(closes_on=date(2026, 9, 1), feedback_promised_by=date(2026, 12, 1)))

    assert found[HEARD] == Telling(HEARD, date(2026, 12, 1), None)


def test_a_decision_counts_from_the_day_it_was_made() -> None:
    made = Decision(id=1, made_on=date(2026, 10, 20), body="b", method="m")

    found = owed(Dates(decision_on=date(2026, 10, 1)), decisions=(made,))

    assert found[DECIDED].due_on == date(2026, 11, 17)
    assert found[CHANGED].due_on == date(2027, 4, 20)


@pytest.mark.parametrize(
    ("told_on", "late"), [(date(2026, 9, 29), False), (date(2026, 9, 30), True)]
)
def test_feedback_out_after_its_day_stays_late(told_on: date, late: bool) -> None:
    told = Feedback(id=1, kind=HEARD, published_on=told_on)

    found = owed(Dates(closes_on=date(2026, 9, 1)), feedback=(told,))

    assert (found[HEARD].told_on, found[HEARD].is_late(TODAY)) == (told_on, late)


def test_feedback_that_is_to_come_out_is_not_out() -> None:
    told = Feedback(id=1, kind=HEARD, published_on=date(2026, 11, 3))

    assert owed(Dates(), feedback=(told,))[HEARD].told_on is None


def test_withdrawn_work_still_owes_people_what_was_heard_and_nothing_else() -> None:
    found = owed(Dates(withdrawn_on=date(2026, 9, 1), decision_on=date(2026, 10, 1)))

    assert {kind: one.due_on for kind, one in found.items()} == {
        HEARD: date(2026, 9, 29),
        DECIDED: None,
        CHANGED: None,
    }


def test_without_dates_nothing_is_late() -> None:
    assert [one.is_late(TODAY) for one in owed(Dates()).values()] == [False] * 3


@pytest.mark.parametrize(
    ("promised", "status"),
    [
        (date(2026, 11, 17), FeedbackStatus.NOT_DUE),
        (date(2026, 11, 16), FeedbackStatus.DUE_SOON),
        (date(2026, 11, 2), FeedbackStatus.DUE_SOON),
        (date(2026, 11, 1), FeedbackStatus.OVERDUE),
        (None, FeedbackStatus.NOT_DUE),
    ],
)
def test_what_is_owed_falls_due(promised: date | None, status: FeedbackStatus) -> None:
    assert owed(Dates(feedback_promised_by=promised))[HEARD].status(TODAY) is status


@pytest.mark.parametrize(
    ("second", "status"),
    [
        (FeedbackPart.REASONS, FeedbackStatus.PUBLISHED_FULL),
        (FeedbackPart.PROCESS, FeedbackStatus.PUBLISHED_PART),
    ],
)
def test_what_is_told_in_several_pieces_is_full_once_nothing_is_left_out(
    second: FeedbackPart, status: FeedbackStatus
) -> None:
    out = date(2026, 11, 1)
    first = frozenset(FeedbackPart) - {FeedbackPart.REASONS}
    pieces = (
        Feedback(id=1, kind=HEARD, published_on=out, covers=first),
        Feedback(id=2, kind=HEARD, published_on=out, covers=frozenset({second})),
    )

    assert owed(Dates(), feedback=pieces)[HEARD].status(TODAY) is status
