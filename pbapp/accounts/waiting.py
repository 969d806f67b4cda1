"""What a browser keeps, signed, while a code is on its way: its own secret and the address."""

from __future__ import annotations

import secrets

from flask import session

from pbapp.accounts.challenges import Check
from pbapp.accounts.models import Purpose


def this_browser() -> str:
    """A secret that tells this browser from all others; made on first use."""
    if "browser" not in session:
        session["browser"] = secrets.token_urlsafe(32)
    return str(session["browser"])


def remember(purpose: Purpose, email: str, round_id: int | None = None) -> Check:
    """Keep the address in this browser, and say what its code is to prove."""
    session[_name(purpose, round_id)] = email.strip()
    return Check(purpose, email.strip(), this_browser(), round_id)


def awaited(purpose: Purpose, round_id: int | None = None) -> Check | None:
    """The check this browser waits for; None when it did not ask."""
    email = session.get(_name(purpose, round_id))
    return Check(purpose, email, this_browser(), round_id) if email else None


def forget(purpose: Purpose, round_id: int | None = None) -> None:
    """Drop the address."""
    session.pop(_name(purpose, round_id), None)


def _name(purpose: Purpose, round_id: int | None) -> str:
    return f"{purpose.value}:{round_id or ''}"
