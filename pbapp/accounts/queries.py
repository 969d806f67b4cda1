"""Finding people."""

from __future__ import annotations

from sqlalchemy import select

from pbapp.accounts.models import User
from pbapp.db import db


def find_signed_in(uniquifier: str) -> User | None:
    """The active person a session names."""
    query = select(User).where(User.fs_uniquifier == uniquifier, User.active)
    return db.session.scalars(query).one_or_none()


def find_by_email(email: str) -> User | None:
    """Somebody by address, however they wrote it."""
    return db.session.scalars(select(User).where(User.email == email.strip().lower())).one_or_none()
