"""What people were promised to be told, by when, and whether it is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pbapp.engagement.kinds import FeedbackStatus
from pbapp.standards.days import months_after
from pbapp.standards.facts import Record
from pbapp.standards.kinds import FeedbackKind, FeedbackPart
from pbapp.standards.timing import ended_on, feedback_due_on

#: from so many days before, something owed is due soon
SOON_DAYS = 14


@dataclass(frozen=True)
class Telling:
    """One of the three things people are told, and the day it is owed by."""

    kind: FeedbackKind
    due_on: date | None
    told_on: date | None
    #: it tells how it was done, what was weighed up, what will happen and why
    is_full: bool = False

    def status(self, today: date) -> FeedbackStatus:
        """How it stands (engagement.md section 7.5)."""
        if self.told_on:
            full = FeedbackStatus.PUBLISHED_FULL
            return full if self.is_full else FeedbackStatus.PUBLISHED_PART
        if self.due_on is None or self.due_on > today + timedelta(days=SOON_DAYS):
            return FeedbackStatus.NOT_DUE
        return FeedbackStatus.OVERDUE if self.due_on < today else FeedbackStatus.DUE_SOON

    def is_late(self, today: date) -> bool:
        """It was owed by a day that has passed, and is not out or came after it."""
        if self.due_on is None:
            return False
        return (self.told_on or today) > self.due_on


def tellings(record: Record, today: date) -> Iterator[Telling]:
    """What was heard, decided and changed, each with its day (engagement.md section 8.3, IMP6)."""
    due = {
        FeedbackKind.WHAT_WE_HEARD: feedback_due_on(record),
        FeedbackKind.WHAT_WAS_DECIDED: _decided_due(record),
        FeedbackKind.WHAT_CHANGED: _changed_due(record),
    }
    for kind, day in due.items():
        yield Telling(kind, day, _told_on(record, kind, today), _is_full(record, kind, today))


def _is_full(record: Record, kind: FeedbackKind, today: date) -> bool:
    """All four parts are out, in one piece or in several."""
    out = [
        one.covers
        for one in record.feedback or ()
        if one.kind is kind and one.published_on and one.published_on <= today
    ]
    return frozenset().union(*out) == frozenset(FeedbackPart)


def _told_on(record: Record, kind: FeedbackKind, today: date) -> date | None:
    days = [
        one.published_on
        for one in record.feedback or ()
        if one.kind is kind and one.published_on and one.published_on <= today
    ]
    return min(days, default=None)


def _decided_on(record: Record) -> date | None:
    return max((one.made_on for one in record.decisions or ()), default=record.dates.decision_on)


def _decided_due(record: Record) -> date | None:
    made = _decided_on(record)
    if record.dates.withdrawn_on or made is None:
        return None
    return made + timedelta(days=record.settings.feedback_days)


def _changed_due(record: Record) -> date | None:
    after = _decided_on(record) or ended_on(record)
    if record.dates.withdrawn_on or after is None:
        return None
    return months_after(after, record.settings.changes_told_months)
