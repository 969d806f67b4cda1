"""Work in the background: short work in one transaction, long work in its own ones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import jobs, limits
from pbapp.db import db, transaction
from pbapp.jobs import Job, JobState
from pbapp.limits import Limit, LimitCounter

MANY = Limit("jobs", 100, timedelta(hours=1))


@jobs.task("test: write")
def write(*, breaks: bool) -> None:
    limits.spend(MANY, "short")
    if breaks:
        raise ZeroDivisionError


@jobs.task("test: long", long=True)
def write_long(*, job_id: int, breaks: bool) -> None:
    with transaction():
        limits.spend(MANY, "long")
    jobs.progress(job_id, 3, 10)
    db.session.scalar(select(1))
    if breaks:
        raise ZeroDivisionError


def done(app: Flask, name: str, *, breaks: bool) -> tuple[JobState, str | None, int, int]:
    """How the work ended, how far it said it was, and how much it wrote."""
    with app.app_context():
        with transaction():
            jobs.enqueue(name, breaks=breaks)
        jobs.run_waiting()
        job = db.session.scalars(select(Job)).one()
        written = db.session.scalar(select(func.count()).select_from(LimitCounter)) or 0
        return job.state, job.problem, job.done, written


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("name", "breaks", "expected"),
    [
        ("test: write", False, (JobState.DONE, None, 0, 1)),
        ("test: write", True, (JobState.BROKEN, "ZeroDivisionError", 0, 0)),
        ("test: long", False, (JobState.DONE, None, 3, 1)),
        ("test: long", True, (JobState.BROKEN, "ZeroDivisionError", 3, 1)),
    ],
)
def test_work_ends_with_what_it_had_stored(
    app: Flask, name: str, breaks: bool, expected: tuple[JobState, str | None, int, int]
) -> None:
    assert done(app, name, breaks=breaks) == expected


def test_what_was_stored_stays_stored_where_no_worker_can_be_woken(app: Flask) -> None:
    queue, usual = jobs.make_queue(app, ""), app.extensions["wake"]
    app.extensions["wake"] = queue.task(name="work")(lambda: None)
    queue.storage.sql("DROP TABLE task", commit=True)
    try:
        with app.app_context(), transaction():
            jobs.enqueue("test: write", breaks=False)
    finally:
        app.extensions["wake"] = usual
    with app.app_context():
        assert db.session.scalars(select(Job.state)).all() == [JobState.WAITING]
