"""Codes printed on cards: twelve symbols that survive handwriting, reading aloud and typing.

Eleven symbols carry chance (about 53 bits), the twelfth catches mistakes (Luhn mod N, as in ISO/IEC
7812 for digits): every single wrong symbol and almost every swap of neighbours.
"""

from __future__ import annotations

import re
import secrets

#: 30 symbols; without 0 O, 1 I L and U V-lookalikes
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
#: a vowel beside another letter could begin a word, and words can be rude
_SPEAKABLE = re.compile("[A-Z][AE]|[AE][A-Z]")


def draw() -> str:
    """A new code."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH - 1))
        code = body + check_symbol(body)
        if not _SPEAKABLE.search(code):
            return code


def check_symbol(body: str) -> str:
    """The twelfth symbol."""
    return ALPHABET[-_weight(body, first_factor=2) % len(ALPHABET)]


def is_whole(code: str) -> bool:
    """Twelve known symbols of which the last fits the others."""
    return (
        len(code) == LENGTH
        and set(code) <= set(ALPHABET)
        and _weight(code, first_factor=1) % len(ALPHABET) == 0
    )


def plain(typed: str) -> str:
    """What was typed, without blanks and dashes, in capitals."""
    return re.sub(r"[\s\-–—.]", "", typed).upper()


def grouped(code: str) -> str:
    """Three groups of four, as printed."""
    return " ".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def _weight(symbols: str, *, first_factor: int) -> int:
    # From the right every other symbol counts double, and a two-digit double is added up.
    size = len(ALPHABET)
    total = 0
    for place, symbol in enumerate(reversed(symbols)):
        doubled = ALPHABET.index(symbol) * (2 if (place + first_factor) % 2 == 0 else 1)
        total += doubled // size + doubled % size
    return total
