"""A span of days that a summary speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pbapp.standards.days import months_after

QUARTER_MONTHS = 3


@dataclass(frozen=True)
class Period:
    """From its first to its last day, both included."""

    starts_on: date
    ends_on: date

    def next_quarter(self) -> Period:
        """The three months after it."""
        first = self.ends_on + timedelta(days=1)
        return Period(first, months_after(first, QUARTER_MONTHS) - timedelta(days=1))

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.starts_on <= day <= self.ends_on


def last_quarter(today: date) -> Period:
    """The last whole quarter of the calendar before a day."""
    this = date(today.year, today.month - (today.month - 1) % QUARTER_MONTHS, 1)
    end = this - timedelta(days=1)
    return Period(date(end.year, end.month - QUARTER_MONTHS + 1, 1), end)
