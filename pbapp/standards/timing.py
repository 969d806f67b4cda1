"""Where a record stands in its own timetable on a day."""

from __future__ import annotations

from datetime import date, timedelta

from pbapp.standards.days import months_after
from pbapp.standards.facts import Record


def ended_on(record: Record) -> date | None:
    """The day people could last take part: withdrawal ends it early."""
    days = [day for day in (record.dates.closes_on, record.dates.withdrawn_on) if day]
    return min(days, default=None)


def has_begun(record: Record, today: date) -> bool:
    """It is open, or has been."""
    return record.dates.opens_on is not None and record.dates.opens_on <= today


def is_over(record: Record, today: date) -> bool:
    """The last day to take part has passed."""
    end = ended_on(record)
    return end is not None and end < today


def decision_is_late(record: Record, today: date) -> bool:
    """The day set for the decision has passed."""
    return record.dates.decision_on is not None and record.dates.decision_on < today


def decided_on(record: Record) -> date | None:
    """The day of the last decision; before there is one, the day it is planned for."""
    return max((one.made_on for one in record.decisions or ()), default=record.dates.decision_on)


def changes_due_on(record: Record) -> date | None:
    """The day people are to be told what changed: months after the decision, or after the end."""
    after = decided_on(record) or ended_on(record)
    return months_after(after, record.settings.changes_told_months) if after else None


def feedback_due_on(record: Record) -> date | None:
    """The day feedback is owed by: as promised, or so many days after the end or withdrawal."""
    end = ended_on(record)
    if record.dates.feedback_promised_by:
        return record.dates.feedback_promised_by
    return end + timedelta(days=record.settings.feedback_days) if end else None
