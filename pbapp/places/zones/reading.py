"""Reading an official file row by row; everything wrong with it is told at once."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

from pbapp.i18n import _

ZONE = re.compile(r"S01\d{6}")
COUNCIL = re.compile(r"S12\d{6}")
#: where an official file hides a number
HIDDEN = "*"
#: what the columns of names hold
LONGEST = 200

Out = TypeVar("Out")


class BadFile(ValueError):
    """A file that cannot be taken; one sentence for each thing wrong. Nothing is stored."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Unreadable(ValueError):
    """One cell that cannot be read."""


@dataclass(frozen=True)
class Row:
    """A row and its number in the file, as a spreadsheet counts it."""

    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The words of a cell, which must not be empty."""
        words = self.cells[column].strip()
        if not words or len(words) > LONGEST:
            raise Unreadable(_("%(column)s is empty or too long", column=column))
        return words

    def code(self, column: str, shape: re.Pattern[str] = ZONE) -> str:
        """A code such as S01006506."""
        words = self.cells[column].strip()
        if not shape.fullmatch(words):
            raise Unreadable(
                _("%(column)s is “%(words)s”, which is no such code", column=column, words=words)
            )
        return words

    def whole(self, column: str, least: int, most: int) -> int:
        """A whole number within limits."""
        return _within(self, column, _number(self.cells[column]), least, most)

    def doubled(self, column: str) -> int:
        """A rank times two: "4563.5" is 9127."""
        words = self.cells[column].strip()
        half = words.endswith(".5")
        number = _number(words.removesuffix(".5").removesuffix(".0"))
        return 2 * _within(self, column, number, 0 if half else 1, 1_000_000) + half

    def degrees(self, column: str, most: float) -> float:
        """A latitude or longitude."""
        try:
            value = float(self.cells[column])
        except ValueError:
            value = most + 1
        if not abs(value) <= most:
            raise Unreadable(_said(self, column))
        return value


def _number(words: str) -> int | None:
    words = words.strip().replace(",", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


def _within(row: Row, column: str, number: int | None, least: int, most: int) -> int:
    if number is None or not least <= number <= most:
        raise Unreadable(_said(row, column))
    return number


def _said(row: Row, column: str) -> str:
    words = row.cells[column].strip()
    if words == HIDDEN:
        return _("%(column)s is hidden (*), and a number is needed here", column=column)
    return _("%(column)s is “%(words)s”, which does not fit here", column=column, words=words)


def header_of(path: Path) -> frozenset[str]:
    """The names of a file's columns."""
    with _opened(path) as file:
        return frozenset(next(csv.reader(file), []))


def rows_of(
    path: Path, columns: Collection[str], key: str, read: Callable[[Row], Out]
) -> Iterator[Out]:
    """What each row says; raises BadFile at the end with every fault in the file."""
    missing = sorted(set(columns) - header_of(path))
    if missing:
        raise BadFile([_("the file has no column %(names)s", names=", ".join(missing))])
    faults: list[str] = []
    seen: dict[str, int] = {}
    for row in _rows(path):
        try:
            found = _read(row, read)
        except Unreadable as wrong:
            faults.append(_in_row(row.number, str(wrong)))
            continue
        if (first := seen.setdefault(row.cells[key].strip(), row.number)) != row.number:
            faults.append(_in_row(row.number, _("the same as row %(first)s", first=first)))
        yield found
    if not seen and not faults:
        faults.append(_("the file has no rows"))
    if faults:
        raise BadFile(faults)


def _read(row: Row, read: Callable[[Row], Out]) -> Out:
    if any(cell is None for cell in row.cells.values()) or None in row.cells:
        raise Unreadable(_("it has more or fewer cells than the first row"))
    return read(row)


def _in_row(number: int, wrong: str) -> str:
    return _("row %(number)s: %(wrong)s", number=number, wrong=wrong)


def _rows(path: Path) -> Iterator[Row]:
    with _opened(path) as file:
        for number, cells in enumerate(csv.DictReader(file), start=2):
            yield Row(number, cells)


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    try:
        # Two of the official files begin with a byte order mark.
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except (UnicodeDecodeError, csv.Error):
        raise BadFile([_("the file is not a table with commas in UTF-8")]) from None
