"""A .pb file as its three sections of rows, each row with its line number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pbapp.counting.pabulib.faults import BadFile, Fault

TITLES = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True)
class Section:
    """The lines under one title; `start` is the line of the title."""

    start: int
    lines: list[str]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not blank, with the line it ends on; the first is the header."""
        for line, row in zip(*self.records(), strict=True):
            yield line, cells(row)

    def records(self) -> tuple[Sequence[int], list[str]]:
        """The same as two lists, lines and rows, each row one text.

        A quoted field may go on over several lines.
        """
        if quoted(self.lines):
            found = list(self._quoted())
        elif all(map(str.strip, self.lines)):
            return range(self.start + 1, self.start + 1 + len(self.lines)), self.lines
        else:
            numbered = enumerate(self.lines, start=self.start + 1)
            found = [(number, line) for number, line in numbered if line.strip()]
        return [number for number, _ in found], [row for _, row in found]

    def _quoted(self) -> Iterator[tuple[int, str]]:
        reader = csv.reader((line + "\n" for line in self.lines), delimiter=";")
        try:
            for row in reader:
                if any(row):
                    yield self.start + reader.line_num, joined(row)
        except csv.Error:
            line = self.start + reader.line_num
            said = "the quotation marks in this row cannot be made out"
            raise BadFile([Fault(line, said)]) from None


@dataclass(frozen=True)
class Sections:
    """The whole file, cut at its titles."""

    meta: Section
    projects: Section
    votes: Section


def quoted(rows: Sequence[str]) -> bool:
    """Whether there is a quotation mark in any of the rows."""
    return '"' in "".join(rows)


def cells(row: str) -> list[str]:
    """The fields of one row."""
    return next(csv.reader([row], delimiter=";")) if '"' in row else row.split(";")


def joined(row: Sequence[str]) -> str:
    """The fields as one row, quoted where they must be."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(row)
    return text.getvalue().removesuffix("\r\n")


def decode(content: bytes) -> str:
    """The text of a file, lines ending in \\n; a byte order mark is allowed. Raises BadFile."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise BadFile([Fault(line, "this is not UTF-8 text; save the file as UTF-8")]) from None
    text = text.replace("\r\n", "\n")
    if (stray := text.find("\r")) >= 0:
        line = text.count("\n", 0, stray) + 1
        raise BadFile([Fault(line, "a carriage return stands alone; end lines as Windows or Unix")])
    return text


def split(text: str) -> Sections:
    """Cut the text at the three titles. Raises BadFile where one is missing or out of place."""
    lines = text.split("\n")
    found = _titles(lines)
    titles = tuple(title for _, title in found)
    if titles != TITLES:
        raise BadFile([_misplaced(titles, [n for n, _ in found], len(lines))])
    (meta, _), (projects, _), (votes, _) = found
    if any(line.strip() for line in lines[:meta]):
        raise BadFile([Fault(1, "the file must begin with a line META")])
    return Sections(
        Section(meta + 1, lines[meta + 1 : projects]),
        Section(projects + 1, lines[projects + 1 : votes]),
        Section(votes + 1, _without_blank_end(lines[votes + 1 :])),
    )


def _without_blank_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _titles(lines: list[str]) -> list[tuple[int, str]]:
    """Where titles stand; looked for line by line only where they are not written plainly."""
    if all(lines.count(title) == 1 for title in TITLES):
        return sorted((lines.index(title), title) for title in TITLES)
    return [(n, line.strip()) for n, line in enumerate(lines) if line.strip() in TITLES]


def _misplaced(titles: tuple[str, ...], places: list[int], length: int) -> Fault:
    for wanted in TITLES:
        if wanted not in titles:
            return Fault(length, f"the file has no line {wanted}; it is cut short or no .pb file")
    wrong = next((n for n, title in enumerate(titles) if title != TITLES[min(n, 2)]), 3)
    order = "META, PROJECTS and VOTES must each stand once, in this order"
    return Fault(places[min(wrong, len(places) - 1)] + 1, order)
