"""The head of a VOiCE report, one to a row: what it was, and the score of each standard.

VOiCE knew three levels (engagement.md sections 2 and 7.5): information, consultation, and an open
relationship, which is to involve people or more; and scores from 1 to 6 for the seven standards.
"""

from __future__ import annotations

from typing import Any

from pbapp.activities.sheets import Sheet
from pbapp.engagement.labels import LEVELS
from pbapp.engagement.registering.importing.rows import (
    Cells,
    Draft,
    Known,
    all_or_nothing,
    by_name,
    days_in_order,
    rows_of,
)
from pbapp.i18n import _
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.kinds import Kind, Level

#: heading of a score -> code of the standard
SCORES = {standard.name.casefold(): standard.code for standard in NSCE_2016.standards}
_HEAD = {"title": True, "area": True, "level": True, "opens": True, "closes": True, "lead": False}
VOICE_COLUMNS = {**_HEAD, **dict.fromkeys(SCORES, True)}


def read_voice(sheet: Sheet, known: Known) -> list[Draft]:
    """What each row says; raises BadSheet with every fault of the file."""
    needed = [name for name, is_needed in VOICE_COLUMNS.items() if is_needed]
    levels = by_name(
        LEVELS,
        information=Level.INFORM,
        consultation=Level.CONSULT,
        open_relationship=Level.INVOLVE,
    )
    found = [(row, _draft(row, known, levels)) for row in rows_of(sheet, needed, ["lead"])]
    return all_or_nothing(found, known)


def _draft(row: Cells, known: Known, levels: dict[str, Level]) -> Draft:
    opens_on, closes_on = row.day("opens"), row.day("closes")
    for column, day in (("opens", opens_on), ("closes", closes_on)):
        if not day:
            row.text(column, needed=True)
    days_in_order(row, opens_on, closes_on)
    area = row.one_of("area", known.areas, needed=True)
    values: dict[str, Any] = {
        "title": row.text("title", needed=True),
        "level": row.one_of("level", levels, needed=True) or Level.INFORM,
        "kind": Kind.OTHER,
        "lead_organisation_id": row.one_of("lead", known.organisations, needed=False),
        "opens_on": opens_on,
        "closes_on": closes_on,
    }
    scores = {code: _score(row, name) for name, code in SCORES.items()}
    return Draft(
        line=row.line,
        values=values,
        area_ids=(area,) if area else (),
        scores={code: score for code, score in scores.items() if score},
    )


def _score(row: Cells, column: str) -> int | None:
    """1 to 6; empty where it was not scored."""
    words = row.text(column)
    if not words:
        return None
    if words in {"1", "2", "3", "4", "5", "6"}:
        return int(words)
    row.wrong(
        _(
            "“%(column)s” is “%(words)s”. A score is a number from 1 to 6.",
            column=column,
            words=words,
        )
    )
    return None
