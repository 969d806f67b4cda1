"""Links in letters that stand for the address they went to: a key made of what they open."""

from __future__ import annotations

import hmac

from sqlalchemy.exc import NoResultFound

from pbapp import keys

LETTERS = 40


def key_of(purpose: str, *numbers: int) -> str:
    """The key in a link; it opens one thing for one purpose and cannot be guessed."""
    secret = keys.make("links")
    return keys.keyed_hash(secret, purpose, *(str(one) for one in numbers))[:LETTERS]


def require(key: str, purpose: str, *numbers: int) -> None:
    """Raise NoResultFound, so that nobody learns what there is, unless the key fits."""
    if not hmac.compare_digest(key.encode(), key_of(purpose, *numbers).encode()):
        raise NoResultFound
