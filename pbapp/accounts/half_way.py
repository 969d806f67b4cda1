"""Between the first and the second step of staff sign-in: kept, signed, in the browser."""

from __future__ import annotations

from datetime import timedelta

from flask import session
from sqlalchemy import select

from pbapp import clock
from pbapp.accounts import second_factor
from pbapp.accounts.models import User
from pbapp.db import db

LASTS = timedelta(minutes=15)


def remember(user: User) -> None:
    """The password was right; the second step is still to come."""
    forget_secret()
    session["half_way"] = {"user": user.fs_uniquifier, "at": clock.now().timestamp()}


def person() -> User | None:
    """Who stands at the second step; None when nobody does or it took too long."""
    kept = session.get("half_way")
    if not kept or clock.now().timestamp() - kept["at"] > LASTS.total_seconds():
        return None
    query = select(User).where(User.fs_uniquifier == kept["user"], User.active)
    user = db.session.scalars(query).one_or_none()
    return user if user and user.is_staff else None


def secret() -> str:
    """The authenticator secret being set up, encrypted; made on first use."""
    if "new_secret" not in session:
        session["new_secret"] = second_factor.new_secret()
    return str(session["new_secret"])


def forget_secret() -> None:
    """The set-up is done, or another one begins."""
    session.pop("new_secret", None)
