"""A .pb file as its three sections of rows, each row with its line number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
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
        if any('"' in line for line in self.lines):
            reader = csv.reader((line + "\n" for line in self.lines), delimiter=";")
            return ((self.start + reader.line_num, row) for row in reader if any(row))
        numbered = enumerate(self.lines, start=self.start + 1)
        return ((number, line.split(";")) for number, line in numbered if line.strip())


@dataclass(frozen=True)
class Sections:
    """The whole file, cut at its titles."""

    meta: Section
    projects: Section
    votes: Section


def decode(content: bytes) -> str:
    """The text of a file; a byte order mark is allowed. Raises BadFile."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise BadFile([Fault(line, "this is not UTF-8 text; save the file as UTF-8")]) from None


def split(text: str) -> Sections:
    """Cut the text at the three titles. Raises BadFile where one is missing or out of place."""
    lines = text.replace("\r\n", "\n").split("\n")
    found = [(n, line.strip()) for n, line in enumerate(lines) if line.strip() in TITLES]
    titles = tuple(title for _, title in found)
    if titles != TITLES:
        raise BadFile([_misplaced(titles, [n for n, _ in found], len(lines))])
    (meta, _), (projects, _), (votes, _) = found
    if any(line.strip() for line in lines[:meta]):
        raise BadFile([Fault(1, "the file must begin with a line META")])
    return Sections(
        Section(meta + 1, lines[meta + 1 : projects]),
        Section(projects + 1, lines[projects + 1 : votes]),
        Section(votes + 1, lines[votes + 1 :]),
    )


def _misplaced(titles: tuple[str, ...], places: list[int], length: int) -> Fault:
    for wanted in TITLES:
        if wanted not in titles:
            return Fault(length, f"the file has no line {wanted}; it is cut short or no .pb file")
    wrong = next((n for n, title in enumerate(titles) if title != TITLES[min(n, 2)]), 3)
    order = "META, PROJECTS and VOTES must each stand once, in this order"
    return Fault(places[min(wrong, len(places) - 1)] + 1, order)
