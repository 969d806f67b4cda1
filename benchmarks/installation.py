"""An empty installation to fill, somebody signed in to it, and what work on it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from config import Testing
from pbapp import create_app
from pbapp.access.roles import Role
from pbapp.accounts import visits
from pbapp.accounts.models import Grant, User
from pbapp.db import Base, db, transaction

RUNS = 7


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor, the middle of several runs, and the statements of one run.

    Other work on the machine disturbs them little; what a database server does is not in them.
    """

    seconds: float
    statements: int


def installation(folder: Path, database: str) -> Flask:
    """The application with empty tables."""
    app = create_app(Testing(folder, database))
    with app.app_context():
        Base.metadata.create_all(db.engine)
    return app


def officer(app: Flask) -> FlaskClient:
    """The browser of an officer who is signed in."""
    with app.app_context(), transaction() as session:
        user = User(name="Officer", email="officer@example.org", grants=[Grant(role=Role.OFFICER)])
        session.add(user)
        session.flush()
        visit = visits.open_for(user, second_factor=True)
    browser = app.test_client()
    with browser.session_transaction() as stored:
        stored.update(visit)
    return browser


def side_by_side(app: Flask, *works: Callable[[], object]) -> list[Cost]:
    """What each costs; they take turns, so that a busy machine slows all of them alike."""
    seconds: list[list[float]] = [[] for _work in works]
    sent = [0] * len(works)
    for _run in range(RUNS + 1):
        for number, work in enumerate(works):
            with app.app_context(), _statements(db.engine) as statements:
                start = process_time()
                work()
                seconds[number].append(process_time() - start)
            sent[number] = len(statements)
    # The first run compiles templates and statements.
    return [Cost(median(taken[1:]), number) for taken, number in zip(seconds, sent, strict=True)]


@contextmanager
def _statements(engine: Any) -> Iterator[list[str]]:
    sent: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", collect)
    yield sent
    event.remove(engine, "before_cursor_execute", collect)
