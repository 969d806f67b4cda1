"""What people were promised to be told, by when, and whether it is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pbapp.engagement.kinds import FeedbackStatus
from pbapp.standards.facts import Record
from pbapp.standards.kinds import FeedbackKind, FeedbackPart
from pbapp.standards.timing import changes_due_on, decided_on, feedback_due_on

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
    made, stopped = decided_on(record), record.dates.withdrawn_on
    span = timedelta(days=record.settings.feedback_days)
    due = {
        FeedbackKind.WHAT_WE_HEARD: feedback_due_on(record),
        FeedbackKind.WHAT_WAS_DECIDED: made + span if made and not stopped else None,
        FeedbackKind.WHAT_CHANGED: None if stopped else changes_due_on(record),
    }
    out = [
        (one.published_on, one)
        for one in record.feedback or ()
        if one.published_on and one.published_on <= today
    ]
    for kind, day in due.items():
        told = [day for day, one in out if one.kind is kind]
        # All four parts are out, in one piece or in several.
        covers = frozenset().union(*(one.covers for _day, one in out if one.kind is kind))
        yield Telling(kind, day, min(told, default=None), covers == frozenset(FeedbackPart))
