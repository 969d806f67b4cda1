"""The room's name in addresses of pages."""

from __future__ import annotations

from typing import cast

from flask import Blueprint
from flask_login import current_user

from pbapp.accounts.models import User

bp = Blueprint("accounts", __name__)


def me() -> User:
    """The person who is signed in, on pages that need one."""
    return cast(User, current_user._get_current_object())
