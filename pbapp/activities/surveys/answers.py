"""Reading an answer as it stands on paper or in a file: a choice's number, or its words."""

from __future__ import annotations

import re
from typing import Any

from pbapp.activities.sheets import beginning
from pbapp.activities.surveys.kinds import MOST_LETTERS, MOST_NUMBER, SCALE, Kind
from pbapp.activities.surveys.models import Question
from pbapp.i18n import _


class Unreadable(ValueError):
    """What was typed is not an answer to this question; says what would be."""


def read(question: Question, typed: str) -> Any:
    """The answer as it is kept, or None where nothing was typed. Raises Unreadable."""
    typed = typed.strip()
    if not typed:
        return None
    return _READERS[question.kind](question, typed)


def _choice(question: Question, typed: str) -> int:
    for place, words in enumerate(question.choices):
        if typed.casefold() in (words.casefold(), str(place + 1)):
            return place
    most = len(question.choices)
    raise Unreadable(
        _("“%(typed)s” is not a choice. Use 1 to %(most)s.", typed=beginning(typed), most=most)
    )


def _several(question: Question, typed: str) -> list[int]:
    """Whole wordings may hold commas, so they are looked for first; then numbers."""
    try:
        return [_choice(question, typed)]
    except Unreadable:
        parts = re.split(r"[;,|/ ]+" if re.fullmatch(r"[\d;,|/ ]+", typed) else r"[;|,]", typed)
    return sorted({_choice(question, part.strip()) for part in parts if part.strip()})


def _scale(_question: Question, typed: str) -> int:
    if typed in map(str, SCALE):
        return int(typed)
    raise Unreadable(_("“%(typed)s” is not on the scale. Use 1 to 5.", typed=beginning(typed)))


def _number(_question: Question, typed: str) -> int:
    plain = typed.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) < len(str(MOST_NUMBER)) + 1:
        number = int(plain)
        if number <= MOST_NUMBER:
            return number
    raise Unreadable(
        _("“%(typed)s” is not a whole number from 0 to a million.", typed=beginning(typed))
    )


def _text(_question: Question, typed: str) -> str:
    if len(typed) > MOST_LETTERS:
        reason = _("This is too long. Use %(most)s characters or fewer.", most=MOST_LETTERS)
        raise Unreadable(reason)
    return typed


_READERS = {
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.SCALE: _scale,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
}
