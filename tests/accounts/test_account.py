"""Somebody's own account: change it, leave it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Role
from pbapp.accounts.models import Grant, User, Visit
from pbapp.audit.models import AuditEntry
from pbapp.db import db
from tests.client import Client
from tests.factories.accounts import PASSWORD, first_step, make_staff, sign_in, staff_sign_in
from tests.factories.people import client_of, make_user
from tests.factories.rounds import stored


def test_name_and_language_can_be_changed(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)
    client = client_of(app, person)

    page = client.post("/account", {"name": "  Isla  ", "language": "gd"})

    assert page.status == 303
    user = stored(app, User, person.id)
    assert (user.name, user.language) == ("Isla", "gd")
    assert 'lang="gd"' in client.get("/account").html


def test_where_there_is_one_language_nobody_is_asked_for_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "LANGUAGES", ["en"])
    person = make_user(app, Role.RESIDENT)
    client = client_of(app, person)

    assert 'name="language"' not in client.get("/account").html
    assert client.post("/account", {"name": "Isla"}).status == 303
    user = stored(app, User, person.id)
    assert (user.name, user.language) == ("Isla", "en")


@pytest.mark.parametrize("unfit", ["\u2028", "\u2029", "\x85", "\x00"])
def test_what_would_break_a_mails_subject_does_not_come_into_a_name(app: Flask, unfit: str) -> None:
    person = make_user(app, Role.RESIDENT)

    client_of(app, person).post("/account", {"name": f"Is{unfit}la", "language": "en"})

    assert stored(app, User, person.id).name == "Isla"


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "   "}, {"name": "x" * 61}, {"language": "tlh"}]
)
def test_what_cannot_be_a_name_or_language_is_shown_again(
    app: Flask, wrong: dict[str, str]
) -> None:
    client = client_of(app, make_user(app, Role.RESIDENT))

    page = client.post("/account", {"name": "Isla", "language": "en"} | wrong)

    assert page.status == 422
    assert len(page.errors()) == 1


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "Seònaid «na h-Òrain»", "نور", "a\x00b"]
)
def test_any_name_is_shown_as_text(app: Flask, name: str) -> None:
    client = client_of(app, make_user(app, Role.RESIDENT))

    client.post("/account", {"name": name, "language": "en"})

    page = client.get("/account")
    assert page.status == 200
    assert "<script>alert" not in page.html


def test_language_follows_somebody_to_another_browser(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)
    client_of(app, person).post("/account", {"name": "Isla", "language": "gd"})

    elsewhere = Client(app)
    page = sign_in(elsewhere, person.email)

    assert 'lang="gd"' in elsewhere.follow(page).html


def test_visitors_are_led_to_sign_in(visitor: Client) -> None:
    assert visitor.get("/account").location.rstrip("?") == "/sign-in?next=/account"


def test_a_deleted_account_keeps_no_personal_word(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT, name="Ailsa Munro")
    here, there = client_of(app, person), client_of(app, person)

    page = here.post("/account/delete", on="/account/delete")

    assert page.status == 303
    assert here.get("/account").status == there.get("/account").status == 303
    with app.app_context():
        row = db.session.execute(select(User.__table__)).one()
        assert (row.email, row.name, row.active, row.password) == (
            None,
            "Former participant",
            False,
            None,
        )
        for gone in (Grant, Visit):
            assert db.session.scalar(select(func.count()).select_from(gone)) == 0
        assert db.session.scalars(select(AuditEntry.event)).all() == ["account.closed"]


def test_whoever_left_may_come_back_as_somebody_new(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)
    client_of(app, person).post("/account/delete", on="/account/delete")

    client = Client(app)

    assert sign_in(client, person.email).location == "/sign-in/name"


def test_staff_who_leave_cannot_sign_in_any_more(app: Flask) -> None:
    officer = make_staff(app, Role.OFFICER)
    client = Client(app)
    staff_sign_in(client, officer)

    assert client.post("/account/delete", on="/account/delete").status == 303

    assert first_step(Client(app), password=PASSWORD).status == 422
    assert stored(app, User, officer).totp_secret is None


@pytest.mark.both_databases
def test_two_people_may_leave(app: Flask) -> None:
    for _unused in range(2):
        client = client_of(app, make_user(app, Role.RESIDENT))
        assert client.post("/account/delete", on="/account/delete").status == 303
