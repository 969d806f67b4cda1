"""Days on which a group can be expected to answer."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def after(day: date, number: int) -> date:
    """The day so many working days later: 5 after a Monday is the next Monday.

    Saturdays and Sundays do not count; public holidays, which differ from council to council, do.
    """
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
