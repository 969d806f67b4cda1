"""Periods and quarters."""

from __future__ import annotations

from datetime import date

import pytest

from pbapp.reports.period import Period, last_quarter


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 2), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 3, 31), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_the_last_quarter_is_the_last_whole_one(today: date, first: date, last: date) -> None:
    assert last_quarter(today) == Period(first, last)


@pytest.mark.parametrize(
    ("ends_on", "first", "last"),
    [
        (date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2026, 9, 14), date(2026, 9, 15), date(2026, 12, 14)),
    ],
)
def test_the_next_quarter_begins_the_day_after(ends_on: date, first: date, last: date) -> None:
    assert Period(date(2026, 7, 1), ends_on).next_quarter() == Period(first, last)


def test_a_period_has_its_first_and_its_last_day_and_no_other() -> None:
    period = Period(date(2026, 7, 1), date(2026, 9, 30))
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1)]
    assert [period.has(day) for day in days] == [False, True, True, False]
