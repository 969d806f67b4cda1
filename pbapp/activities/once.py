"""One reply from each browser, as far as that can be: a signed cookie that tells of no answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

KEPT = timedelta(days=180)


def has_sent(name: str) -> str:
    """What this browser sent to the form of that name ("survey-3"): a word of ours, or ""."""
    try:
        return str(_signer(name).loads(request.cookies.get(_cookie(name), "")))
    except BadSignature:
        return ""


def remember(response: Response, name: str, word: str) -> Response:
    """Let the browser know that it sent a reply."""
    response.set_cookie(_cookie(name), str(_signer(name).dumps(word)), max_age=KEPT, **_flags())
    return response


def forget(response: Response, name: str) -> Response:
    """Let the next person who shares the browser answer."""
    response.delete_cookie(_cookie(name), **_flags())
    return response


def caller() -> str:
    """Whom tries are counted for."""
    return request.remote_addr or "unknown"


def _signer(name: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"answered {name}")


def _cookie(name: str) -> str:
    prefix = "__Host-" if current_app.config["SESSION_COOKIE_SECURE"] else ""
    return f"{prefix}{name}"


def _flags() -> dict[str, Any]:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    return {"httponly": True, "samesite": "Lax", "secure": secure, "path": "/"}
