"""The order of a round's dates, and parts that are unusually short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pbapp.rounds.calendar import APART, DATES, DISORDER, disorder, in_order, short_parts

START = datetime(2026, 11, 9, 9, tzinfo=UTC)
#: weeks from the start at which each date usually falls
WEEKS = dict(zip(DATES, (0, 5, 8, 10, 12, 13), strict=True))


def calendar(**changes: float | None) -> dict[str, datetime | None]:
    weeks = WEEKS | changes
    return {n: None if w is None else START + timedelta(weeks=w) for n, w in weeks.items()}


def test_a_usual_calendar_is_in_order_and_long_enough() -> None:
    assert disorder(calendar()) == {}
    assert in_order(calendar())
    assert short_parts(calendar()) == []


@pytest.mark.parametrize("later", range(1, len(DATES)))
def test_a_date_before_the_one_it_follows_is_out_of_order(later: int) -> None:
    name, before = DATES[later], DATES[later - 1]
    wrong = disorder(calendar(**{name: WEEKS[before] - 0.1}))

    assert wrong[name] == DISORDER[name]


def test_voting_that_closes_before_it_opens_is_said_in_those_words() -> None:
    assert disorder(calendar(voting_closes_at=9, result_promised_at=13)) == {
        "voting_closes_at": "Voting closes before it opens. Choose a later day."
    }


@pytest.mark.parametrize("later", range(1, len(DATES)))
def test_only_parts_that_people_act_in_need_time_between_their_dates(later: int) -> None:
    name, before = DATES[later], DATES[later - 1]

    assert (name in disorder(calendar(**{name: WEEKS[before]}))) == (name in APART)


@pytest.mark.parametrize("name", DATES[:-1])
def test_a_calendar_without_one_of_its_dates_is_not_in_order(name: str) -> None:
    assert not in_order(calendar(**{name: None}))


def test_the_promise_of_a_result_may_be_left_open() -> None:
    assert in_order(calendar(result_promised_at=None))


def test_a_missing_date_does_not_hide_that_the_next_is_too_early() -> None:
    wrong = disorder(calendar(discussion_opens_at=None, voting_opens_at=4))

    assert list(wrong) == ["voting_opens_at"]


@pytest.mark.parametrize(
    ("ends", "begins", "least"),
    [
        ("ideas_close_at", "ideas_open_at", 4),
        ("discussion_opens_at", "ideas_close_at", 1),
        ("voting_opens_at", "discussion_opens_at", 1),
        ("voting_closes_at", "voting_opens_at", 2),
    ],
)
def test_a_part_shorter_than_usual_is_warned_of(ends: str, begins: str, least: int) -> None:
    short = calendar(**{ends: WEEKS[begins] + least - 3.1 / 7})
    long = calendar(**{ends: WEEKS[begins] + least - 3 / 7})

    assert len(short_parts(short)) == len(short_parts(long)) + 1


def test_the_warning_says_what_most_rounds_do() -> None:
    assert short_parts(calendar(ideas_close_at=1)) == [
        "The time to send ideas is short. Most rounds allow 4 to 6 weeks."
    ]
