"""The register of another tool, as a table."""

from __future__ import annotations

from typing import Any

from pbapp.activities.sheets import Sheet
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.labels import AUDIENCES, KINDS, LEVELS
from pbapp.engagement.registering.importing.rows import (
    Cells,
    Draft,
    Known,
    all_or_nothing,
    by_name,
    days_in_order,
    rows_of,
)
from pbapp.standards.kinds import Kind, Level

#: heading, and whether it is needed; areas and people are parted by semicolons
REGISTER_COLUMNS = {
    "title": True,
    "areas": True,
    "people": True,
    "level": True,
    "topic": False,
    "summary": False,
    "kind": False,
    "lead": False,
    "opens": False,
    "closes": False,
    "contact": False,
}


def read_register(sheet: Sheet, known: Known) -> list[Draft]:
    """What each row says; raises BadSheet with every fault of the file."""
    needed = [name for name, is_needed in REGISTER_COLUMNS.items() if is_needed]
    optional = [name for name in REGISTER_COLUMNS if name not in needed]
    names = _Names()
    found = [(row, _draft(row, known, names)) for row in rows_of(sheet, needed, optional)]
    return all_or_nothing(found, known)


class _Names:
    """What words in a cell may stand for."""

    def __init__(self) -> None:
        self.levels = by_name(LEVELS)
        self.kinds = by_name(KINDS)
        self.people = by_name(AUDIENCES, residents=AudienceKind.RESIDENTS)


def _draft(row: Cells, known: Known, names: _Names) -> Draft:
    opens_on, closes_on = row.day("opens"), row.day("closes")
    days_in_order(row, opens_on, closes_on)
    values: dict[str, Any] = {
        "title": row.text("title", needed=True),
        "topic": row.text("topic", most=100),
        "summary": row.text("summary", most=2000),
        "level": row.one_of("level", names.levels, needed=True) or Level.INFORM,
        "kind": row.one_of("kind", names.kinds, needed=False) or Kind.OTHER,
        "lead_organisation_id": row.one_of("lead", known.organisations, needed=False),
        "opens_on": opens_on,
        "closes_on": closes_on,
        "contact": row.text("contact"),
    }
    row.text("areas", needed=True, most=2000)
    row.text("people", needed=True, most=2000)
    areas = [row.named("areas", words, known.areas) for words in row.each("areas")]
    people = [(words, row.named("people", words, names.people)) for words in row.each("people")]
    return Draft(
        line=row.line,
        values=values,
        area_ids=tuple(dict.fromkeys(key for key in areas if key)),
        audiences=[{"name": words, "kind": kind} for words, kind in people if kind],
    )
