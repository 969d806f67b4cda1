"""Signing in as people do, and moving the clock."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Held, Role
from pbapp.accounts import people, second_factor
from pbapp.accounts.models import User
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from tests.client import Client, Page
from tests.conftest import NOON

PASSWORD = "plover harbour lantern"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def later(**by: float) -> None:
    """Move the clock on from noon, such as minutes=10."""
    clock.set_source(lambda: NOON + timedelta(**by))


def mails(app: Flask) -> list[Message]:
    """Every message so far, oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(Message).order_by(Message.id)))


def code_in(text: str) -> str:
    """The six digits in a mail."""
    found = re.search(r"\b\d{6}\b", text)
    assert found, text
    return found[0]


def newest_code(app: Flask) -> str:
    """The code sent last."""
    return code_in(mails(app)[-1].body)


def wrong(code: str) -> str:
    """A code that is surely another."""
    return f"{(int(code) + 1) % 10**6:06}"


def ask(client: Client, email: str = "isla@example.org") -> Page:
    """Ask for a code."""
    return client.post("/sign-in", {"email": email})


def sign_in(client: Client, email: str = "isla@example.org") -> Page:
    """Ask for a code and type it."""
    ask(client, email)
    return client.post("/sign-in/code", {"code": newest_code(client.app)})


def make_staff(
    app: Flask, *roles: Role, email: str = "ailsa@example.org", with_phone: bool = True
) -> int:
    """Somebody who can sign in as staff; returns their id."""
    secret = SECRET if with_phone else None
    with app.app_context(), transaction():
        held = [Held(role) for role in roles]
        return people.make_staff(email, "Ailsa Munro", PASSWORD, held, secret).id


def app_code(app: Flask, user_id: int) -> str:
    """What their authenticator shows now."""
    with app.app_context():
        return second_factor.code_now(db.session.get_one(User, user_id))


def first_step(client: Client, email: str = "ailsa@example.org", password: str = PASSWORD) -> Page:
    """Send address and password."""
    return client.post("/staff/sign-in", {"email": email, "password": password})


def staff_sign_in(client: Client, user_id: int, email: str = "ailsa@example.org") -> Page:
    """Both steps."""
    first_step(client, email)
    return client.post("/staff/second-step", {"code": app_code(client.app, user_id)})
