"""Each refusal has a page that says what happened and what to do next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, NoResultFound, OperationalError
from werkzeug import exceptions

from config import Testing
from pbapp import create_app
from pbapp.access.roles import Role
from pbapp.accounts.models import User
from pbapp.db import transaction
from pbapp.refusals import Denied, Refused, TooMany, Unavailable
from pbapp.web.errors import PAGES, clashed
from tests.client import Client, Page
from tests.factories.people import make_user


def waits(seconds: int) -> TooMany:
    refusal = TooMany("Too often.")
    refusal.wait = seconds
    return refusal


RAISED: list[tuple[Callable[[], Exception], int]] = [
    (lambda: Denied("Not you."), 403),
    (lambda: NoResultFound(), 404),
    (lambda: Refused("Not now."), 409),
    (lambda: IntegrityError("INSERT", {}, Exception("unique")), 409),
    (lambda: exceptions.RequestEntityTooLarge(), 413),
    (lambda: exceptions.RequestURITooLarge(), 413),
    (lambda: exceptions.BadRequest(), 422),
    (lambda: waits(86_340), 429),
    (lambda: ValueError("our fault"), 500),
    (lambda: exceptions.NotImplemented(), 500),
    (lambda: Unavailable("Key missing."), 503),
    (lambda: OperationalError("SELECT", {}, Exception("database is locked")), 503),
]


@pytest.fixture(scope="module")
def breaking_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with an address for each thing that can go wrong."""
    folder = tmp_path_factory.mktemp("breaking")
    app = create_app(Testing(folder, f"sqlite:///{folder}/test.db"))
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail(number: int) -> str:
        raise RAISED[number][0]()

    app.add_url_rule("/break/<int:number>", view_func=fail)
    return app


@pytest.mark.parametrize("number", range(len(RAISED)), ids=lambda n: f"{RAISED[n][1]}-{n}")
def test_whatever_goes_wrong_gets_its_page(breaking_app: Flask, number: int) -> None:
    page = Client(breaking_app).get(f"/break/{number}")

    assert page.status == RAISED[number][1]
    assert page.heading() != ""


def test_every_error_page_is_reached_by_one_of_these() -> None:
    assert {status for _unused, status in RAISED} == PAGES


def test_a_refusal_gives_its_reason(breaking_app: Flask) -> None:
    assert "Not now." in Client(breaking_app).get("/break/2").text()


def test_busy_answers_say_when_to_come_back(breaking_app: Flask) -> None:
    assert Client(breaking_app).browser.get("/break/10").headers["Retry-After"] == "30"


@pytest.mark.both_databases
def test_a_clash_is_logged_without_what_was_typed(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    known = make_user(app, Role.RESIDENT)
    with app.test_request_context():
        with pytest.raises(IntegrityError) as clash, transaction() as session:
            session.add(User(email=known.email, name="Isla"))
        answer = clashed(clash.value)

    assert answer.status_code == 409
    assert known.email not in caplog.text
    assert "constraint: " in caplog.text
    assert "email" in caplog.text


def test_statements_that_break_are_named_without_their_values(app: Flask) -> None:
    with app.app_context(), pytest.raises(OperationalError) as broken, transaction() as session:
        session.execute(text("SELECT * FROM nothing WHERE x = :x"), {"x": "isla@example.org"})

    assert "isla" not in str(broken.value)


def test_too_many_tries_say_when_to_come_back_and_that_choices_are_kept(
    breaking_app: Flask,
) -> None:
    page = Client(breaking_app).browser.get("/break/7")

    assert page.headers["Retry-After"] == "86340"
    assert "your choices are kept in this browser" in page.text


def test_a_form_without_its_token_is_refused_and_says_what_to_do(visitor: Client) -> None:
    page = Page(visitor.browser.post("/sign-in", data={"email": "a@example.org"}))

    assert page.status == 422


def test_a_method_that_is_not_there_is_not_found(visitor: Client) -> None:
    assert visitor.browser.delete("/privacy").status_code in (404, 422)


def test_a_form_that_is_far_too_big_is_refused(visitor: Client) -> None:
    answer = visitor.browser.post("/sign-in", data={"email": "x" * 10**6})

    assert answer.status_code in (413, 422)
