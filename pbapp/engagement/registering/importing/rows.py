"""Reading the cells of one row, with a sentence for each that cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pbapp.activities.sheets import BadSheet, Fault, Sheet
from pbapp.engagement.register.words import plain
from pbapp.forms.checks import FIRST_DAY, LAST_DAY
from pbapp.i18n import _

LONGEST = 200
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
#: as people here write it: the day first
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")

Member = TypeVar("Member")


@dataclass(frozen=True)
class Known:
    """Areas and organisations by name in small letters, and the works that are there already."""

    areas: Mapping[str, int]
    organisations: Mapping[str, int]
    #: title in small letters with the first day, and the reference it has
    works: Mapping[tuple[str, date | None], str]


@dataclass
class Draft:
    """A record as a row tells it."""

    line: int
    values: dict[str, Any]
    area_ids: tuple[int, ...]
    audiences: list[dict[str, Any]] = field(default_factory=list)
    scores: dict[str, int] = field(default_factory=dict)


class Cells:
    """One row; what cannot be read is kept as a fault, so that all of them are told at once."""

    def __init__(self, line: int, cells: Mapping[str, str]) -> None:
        self.line, self.cells = line, cells
        self.faults: list[Fault] = []

    def wrong(self, message: str) -> None:
        """Note something that does not hold."""
        self.faults.append(Fault(self.line, message))

    def text(self, column: str, *, needed: bool = False, most: int = LONGEST) -> str:
        """The words of a cell, on one line."""
        words = " ".join(self.cells.get(column, "").split())
        if needed and not words:
            self.wrong(_("“%(column)s” is empty.", column=column))
        if len(words) > most:
            self.wrong(_("“%(column)s” is longer than %(most)s letters.", column=column, most=most))
        return words

    def each(self, column: str) -> list[str]:
        """The parts of a cell between semicolons."""
        return [part.strip() for part in self.cells.get(column, "").split(";") if part.strip()]

    def day(self, column: str) -> date | None:
        """A day, written as 2026-12-05 or 5/12/2026."""
        words = self.text(column)
        if not words:
            return None
        found = _day_in(words)
        if found is None or not FIRST_DAY <= found <= LAST_DAY:
            self.wrong(
                _(
                    "“%(column)s” is “%(words)s”. Write days as 2026-12-05 or 5/12/2026.",
                    column=column,
                    words=words,
                )
            )
            return None
        return found

    def one_of(self, column: str, names: Mapping[str, Member], *, needed: bool) -> Member | None:
        """Something by its name."""
        words = self.text(column, needed=needed)
        return self.named(column, words, names) if words else None

    def named(self, column: str, words: str, names: Mapping[str, Member]) -> Member | None:
        """The same for a part of a cell."""
        found = names.get(words.casefold(), names.get(spelt_alike(words)))
        if found is None:
            self.wrong(
                _("“%(column)s” is “%(words)s”, which we do not know.", column=column, words=words)
            )
        return found


def _day_in(words: str) -> date | None:
    if found := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
    elif found := _BRITISH.fullmatch(words):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def by_spelling(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Keys by name, in small letters and by how it may be spelt where that is one name only."""
    exact = {name.casefold(): key for name, key in rows}
    ways = Counter(map(spelt_alike, exact))
    alike = {spelt_alike(name): key for name, key in exact.items()}
    return {way: key for way, key in alike.items() if ways[way] == 1} | exact


def spelt_alike(name: str) -> str:
    """St. Fillan's & Glen is saint fillans and glen: no accents, stops or short forms."""
    words = re.sub(r"['’.]", "", plain(name)).replace("&", " and ")
    parts = [_SHORT.get(part, part) for part in re.findall(r"\w+", words)]
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts)


_SHORT = {"st": "saint", "nth": "north", "sth": "south", "cncl": "council"}


def by_name(labels: Mapping[Any, str], **also: Any) -> dict[str, Any]:
    """Members by their code and by their words, in small letters; `also` adds other words."""
    codes = {str(member): member for member in labels}
    words = {str(text).casefold(): member for member, text in labels.items()}
    return {**codes, **words, **{name.replace("_", " "): one for name, one in also.items()}}


def rows_of(sheet: Sheet, needed: Collection[str], optional: Collection[str]) -> Iterator[Cells]:
    """Each row by its headings, in any order; raises BadSheet where headings do not fit."""
    headings = [" ".join(name.casefold().replace("_", " ").split()) for name in sheet.headers]
    missing = [name for name in needed if name not in headings]
    unknown = [name for name in headings if name and name not in (*needed, *optional)]
    faults = [Fault(1, _("There is no column “%(name)s”.", name=name)) for name in missing]
    faults += [
        Fault(1, _("Two columns are called “%(name)s”. Give each its own name.", name=name))
        for name in sorted({name for name in headings if name and headings.count(name) > 1})
    ]
    faults += [
        Fault(1, _("The column “%(name)s” is not one of ours. Take it out.", name=name))
        for name in unknown
    ]
    if faults:
        raise BadSheet(faults)
    return (Cells(line, dict(zip(headings, row, strict=True))) for line, row in sheet.rows)


def all_or_nothing(rows: Sequence[tuple[Cells, Draft]], known: Known) -> list[Draft]:
    """The drafts, if no row has a fault and none is there already; raises BadSheet."""
    seen: dict[tuple[str, date | None], int] = {}
    for cells, draft in rows:
        name = draft.values["title"].casefold(), draft.values["opens_on"]
        first = seen.setdefault(name, cells.line)
        if first != cells.line:
            cells.wrong(_("This is the same work as in row %(first)s.", first=first))
        if name in known.works:
            cells.wrong(_("This work is in the register already: %(ref)s.", ref=known.works[name]))
    faults = [fault for cells, _draft in rows for fault in cells.faults]
    if faults:
        raise BadSheet(faults)
    return [draft for _cells, draft in rows]


def days_in_order(cells: Cells, opens_on: date | None, closes_on: date | None) -> None:
    """The last day must not stand before the first."""
    if opens_on and closes_on and closes_on < opens_on:
        cells.wrong(_("The last day is before the first."))
    if closes_on and not opens_on:
        cells.wrong(_("There is a last day but no first day."))
