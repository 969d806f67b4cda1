"""Responses out of a file: a column for each theme, and some for how it was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.place_standard.kinds import MOST_IN_GROUP, MOST_LETTERS, Mode
from pbapp.activities.place_standard.models import PlaceResponse
from pbapp.activities.place_standard.themes import Version
from pbapp.activities.sheets import BadSheet, Fault, Sheet, beginning
from pbapp.i18n import _

MODE, SIZE, DAY, GOOD, BETTER = "mode", "group size", "day", "good", "better"


@dataclass
class _Row:
    """One row while it is read, and what is wrong with it."""

    line: int
    cells: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, message: str) -> None:
        self.faults.append(Fault(self.line, message))


def columns_of(version: Version, age: Age) -> list[str]:
    """The headings a file may have, in the order of a file we would write."""
    themes = [theme.code for theme in version.themes]
    return [
        MODE,
        SIZE,
        DAY,
        *themes,
        *(f"{kind} {one}" for one in themes for kind in (GOOD, BETTER)),
    ]


def read_responses(sheet: Sheet, version: Version, age: Age) -> list[PlaceResponse]:
    """Every row as a response. Raises BadSheet with every fault of every row."""
    known = _headings(sheet.headers, version, age)
    faults: list[Fault] = []
    responses = []
    for number, (line, cells) in enumerate(sheet.rows):
        row = _Row(line, dict(zip(known, cells, strict=True)))
        response = _response(row, version, age)
        response.form_key = f"{sheet.key}.{number}"
        responses.append(response)
        faults += row.faults
    if faults:
        raise BadSheet(faults)
    return responses


def _headings(headers: Sequence[str], version: Version, age: Age) -> list[str]:
    """Each heading as we call it: a theme may go by its code or its name."""
    codes = {theme.names[age].casefold(): theme.code for theme in version.themes}
    plain = [codes.get(name.casefold(), name.casefold()) for name in headers]
    allowed = set(columns_of(version, age))
    unknown = [name for name, ours in zip(headers, plain, strict=True) if ours not in allowed]
    faults = [Fault(1, _("We do not know the column “%(name)s”.", name=one)) for one in unknown]
    if not set(plain) & set(version.codes):
        faults.append(Fault(1, _("No column is one of the 14 themes.")))
    if len(set(plain)) < len(plain):
        faults.append(Fault(1, _("Two columns mean the same.")))
    if faults:
        raise BadSheet(faults)
    return plain


def _response(row: _Row, version: Version, age: Age) -> PlaceResponse:
    scores = _scores(row, version, age)
    mode = _mode(row)
    size = _size(row, mode)
    if not scores and not row.faults:
        row.fault(_("This row scores no theme."))
    return PlaceResponse(
        age=age,
        mode=mode,
        group_size=size,
        day=_day(row),
        scores=scores,
        good=_words(row, version, GOOD),
        better=_words(row, version, BETTER),
    )


def _scores(row: _Row, version: Version, age: Age) -> dict[str, int]:
    points = {str(one): one for one in version.points(age)}
    scores = {}
    for theme in version.themes:
        typed = row.cells.get(theme.code, "")
        if typed in points:
            scores[theme.code] = points[typed]
        elif typed:
            name, most = theme.name(age), version.scales[age]
            message = _(
                "%(theme)s: “%(typed)s” is not on the scale. Use 1 to %(most)s.",
                theme=name,
                typed=beginning(typed),
                most=most,
            )
            row.fault(message)
    return scores


def _mode(row: _Row) -> Mode:
    typed = row.cells.get(MODE, "").casefold() or Mode.INDIVIDUAL.value
    if typed in set(Mode):
        return Mode(typed)
    row.fault(_("“%(typed)s” is not individual, group, survey or walk.", typed=beginning(typed)))
    return Mode.INDIVIDUAL


def _size(row: _Row, mode: Mode) -> int | None:
    typed = row.cells.get(SIZE, "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None
    if typed and (number is None or not 2 <= number <= MOST_IN_GROUP):
        row.fault(_("The group's size must be a number from 2 to %(most)s.", most=MOST_IN_GROUP))
        return None
    if mode is Mode.GROUP and number is None:
        row.fault(_("A group needs its size."))
    if mode in (Mode.INDIVIDUAL, Mode.SURVEY) and number is not None:
        row.fault(_("One person has no group size. Leave it empty, or say group or walk."))
    return number


def _day(row: _Row) -> date:
    """The day it was taken; today where nothing is said. Written 2026-12-05, as files have it."""
    typed = row.cells.get(DAY, "")
    try:
        day = date.fromisoformat(typed) if typed else clock.today()
    except ValueError:
        row.fault(_("“%(typed)s” is not a day like 2026-12-05.", typed=beginning(typed)))
        return clock.today()
    if day > clock.today():
        row.fault(_("The day %(typed)s is still to come.", typed=beginning(typed)))
    return day


def _words(row: _Row, version: Version, kind: str) -> dict[str, str]:
    found = {one: row.cells.get(f"{kind} {one}", "") for one in version.codes}
    for text in found.values():
        if len(text) > MOST_LETTERS:
            row.fault(_("A text is longer than %(most)s characters.", most=MOST_LETTERS))
    return {code: text for code, text in found.items() if text}
