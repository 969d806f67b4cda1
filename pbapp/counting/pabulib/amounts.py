"""Money as files write it: exact, and scaled to whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

Number = int | Fraction

#: A project with exactly this cost has been withdrawn (a convention of the Pabulib files).
WITHDRAWN = 999_999_999

#: as long as any currency could need; a number of a thousand digits is no amount
_AMOUNT = re.compile(r"-?[0-9]{1,30}(?:[.,][0-9]{1,30})?")


def amount(text: str) -> Fraction | None:
    """The exact amount, with a decimal point or comma; None where the text is no number."""
    text = text.strip()
    return Fraction(text.replace(",", ".")) if _AMOUNT.fullmatch(text) else None


def parts_per_unit(amounts: Iterable[Fraction]) -> int:
    """The smallest power of ten by which all amounts become whole numbers."""
    parts = 1
    for value in amounts:
        while (value * parts).denominator != 1:
            parts *= 10
    return parts


def written(value: Number) -> str:
    """The amount as files write it, exactly; for whole numbers and decimals only."""
    exact = Fraction(value)
    parts = parts_per_unit([exact])
    places = len(str(parts)) - 1
    digits = str(abs(exact.numerator) * parts // exact.denominator).rjust(places + 1, "0")
    sign = "-" if exact < 0 else ""
    return f"{sign}{digits[: len(digits) - places]}" + (f".{digits[-places:]}" if places else "")
