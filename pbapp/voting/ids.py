"""Keys that tell nothing of when or in which order they were made."""

from __future__ import annotations

import secrets


def random_id() -> str:
    """128 random bits in hexadecimal."""
    return secrets.token_hex(16)
