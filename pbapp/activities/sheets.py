"""Tables that other tools wrote (CSV, RFC 4180): rows with their lines, or every fault at once."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import request
from wtforms import StringField

from pbapp.forms import BaseForm, without_controls
from pbapp.i18n import _

MOST_BYTES = 150_000
MOST_ROWS = 2_000
MOST_COLUMNS = 100
#: so many faults are told at once; the rest would not be read
MOST_FAULTS = 100
#: letters of what was typed that a fault says again
MOST_TOLD = 40


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong, and the line of the file it stands on (the first line is 1)."""

    line: int
    message: str


class BadSheet(ValueError):
    """The file cannot be taken; every fault is listed, by its line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))[:MOST_FAULTS]
        super().__init__("\n".join(f"{fault.line}: {fault.message}" for fault in self.faults))


@dataclass(frozen=True)
class Sheet:
    """A header and its rows, each row with the line it begins on and as wide as the header."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def key(self) -> str:
        """The same for the same table, so that it is not taken in twice."""
        return hashlib.sha256(repr((self.headers, self.rows)).encode()).hexdigest()[:30]


class FileForm(BaseForm):
    """The text of a file, carried along until it is taken in."""

    text = StringField()


def sent_text() -> str | None:
    """The text of the file that was sent; None where none was."""
    sent = request.files.get("file")
    return decoded(sent.read(MOST_BYTES + 1)) if sent else None


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets save it: UTF-8, UTF-16, or the older Windows alphabet."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return str(without_controls(content.decode("utf-16", errors="replace")))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return str(without_controls(text))


def read_sheet(text: str) -> Sheet:
    """The table in a text. Raises BadSheet with every line that does not fit."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise BadSheet([Fault(1, _("The file is too large. Split it and send the parts."))])
    try:
        lines = list(_lines(text))
    except csv.Error:
        message = _("We cannot read this as a table. Save it as CSV, with commas, and try again.")
        raise BadSheet([Fault(1, message)]) from None
    if len(lines) < 2:
        message = _("There is no reply in this file. It needs a row of headings and rows below.")
        raise BadSheet([Fault(1, message)])
    headers = lines[0][1]
    faults = [*_header_faults(headers), *_row_faults(lines[1:], len(headers))]
    if faults:
        raise BadSheet(faults)
    return Sheet(headers, tuple((line, row[: len(headers)]) for line, row in lines[1:]))


def beginning(typed: str) -> str:
    """Enough of what was typed to know it again."""
    return typed if len(typed) <= MOST_TOLD else f"{typed[:MOST_TOLD]}…"


def _lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins = 1
    for row in reader:
        cells = tuple(str(without_controls(cell)).strip() for cell in row)
        if any(cells):
            yield begins, cells
        begins = reader.line_num + 1


def _delimiter(text: str) -> str:
    """What parts the headings: a comma, or as some spreadsheets write it a semicolon or a tab."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _header_faults(headers: Sequence[str]) -> Iterator[Fault]:
    if len(headers) > MOST_COLUMNS:
        yield Fault(1, _("There are more than %(most)s columns.", most=MOST_COLUMNS))
    for name in sorted({name for name in headers if name and headers.count(name) > 1}):
        yield Fault(1, _("Two columns are called “%(name)s”. Give each its own name.", name=name))


def _row_faults(rows: Sequence[tuple[int, tuple[str, ...]]], width: int) -> Iterator[Fault]:
    if len(rows) > MOST_ROWS:
        message = _("There are more than %(most)s rows. Split the file.", most=MOST_ROWS)
        yield Fault(rows[MOST_ROWS][0], message)
    for line, row in rows:
        if len(row) < width or any(row[width:]):
            yield Fault(
                line,
                _(
                    "This row has %(found)s cells and the headings have %(wanted)s.",
                    found=len(row),
                    wanted=width,
                ),
            )
