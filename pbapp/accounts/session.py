"""Who is signed in: the session names a person by a value that can be changed to sign them out."""

from __future__ import annotations

from flask import Flask
from flask_login import LoginManager

from pbapp.accounts import queries
from pbapp.accounts.models import User


def init_app(app: Flask) -> None:
    """Look people up when a request first asks who sent it."""
    manager = LoginManager(app)

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(uniquifier: str) -> User | None:
        return queries.find_signed_in(uniquifier)
