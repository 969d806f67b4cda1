"""Lessons as a table for a spreadsheet: a row for each, a column for each question."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pbapp.engagement.learning.labels import QUESTIONS, THEMES
from pbapp.engagement.models.learning import LearningNote
from pbapp.i18n import _

#: a spreadsheet takes what begins with one of these for something to work out
_WORKED_OUT = ("=", "+", "-", "@", "\t", "\r")


def table_of(notes: Sequence[LearningNote]) -> str:
    """Comma-separated text with a row of headings; the mark in front tells Excel it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    heads = (_("Title"), _("About"), *map(str, QUESTIONS.values()), _("Words"), _("Contact"))
    writer.writerow((*heads, _("Published")))
    for note in notes:
        answers = [getattr(note, name) for name in QUESTIONS]
        words = ", ".join(one.name for one in note.tags)
        row = [note.title, str(THEMES[note.theme]), *answers, words, note.contact]
        writer.writerow([*map(_as_text, row), note.published_on])
    return "\ufeff" + text.getvalue()


def _as_text(written: str) -> str:
    return f"'{written}" if written.startswith(_WORKED_OUT) else written
