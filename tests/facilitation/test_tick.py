"""The clock: steps are taken on their dates, once, and what is barred holds up nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db
from pbapp.facilitation.actions import tick
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from tests.factories.rounds import make_project, make_round, stored


def steps(app: Flask) -> list[tuple[int, str, int | None]]:
    """Every step taken: in which round, to which phase, by whom."""
    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.event == Event.ROUND_ADVANCED)
        rows = db.session.scalars(query.order_by(AuditEntry.id))
        return [(row.round_id or 0, row.details["target"], row.by_id) for row in rows]


def run(app: Flask) -> int:
    with app.app_context():
        return tick()


def phase(app: Flask, round_id: int) -> Phase:
    found: Phase = stored(app, Round, round_id).phase
    return found


def set_clock(moment: datetime) -> None:
    clock.set_source(lambda: moment)


@pytest.mark.both_databases
def test_a_step_is_taken_at_its_date_and_not_a_minute_before(app: Flask) -> None:
    due = clock.now() + timedelta(days=3)
    round_id = make_round(app, Phase.DRAFT, ideas_open_at=due)

    set_clock(due - timedelta(minutes=1))
    assert run(app) == 0
    assert phase(app, round_id) is Phase.DRAFT
    set_clock(due)
    assert run(app) == 1
    assert steps(app) == [(round_id, "collecting", None)]


@pytest.mark.both_databases
def test_running_it_again_takes_nothing_twice(app: Flask) -> None:
    round_id = make_round(app, Phase.COLLECTING, ideas_close_at=clock.now())

    assert (run(app), run(app)) == (1, 0)
    assert steps(app) == [(round_id, "checking", None)]


@pytest.mark.both_databases
def test_workers_at_once_take_each_step_once(app: Flask) -> None:
    round_ids = [
        make_round(app, Phase.COLLECTING, ideas_close_at=clock.now()) for _unused in range(6)
    ]
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda _unused: run(app), range(6)))

    assert sum(taken) == 6
    assert sorted(steps(app)) == [(round_id, "checking", None) for round_id in round_ids]


def test_a_round_that_was_left_alone_catches_up_step_by_step(app: Flask) -> None:
    round_id = make_round(app, Phase.DRAFT)
    make_project(app, round_id, "Path lights", 900_00)
    set_clock(clock.now() + timedelta(days=7 * 2 + 3))
    made = stored(app, Round, round_id)
    assert made.ideas_open_at < made.ideas_close_at < made.discussion_opens_at == clock.now()

    set_clock(made.ideas_open_at)
    assert run(app) == 1
    set_clock(made.discussion_opens_at)
    assert run(app) == 2
    assert [target for _round, target, _by in steps(app)] == [
        "collecting",
        "checking",
        "discussing",
    ]


def test_a_barred_round_stays_and_the_others_go_on(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    barred = make_round(app, Phase.CHECKING, discussion_opens_at=clock.now())
    free = make_round(app, Phase.COLLECTING, ideas_close_at=clock.now())

    assert run(app) == 1
    assert phase(app, barred) is Phase.CHECKING
    assert phase(app, free) is Phase.CHECKING
    assert caplog.records == []  # waiting is no trouble, so nobody is woken for it


def test_a_round_that_was_barred_moves_once_nothing_bars_it(app: Flask) -> None:
    round_id = make_round(app, Phase.CHECKING, discussion_opens_at=clock.now())
    assert run(app) == 0
    make_project(app, round_id, "Path lights", 900_00)

    assert run(app) == 1
    assert phase(app, round_id) is Phase.DISCUSSING


def test_trouble_in_one_round_does_not_hold_up_the_others(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(app.extensions, "keys", tmp_path / "gone")
    no_keys = make_round(app, Phase.DISCUSSING, voting_opens_at=clock.now())
    make_project(app, no_keys, "Path lights", 900_00)
    free = make_round(app, Phase.COLLECTING, ideas_close_at=clock.now())

    assert run(app) == 1
    assert phase(app, no_keys) is Phase.DISCUSSING
    assert phase(app, free) is Phase.CHECKING


def test_a_round_in_its_count_waits_for_people(app: Flask) -> None:
    round_id = make_round(app, Phase.COUNTING)

    assert run(app) == 0
    assert phase(app, round_id) is Phase.COUNTING


@pytest.mark.parametrize(
    ("day", "in_utc"),
    [
        (date(2026, 10, 24), datetime(2026, 10, 24, 8, tzinfo=UTC)),  # the last day of summer time
        (date(2026, 10, 25), datetime(2026, 10, 25, 9, tzinfo=UTC)),  # the clock went back at 2am
        (date(2026, 10, 26), datetime(2026, 10, 26, 9, tzinfo=UTC)),
    ],
)
def test_nine_in_the_morning_is_nine_on_the_scottish_clock(
    app: Flask, day: date, in_utc: datetime
) -> None:
    set_clock(datetime(2026, 10, 1, tzinfo=UTC))
    round_id = make_round(app, Phase.COLLECTING, ideas_close_at=clock.from_local(day, time(9)))

    set_clock(in_utc - timedelta(seconds=1))
    assert run(app) == 0
    set_clock(in_utc)
    assert run(app) == 1
    assert phase(app, round_id) is Phase.CHECKING


def test_the_command_says_how_many_steps_it_took(app: Flask) -> None:
    make_round(app, Phase.COLLECTING, ideas_close_at=clock.now())
    runner = app.test_cli_runner()

    assert runner.invoke(args=["facilitation", "tick"]).output == "1 step taken.\n"
    assert runner.invoke(args=["facilitation", "tick"]).output == "0 steps taken.\n"
