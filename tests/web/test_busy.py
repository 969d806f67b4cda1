"""Whoever sends a form while the database is busy keeps what they typed, and sends it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from pbapp import db as storage
from pbapp.access.roles import Role
from pbapp.accounts.models import User
from pbapp.db import db
from pbapp.web.errors import overloaded
from tests.client import Client, Page
from tests.factories.people import client_of, make_user
from tests.factories.rounds import stored
from tests.pages.posting import Form, Reading

NAME = 'Màiri & <Eilidh> "of" Port Nellan'


@contextmanager
def held(app: Flask) -> Iterator[None]:
    """Somebody else writes all the while."""
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM limit_counter" if sqlite else 'LOCK TABLE "user"'))
        yield
    engine.dispose()


@pytest.fixture
def impatient(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody waits long for a lock."""
    monkeypatch.setattr(storage, "BUSY_TIMEOUT_MS", 50)
    forget_connections(app)
    yield
    forget_connections(app)


def forget_connections(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def fields(form: Form) -> dict[str, str]:
    return {name: control.value for name, control in form.controls.items()}


def form_at(client: Client, url: str) -> dict[str, str]:
    """What the form that changes an account holds."""
    page = Reading(client.browser.get(url))
    return next(fields(one) for one in page.posting() if one.url == url)


@pytest.mark.both_databases
def test_what_was_typed_is_sent_again_with_one_button(app: Flask, impatient: None) -> None:
    person = make_user(app, Role.RESIDENT)
    client = client_of(app, person)
    typed = form_at(client, "/account") | {"name": NAME, "language": "gd"}

    with held(app):
        busy = client.browser.post("/account", data=typed)
    (again,) = Reading(busy).posting()

    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "30")
    assert "what you typed is kept on this page" in Page(busy).text()
    assert fields(again) == typed | {"csrf_token": fields(again)["csrf_token"]}
    assert client.browser.post(again.url, data=fields(again)).status_code == 303
    assert stored(app, User, person.id).name == NAME


def test_nothing_is_handed_back_that_another_site_sent(app: Flask, impatient: None) -> None:
    client = client_of(app, make_user(app, Role.RESIDENT))
    with held(app):
        answer = client.browser.post("/account", data={"name": "x"})

    assert (answer.status_code, Reading(answer).posting()) == (503, [])


def test_no_page_writes_a_password_down(app: Flask, impatient: None) -> None:
    client = Client(app)
    typed = form_at(client, "/staff/sign-in") | {"email": "a@example.org", "password": "burn-glen"}
    with held(app):
        answer = client.browser.post("/staff/sign-in", data=typed)

    assert (answer.status_code, "burn-glen" in answer.text) == (503, False)


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("SELECT", {}, Exception("deadlock detected")),
        InterfaceError("SELECT", {}, Exception("the connection is closed")),
        TimeoutError("QueuePool limit reached"),
    ],
)
def test_whatever_keeps_the_database_away_is_no_fault_of_the_reader(
    app: Flask, fault: OperationalError | TimeoutError
) -> None:
    handlers = app.error_handler_spec[None][None]
    with app.test_request_context():
        assert handlers[type(fault)](fault).status_code == 503
    assert handlers[type(fault)] is overloaded
