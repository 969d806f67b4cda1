"""Transactions: where they begin, what they keep."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from pbapp import jobs, limits
from pbapp.accounts.models import User
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.limits import Limit, LimitCounter
from pbapp.refusals import TooMany
from pbapp.rounds.models import Round
from tests.factories.people import make_user
from tests.factories.rounds import make_round, stored

TRIES = Limit("test", 3, timedelta(hours=1))


@pytest.mark.both_databases
def test_160_writers_at_once_all_succeed(app: Flask) -> None:
    def write(number: int) -> None:
        with app.app_context(), transaction():
            limits.spend(Limit("writers", 1000, timedelta(hours=1)), "all")

    with ThreadPoolExecutor(160) as pool:
        list(pool.map(write, range(160)))

    with app.app_context():
        assert db.session.scalar(select(LimitCounter.count)) == 160


@pytest.mark.both_databases
def test_a_transaction_that_breaks_stores_nothing(app: Flask) -> None:
    def break_off() -> None:
        with transaction():
            limits.spend(TRIES, "one")
            raise ZeroDivisionError

    with app.app_context(), pytest.raises(ZeroDivisionError):
        break_off()

    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(LimitCounter)) == 0


@pytest.mark.both_databases
def test_the_key_of_somebody_who_has_gone_is_never_given_to_another(app: Flask) -> None:
    gone = make_user(app).id
    with app.app_context(), transaction() as session:
        session.delete(session.get_one(User, gone))

    assert make_user(app).id > gone


def test_a_limit_refuses_the_try_after_the_last(app: Flask) -> None:
    with app.app_context(), transaction():
        for _unused in range(3):
            limits.spend(TRIES, "one")
        with pytest.raises(TooMany):
            limits.spend(TRIES, "one")
        limits.spend(TRIES, "two")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("isla@example.org", "ross@example.org", False),
    ],
)
def test_a_household_counts_as_one_caller(app: Flask, one: str, other: str, same: bool) -> None:
    with app.app_context(), transaction():
        for _unused in range(3):
            limits.spend(TRIES, one)
        if same:
            with pytest.raises(TooMany, match=r"Try again in 60 minutes\.$"):
                limits.spend(TRIES, other)
        else:
            limits.spend(TRIES, other)


@pytest.mark.both_databases
@pytest.mark.parametrize("act", ["UPDATE audit_entry SET event = 'x'", "DELETE FROM audit_entry"])
def test_the_audit_log_only_grows(app: Flask, act: str) -> None:
    with app.app_context(), transaction() as session:
        session.add(AuditEntry(event="x", subject="round", subject_id=1, details={}))

    with app.app_context(), pytest.raises(DBAPIError, match="only grows"), transaction() as session:
        session.execute(text(act))


@pytest.mark.both_databases
def test_moments_come_back_in_utc(app: Flask) -> None:
    round = stored(app, Round, make_round(app))

    assert round.made_at.isoformat() == "2026-11-02T12:00:00+00:00"


def test_the_file_database_is_set_for_votes_that_stay_and_bytes_that_go(app: Flask) -> None:
    pragmas = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")

    def settings() -> dict[str, object]:
        return {name: db.session.scalar(text(f"PRAGMA {name}")) for name in pragmas}

    # 2 is FULL: what was answered is on the disk
    wanted = dict(zip(pragmas, ("wal", 2, 20_000, 1, 1), strict=True))
    with app.app_context():
        assert settings() == wanted
        db.session.rollback()
        jobs.keep_up()
        assert settings() == wanted


def test_upkeep_leaves_no_log_of_the_order_of_changes(app: Flask) -> None:
    make_round(app)
    with app.app_context():
        log = Path(f"{db.engine.url.database}-wal")
        assert log.stat().st_size > 0

        jobs.keep_up()

        assert log.stat().st_size == 0


def test_a_reader_who_does_not_end_holds_up_nobody(app: Flask) -> None:
    make_round(app)
    with app.app_context(), db.engine.connect() as reader:
        reader.execute(text("SELECT * FROM round")).all()

        jobs.keep_up()
        with transaction():
            limits.spend(TRIES, "one")

        assert db.session.scalar(select(LimitCounter.count)) == 1
