"""People."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from pbapp.access.roles import Role
from pbapp.accounts import visits
from pbapp.accounts.models import Grant, User
from pbapp.db import transaction
from tests.client import Client

_numbers = iter(range(1, 10**9))


@dataclass(frozen=True)
class Person:
    """What a test needs to know of somebody."""

    id: int
    email: str


def make_user(
    app: Flask, *roles: Role, name: str = "Ailsa Munro", round_id: int | None = None
) -> Person:
    """Somebody holding roles, for one round where it is named."""
    with app.app_context(), transaction() as session:
        user = User(name=name, email=f"person{next(_numbers)}@example.org")
        user.grants = [Grant(role=role, round_id=round_id) for role in roles]
        session.add(user)
        session.flush()
        return Person(user.id, str(user.email))


def client_of(app: Flask, person: Person) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(app)
    with app.app_context(), transaction() as stored:
        visit = visits.open_for(stored.get_one(User, person.id), second_factor=True)
    with client.browser.session_transaction() as session:
        session.update(visit)
    return client


def client_as(app: Flask, *roles: Role, round_id: int | None = None) -> Client:
    """A browser in which somebody with these roles is signed in."""
    return client_of(app, make_user(app, *roles, round_id=round_id))
