"""The days of a programme's sessions, made in one go."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from pbapp import clock
from pbapp.activities.sessions.kinds import Frequency

WEEK = timedelta(weeks=1)


def moments(first: date, at: time, frequency: Frequency, number: int) -> Iterator[datetime]:
    """So many moments in UTC, each at the same time on the Scottish clock, summer or winter.

    A monthly programme keeps its weekday and its place in the month: the first Thursday, or the
    last one where the fifth is missing.
    """
    for one in range(number):
        yield clock.from_local(_day(first, frequency, one), at)


def _day(first: date, frequency: Frequency, number: int) -> date:
    if frequency is Frequency.WEEKLY:
        return first + number * WEEK
    if frequency is Frequency.FORTNIGHTLY:
        return first + 2 * number * WEEK
    return _same_weekday(first, number)


def _same_weekday(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    start = date(first.year + years, month + 1, 1)
    day = 1 + (first.weekday() - start.weekday()) % 7 + 7 * ((first.day - 1) // 7)
    last = monthrange(start.year, start.month)[1]
    return start.replace(day=day if day <= last else day - 7)
