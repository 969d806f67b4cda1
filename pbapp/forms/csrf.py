"""Protection against forged requests: Flask-WTF's token, masked anew in each response."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from flask_wtf.csrf import _FlaskFormCSRF, generate_csrf
from wtforms import Field
from wtforms.form import BaseForm as AnyForm


def mask(token: str) -> str:
    """The token under a fresh one-time pad, so that compression cannot leak it (BREACH)."""
    raw = token.encode()
    pad = secrets.token_bytes(len(raw))
    both = pad + bytes(a ^ b for a, b in zip(raw, pad, strict=True))
    return base64.urlsafe_b64encode(both).decode()


def unmask(masked: str) -> str:
    """Take the pad off again; anything malformed becomes a token that fits nothing."""
    try:
        both = base64.urlsafe_b64decode(masked.encode())
        half = len(both) // 2
        return bytes(a ^ b for a, b in zip(both[:half], both[half:], strict=True)).decode()
    except (ValueError, UnicodeDecodeError):
        return ""


def masked_token() -> str:
    """The token for forms that templates write themselves."""
    return mask(generate_csrf())


class MaskedCSRF(_FlaskFormCSRF):
    """Flask-WTF's token, masked anew in each response."""

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        """The field's value."""
        return mask(super().generate_csrf_token(csrf_token_field))  # type: ignore[no-untyped-call]

    def validate_csrf_token(self, form: AnyForm, field: Any) -> None:
        """Compare without the mask; Flask-WTF raises when it does not fit."""
        field.data = unmask(field.data or "")
        super().validate_csrf_token(form, field)  # type: ignore[no-untyped-call]


class MaskedCSRFProtect(CSRFProtect):
    """Refuses every unsafe request without a good token, form or no form."""

    def _get_csrf_token(self) -> str | None:
        token = super()._get_csrf_token()  # type: ignore[no-untyped-call]
        return unmask(token) if token else token


csrf = MaskedCSRFProtect()  # type: ignore[no-untyped-call]


def init_app(app: Flask) -> None:
    """Guard every unsafe request, and give templates the masked token."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)  # a page left open overnight still submits
    csrf.init_app(app)  # type: ignore[no-untyped-call]
    app.jinja_env.globals["csrf_token"] = masked_token
    # Flask-WTF hands templates its own, unmasked; the later one is the one they see.
    app.context_processor(lambda: {"csrf_token": masked_token})
