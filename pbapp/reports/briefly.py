"""Texts in the room that a page has for them: the rest is a link away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from textwrap import shorten

from flask_babel import format_date, format_decimal

from pbapp.engagement.speech import name
from pbapp.i18n import _
from pbapp.standards.framework import NSCE_2016

#: letters a word may have on average, its space included, so that long words take no more room
WORD = 7
#: where a sentence ends; behind a short word a full stop may be that of an abbreviation
_END = re.compile(r"\w{4}[.!?](?=\s)")


def clipped(text: str, most: int) -> str:
    """As many whole sentences from the start as fit; of a longer one its first words."""
    text = " ".join(text.split())
    ends = [len(text), *(found.end() for found in reversed(list(_END.finditer(text))))]
    for end in ends:
        if _first_words(text[:end], most) == text[:end]:
            return text[:end]
    return _("%(start)s …", start=_first_words(text, most))


def _first_words(text: str, most: int) -> str:
    """Of one long word its first letters."""
    return shorten(" ".join(text.split()[:most]), most * WORD, placeholder="")


def on_paper(day: date, year: int | None = None) -> str:
    """5 December 2026, without days of the week; without the year where it is this one."""
    return str(format_date(day, "d MMMM" if day.year == year else "d MMMM y"))


def one_place(ratio: Fraction) -> str:
    """A ratio with one place behind the point, halves rounded up."""
    tenths = (20 * ratio.numerator + ratio.denominator) // (2 * ratio.denominator)
    return str(format_decimal(Decimal(tenths) / 10, format="0.0"))


def names_of(codes: Sequence[str]) -> str:
    """The names of standards, one after another."""
    return ", ".join(name(NSCE_2016.standard(code)) for code in codes)
