"""Staff passwords: argon2, at least twelve characters (OWASP ASVS 5.0, 6.2), never in clear."""

from __future__ import annotations

import secrets
from functools import cache

from flask import current_app
from flask_security import hash_password, verify_password

from pbapp.accounts.models import User

SHORTEST, LONGEST = 12, 200


def set_password(user: User, plain: str) -> None:
    """Store the hash of a new password."""
    user.password = hash_password(_normal(plain))


def matches(user: User | None, plain: str) -> bool:
    """Whether it is theirs. Takes as long for somebody unknown, so that time tells nothing."""
    known = user.password if user and user.password else _nobodys_hash()
    return bool(verify_password(_normal(plain), known))


@cache
def _nobodys_hash() -> str:
    return str(hash_password(secrets.token_urlsafe()))


def _normal(plain: str) -> str:
    """One spelling of each letter: keyboards differ in how they send an accent."""
    return str(current_app.extensions["security"].password_util.normalize(plain))
