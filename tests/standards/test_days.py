from __future__ import annotations

from datetime import date

import pytest

from pbapp.standards.days import months_after, working_days_between

FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, date(2026, 11, 29), 0),
        (FRIDAY, MONDAY, 1),
        (MONDAY, date(2026, 12, 1), 1),
        (FRIDAY, date(2026, 12, 11), 10),
        (MONDAY, FRIDAY, 0),
    ],
)
def test_weekends_are_no_working_days(start: date, end: date, count: int) -> None:
    assert working_days_between(start, end) == count


def test_a_holiday_is_no_working_day() -> None:
    assert working_days_between(FRIDAY, date(2026, 12, 1), holidays={MONDAY}) == 1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 5, 11), 6, date(2026, 11, 11)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_a_shorter_month_gives_its_last_day(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
