"""Where somebody goes after signing in: only to a page of this site."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request, session


def remember() -> None:
    """Keep the page that was asked for before signing in, if it is one of ours."""
    asked = request.args.get("next", "")
    if is_ours(asked):
        session["next"] = asked


def take(otherwise: str) -> str:
    """The page that was asked for, once; else the one given."""
    asked = str(session.pop("next", ""))
    return asked if is_ours(asked) else otherwise


def is_ours(address: str) -> bool:
    """Whether it is a plain path on this site: browsers read "//" and "/\\" as another host."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return False
    if any(ord(letter) < 33 or ord(letter) == 127 for letter in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
