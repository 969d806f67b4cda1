"""The second step of staff sign-in: an authenticator app (RFC 6238) or a recovery code."""

from __future__ import annotations

import secrets
from typing import Any, cast

import segno
from flask import Flask, current_app
from flask_security import Totp
from passlib.totp import TOTP

from pbapp import clock, keys
from pbapp.accounts.models import User
from pbapp.db import db

#: seconds a phone's clock may differ, either way
DRIFT_SECONDS = 30
STEP_SECONDS = 30
RECOVERY_CODES = 10
#: no letters or digits that look alike
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
GROUP = 5


class OneTimeCodes(Totp):
    """Flask-Security's codes, by our clock, each good once."""

    def __init__(self, secrets: dict[int, str], issuer: str) -> None:
        super().__init__(secrets, issuer)
        self._totp = TOTP.using(  # type: ignore[no-untyped-call]
            issuer=issuer, secrets=secrets, now=lambda: clock.now().timestamp()
        )

    def get_last_counter(self, user: Any) -> int | None:
        """The time step of the last code this person used."""
        return cast(User, user).totp_last_step

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Remember it, so that a code somebody saw over a shoulder is worth nothing."""
        user.totp_last_step = tmatch.counter

    def secret_from(self, plain: str) -> str:
        """An agreed base32 secret, encrypted for storing."""
        return str(self._totp(key=plain, format="base32").to_json(encrypt=True))


def init_app(app: Flask) -> None:
    """The secrets of this installation's staff are stored under its own key."""
    keys_by_age = {1: app.config["TOTP_SECRET"]}
    app.extensions["one_time_codes"] = OneTimeCodes(keys_by_age, app.config["PARTNERSHIP_NAME"])


def codes() -> OneTimeCodes:
    """The authenticator codes of this installation."""
    return cast(OneTimeCodes, current_app.extensions["one_time_codes"])


def new_secret() -> str:
    """A secret for one person's authenticator, encrypted."""
    return str(codes().generate_totp_secret())


def passes(user: User, typed: str, secret: str | None = None) -> bool:
    """Whether the typed code is right now and was not used before; `secret` when setting up."""
    db.session.refresh(user, with_for_update=True)
    secret = secret or user.totp_secret
    digits = "".join(typed.split())
    if not secret or not (digits.isascii() and digits.isdigit()):
        return False
    return bool(codes().verify_totp(digits, secret, cast(Any, user), DRIFT_SECONDS))


def recovers(user: User, typed: str) -> bool:
    """Spend a recovery code; True when it was one of theirs and unused."""
    db.session.refresh(user, with_for_update=True)
    hashed = _recovery_hash(user, typed)
    if hashed not in user.recovery_codes:
        return False
    user.recovery_codes = [code for code in user.recovery_codes if code != hashed]
    return True


def make_recovery_codes(user: User) -> list[str]:
    """Ten new codes in place of the old; shown once, stored as keyed hashes."""
    made = [_random_group() + "-" + _random_group() for _unused in range(RECOVERY_CODES)]
    user.recovery_codes = [_recovery_hash(user, code) for code in made]
    return made


def forget(user: User) -> None:
    """Take the second factor away, so that it must be set up anew."""
    user.totp_secret, user.totp_last_step, user.recovery_codes = None, None, []


def code_now(user: User) -> str:
    """The code their authenticator shows: for the development page and tests only."""
    return str(codes().generate_totp_password(str(user.totp_secret)))


def seconds_left() -> int:
    """How long the codes shown now still hold."""
    return STEP_SECONDS - int(clock.now().timestamp()) % STEP_SECONDS


def qr_code(user: User, secret: str) -> str:
    """The secret as a picture for the phone's camera: SVG text without styles or scripts."""
    address = codes().get_totp_uri(str(user.email), secret)
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=4, border=4, light="#fff", omitsize=False, svgclass="qr"))


def typed_key(secret: str) -> str:
    """The secret in groups, for typing into the app."""
    return str(codes().get_totp_pretty_key(secret))


def _random_group() -> str:
    return "".join(secrets.choice(ALPHABET) for _unused in range(GROUP))


def _recovery_hash(user: User, typed: str) -> str:
    plain = "".join(c for c in typed.lower() if c in ALPHABET)
    return keys.keyed_hash(keys.make("recovery_codes"), str(user.id), plain)
