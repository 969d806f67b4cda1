"""Whether a text says something: a box that was filled only so that it is not empty is empty."""

from __future__ import annotations

import re
from collections.abc import Collection

#: a plain reason can be short ("It costs little."); with fewer different words it is "Noted."
LEAST_WORDS = 3

_WORD = re.compile(r"[^\W\d_]{2,}")


def says_something(text: str) -> bool:
    """At least three different words of two letters or more."""
    return len(set(_WORD.findall(text.casefold()))) >= LEAST_WORDS


def all_alike(texts: Collection[str]) -> bool:
    """One text given three times or more, whatever was asked."""
    return len(texts) > 2 and len({" ".join(text.casefold().split()) for text in texts}) == 1
