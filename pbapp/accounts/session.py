"""Who is signed in, and how the sign-in libraries are set up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from flask import Flask, url_for
from flask_security import Security, SQLAlchemyUserDatastore

from pbapp.accounts import second_factor, visits
from pbapp.accounts.models import User
from pbapp.db import commit as store
from pbapp.db import db

SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2", "plaintext"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": ["auto"],
    "SECURITY_FRESHNESS": timedelta(minutes=15),
    "SECURITY_CLI_USERS_NAME": False,
    "SECURITY_CLI_ROLES_NAME": False,
}


class Datastore(SQLAlchemyUserDatastore):
    """People as Flask-Security finds them; transactions end where ours do."""

    def commit(self) -> None:
        """Store through the one place that commits."""
        store()


def init_app(app: Flask) -> None:
    """Look people up when a request first asks who sent it.

    Flask-Security hashes passwords and keeps authenticator secrets. Its own pages stay off: they
    answer mistakes with 200, write outside our transactions and ask our policy nothing.
    """
    for name, value in SETTINGS.items():
        app.config.setdefault(name, value)
    people = Datastore(db, cast(Any, User), cast(Any, None))  # roles are grants, by themselves
    security = Security(app, people, register_blueprint=False)
    manager: Any = security.login_manager
    manager.user_loader(visits.visitor_of)
    manager.request_loader(lambda request: None)  # no tokens in addresses or headers
    manager.session_protection = None  # a visit is a row; it needs no fingerprint of the browser
    second_factor.init_app(app)
    app.context_processor(_doors)


def _doors() -> dict[str, str]:
    return {
        "sign_in_url": url_for("accounts.sign_in"),
        "sign_out_url": url_for("accounts.sign_out"),
    }
