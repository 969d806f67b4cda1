"""Residents sign in with a code, and out again."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Held, Role
from pbapp.accounts.models import User, Visit
from pbapp.accounts.onward import is_ours
from pbapp.db import db
from tests.client import Client
from tests.factories.accounts import (
    ask,
    later,
    mails,
    make_staff,
    newest_code,
    sign_in,
    wrong,
)
from tests.factories.people import client_as, make_user


def join(client: Client, email: str = "isla@example.org", name: str = "Isla") -> None:
    page = sign_in(client, email)
    assert page.location == "/sign-in/name"
    page = client.post("/sign-in/name", {"name": name})
    assert page.location == "/account"


def session_of(client: Client) -> dict[str, Any]:
    with client.browser.session_transaction() as session:
        return dict(session)


def test_the_first_time_somebody_is_asked_for_a_name(visitor: Client, app: Flask) -> None:
    join(visitor, name="Isla of the Glen")

    assert visitor.get("/account").status == 200
    with app.app_context():
        user = db.session.scalars(select(User)).one()
        assert (user.name, user.email, user.in_full().held) == (
            "Isla of the Glen",
            "isla@example.org",
            {Held(Role.RESIDENT)},
        )


def test_the_second_time_leads_straight_in(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)

    client = Client(app)

    assert sign_in(client, person.email.upper()).location == "/account"
    assert client.get("/account").status == 200


def test_a_wrong_code_is_refused_and_counted(visitor: Client, app: Flask) -> None:
    ask(visitor)
    code = newest_code(app)
    for _unused in range(5):
        page = visitor.post("/sign-in/code", {"code": wrong(code)})
        assert page.status == 422
        assert len(page.errors()) == 1

    page = visitor.post("/sign-in/code", {"code": code})

    assert page.status == 422
    assert page.errors() == ["There were too many wrong tries. Send a new code."]


@pytest.mark.parametrize(
    "typed", ["", "   ", "not a code", "１２３４５６", "0" * 41, "\x00", "12\x003456"]
)
def test_whatever_is_typed_as_code_gets_a_sentence(visitor: Client, typed: str) -> None:
    ask(visitor)

    page = visitor.post("/sign-in/code", {"code": typed})

    assert page.status == 422
    assert len(page.errors()) == 1


@pytest.mark.parametrize("typed", ["", "isla", "isla@", "@example.org", "a@b.c\r\nBcc: x@y.org"])
def test_what_is_no_address_gets_a_sentence_and_stays_in_the_form(
    visitor: Client, typed: str
) -> None:
    page = ask(visitor, typed)

    assert page.status == 422
    assert len(page.errors()) == 1
    assert len(mails(visitor.app)) == 0


def test_known_and_unknown_addresses_and_staff_see_the_same_pages(app: Flask) -> None:
    known = make_user(app, Role.RESIDENT).email
    make_staff(app, Role.OFFICER, email="officer@example.org")

    def pages(email: str) -> tuple[object, ...]:
        client = Client(app)
        asked = ask(client, email)
        code_page = client.follow(asked)
        refused = client.post("/sign-in/code", {"code": "12345"})
        return (
            asked.status,
            asked.location,
            code_page.text().replace(email, "ADDRESS"),
            refused.status,
            refused.text().replace(email, "ADDRESS"),
        )

    assert pages(known) == pages("nobody@example.org") == pages("officer@example.org")


def test_staff_get_no_code_by_mail_but_their_own_way_in(visitor: Client, app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR, email="boss@example.org")

    ask(visitor, "boss@example.org")

    body = mails(app)[-1].body
    assert "/staff/sign-in" in body
    assert not any(word.isdigit() for word in body.split())


def test_a_code_sent_before_somebody_became_staff_opens_nothing(
    visitor: Client, app: Flask
) -> None:
    ask(visitor, "new@example.org")
    code = newest_code(app)
    make_staff(app, Role.ADMINISTRATOR, email="new@example.org")

    page = visitor.post("/sign-in/code", {"code": code})

    assert page.status == 403
    assert visitor.get("/account").status == 303


def test_a_browser_that_did_not_ask_is_told_where_to_type_the_code(
    visitor: Client, app: Flask
) -> None:
    ask(Client(app))

    page = visitor.get("/sign-in/code")

    assert page.heading() == "Where did you ask for your code?"
    token = {"on": "/sign-in"}
    assert visitor.post("/sign-in/code", {"code": newest_code(app)}, **token).status == 422


def test_a_code_typed_in_another_browser_that_also_asked_says_so(app: Flask) -> None:
    first, second = Client(app), Client(app)
    ask(first)
    code = newest_code(app)
    ask(second)

    page = second.post("/sign-in/code", {"code": code})

    assert "in another browser or on another device" in page.errors()[0]
    assert first.post("/sign-in/code", {"code": code}).status == 303


def test_send_again_too_soon_says_how_long(visitor: Client, app: Flask) -> None:
    ask(visitor)

    page = visitor.post("/sign-in/code/again", on="/sign-in/code")
    assert page.status == 422
    assert "another in 30 seconds" in page.text()

    later(seconds=31)
    page = visitor.post("/sign-in/code/again", on="/sign-in/code")
    assert page.status == 303
    assert len(mails(app)) == 2


def test_asking_too_often_is_429_and_sends_nothing(app: Flask) -> None:
    for _unused in range(3):
        ask(Client(app))

    assert ask(Client(app)).status == 429
    assert len(mails(app)) == 3


def test_nobody_is_asked_for_a_name_before_the_code(visitor: Client) -> None:
    assert visitor.get("/sign-in/name").location == "/sign-in"


def test_a_proved_address_waits_half_an_hour_for_a_name(visitor: Client) -> None:
    sign_in(visitor)

    later(minutes=31)

    assert visitor.get("/sign-in/name").location == "/sign-in"


def test_sign_in_starts_a_fresh_session(visitor: Client) -> None:
    ask(visitor)
    before = session_of(visitor)
    join(visitor, "ross@example.org")
    after = session_of(visitor)

    shared = {key for key in before if before[key] == after.get(key)}
    assert shared == set()
    assert set(after) <= {"_user_id", "_fresh", "visit", "seen", "lang", "csrf_token"}


def test_a_token_from_before_sign_in_is_worth_nothing_after(visitor: Client) -> None:
    ask(visitor)
    old = session_of(visitor)["csrf_token"]
    join(visitor, "ross@example.org")
    visitor.get("/account/delete")

    assert session_of(visitor)["csrf_token"] != old


def test_sign_out_ends_the_visit_also_for_a_copied_cookie(app: Flask) -> None:
    client = client_as(app, Role.RESIDENT)
    client.get("/account")
    copied = client.browser.get_cookie("session")
    assert copied is not None

    page = client.post("/sign-out", on="/account")

    assert page.status == 303
    assert page.response.headers["Clear-Site-Data"] == '"cookies", "storage"'
    assert session_of(client) == {}
    thief = Client(app)
    thief.browser.set_cookie("session", copied.value)
    assert thief.get("/account").status == 303
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Visit)) == 0


def test_sign_out_by_get_does_not_exist(app: Flask) -> None:
    assert client_as(app, Role.RESIDENT).get("/sign-out").status == 404


def test_a_resident_stays_signed_in_24_hours(app: Flask) -> None:
    client = client_as(app, Role.RESIDENT)

    later(hours=23.9)
    assert client.get("/account").status == 200
    later(hours=24)
    assert client.get("/account").status == 303


def test_the_page_asked_for_comes_after_sign_in(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)
    client = Client(app)

    page = client.get("/account/delete")
    assert page.location.rstrip("?") == "/sign-in?next=/account/delete"
    client.follow(page)

    assert sign_in(client, person.email).location == "/account/delete"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "javascript:alert(1)",
        "evil.example",
        "http:evil.example",
        "/ //evil.example",
        "//[evil",
        "",
    ],
)
def test_nobody_is_sent_to_another_site_after_sign_in(app: Flask, address: str) -> None:
    assert not is_ours(address)
    person = make_user(app, Role.RESIDENT)
    client = Client(app)

    client.get("/sign-in", query_string={"next": address})

    assert sign_in(client, person.email).location == "/account"


def test_a_form_without_its_token_is_refused(visitor: Client, app: Flask) -> None:
    response = visitor.browser.post("/sign-in", data={"email": "isla@example.org"})

    assert response.status_code == 422
    assert mails(app) == []


def test_the_token_looks_different_in_each_answer(visitor: Client) -> None:
    def token() -> str:
        page = visitor.get("/sign-in")
        hidden = [e for e in page.tree.iter("input") if e.get("name") == "csrf_token"]
        return hidden[0].get("value", "")

    assert token() != token()


def test_nobody_is_asked_for_a_birth_date(visitor: Client) -> None:
    sign_in(visitor)

    names = {c.get("name") for c in visitor.get("/sign-in/name").controls()}

    assert names == {"name"}
