"""Background work: a row written with the change that asks for it, done by a worker afterwards."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, current_app
from huey.api import Huey, RedisHuey, SqliteHuey, crontab
from sqlalchemy import JSON, select
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, after_commit, db, empty_log, intpk, rollback, transaction

log = logging.getLogger(__name__)
Task = Callable[..., None]
Upkeep = TypeVar("Upkeep", bound=Callable[[], object])
_tasks: dict[str, Task] = {}
_long: set[str] = set()
_rounds: list[Callable[[], object]] = []


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"


class Job(Base):
    """One piece of work and how far it has come."""

    __tablename__ = "job"

    id: Mapped[intpk]
    task: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    #: done and all steps, for a progress bar; 0 of 0 while unknown
    done: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]


def task(name: str, *, long: bool = False) -> Callable[[Task], Task]:
    """Declare a function as work that jobs can name; it runs inside its own transaction.

    A long one opens its transactions itself, so that nobody waits for it, and is given `job_id` to
    tell its progress by. If its worker dies it stays "running": who asked for it may ask again.
    """

    def declare(function: Task) -> Task:
        _tasks[name] = function
        if long:
            _long.add(name)
        return function

    return declare


def every_minute(function: Upkeep) -> Upkeep:
    """Declare upkeep that the worker does each minute; it opens its own transactions."""
    _rounds.append(function)
    return function


def enqueue(name: str, **arguments: Any) -> Job:
    """Ask for work in this transaction; a worker is woken once it is committed."""
    if name not in _tasks:
        raise KeyError(name)
    job = Job(task=name, arguments=arguments)
    db.session.add(job)
    wake_after_commit()
    return job


def wake_after_commit() -> None:
    """Call the worker when this transaction is stored, so that nobody waits for the next minute."""
    after_commit(_wake)


def _wake() -> None:
    """Call the worker; what was stored stays stored, and its answer good, if that fails."""
    try:
        current_app.extensions["wake"]()
    except Exception:
        log.exception("nobody was woken; the work is done within a minute")


def init_app(app: Flask, url: str) -> None:
    """Connect the queue that wakes workers: Huey on a file, or on Redis/Valkey if given."""
    queue = make_queue(app, url)
    app.extensions["queue"] = queue
    work = queue.task(name="work")(lambda: _in_app(app, keep_up))
    queue.periodic_task(crontab(minute="*"), name="every minute")(lambda: _in_app(app, keep_up))
    # Tests do the work themselves, so that they see it done.
    app.extensions["wake"] = (lambda: None) if app.testing else work


def make_queue(app: Flask, url: str) -> Huey:
    """The queue of this installation."""
    if url:
        return RedisHuey("pbapp", url=url)
    return SqliteHuey("pbapp", filename=f"{app.config['INSTANCE']}/queue.db")


def keep_up() -> None:
    """One minute's upkeep: what waits, then what is due; last, the trace of it all."""
    run_waiting()
    for upkeep in (*_rounds, empty_log):
        try:
            upkeep()
        except Exception:
            log.exception("upkeep %s broke", getattr(upkeep, "__name__", upkeep))


def run_waiting() -> int:
    """Do all waiting jobs, each in its own transaction; returns how many were taken."""
    taken = 0
    while (job_id := _take()) is not None:
        _run(job_id)
        taken += 1
    return taken


def progress(job_id: int, done: int, steps: int) -> None:
    """Say how far a job has come; only called between, never inside, a transaction."""
    with transaction() as session:
        job = session.get_one(Job, job_id)
        job.done, job.steps = done, steps


def _take() -> int | None:
    with transaction() as session:
        query = select(Job).where(Job.state == JobState.WAITING).order_by(Job.id).limit(1)
        job = session.scalars(query.with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        job.state = JobState.RUNNING
        return int(job.id)


def _run(job_id: int) -> None:
    try:
        _work(job_id)
    except Exception as problem:
        rollback()
        log.exception("job %s broke", job_id)
        with transaction() as session:
            job = session.get_one(Job, job_id)
            job.state, job.ended_at = JobState.BROKEN, clock.now()
            job.problem = type(problem).__name__


def _work(job_id: int) -> None:
    with transaction() as session:
        job = session.get_one(Job, job_id)
        name, arguments = job.task, job.arguments
        if name not in _long:
            _tasks[name](**arguments)
            _done(job)
            return
    _tasks[name](job_id=job_id, **arguments)
    rollback()  # what it wanted to keep it has stored
    with transaction() as session:
        _done(session.get_one(Job, job_id))


def _done(job: Job) -> None:
    job.state, job.ended_at = JobState.DONE, clock.now()


def _in_app(app: Flask, act: Callable[[], object]) -> None:
    with app.app_context():
        act()
