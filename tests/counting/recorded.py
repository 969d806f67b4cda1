"""Recorded results of real elections, and where a count differs from them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from pbapp.counting import Outcome, run
from pbapp.counting.pabulib import PabulibFile, read
from pbapp.counting.presets import by_id, preset

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data")) / "pabulib"
#: In one run of all tests, so many of the files up to this size are compared: one in EVERY.
SMALL, EVERY = 60_000, 2
#: Stands in for a file where there are none, so that one test says what is missing.
NONE = "no file"


@dataclass(frozen=True)
class Row:
    """One recorded result. The order of the winners is that of their selection, but in Phragmén."""

    file: str
    rule: str
    winners: tuple[str, ...]
    total: Fraction

    def difference(self, file: PabulibFile) -> str | None:
        """What a count finds else, in a line."""
        outcome = run(file.election, preset(self.rule, file.unit), by_id(file.election))
        found = self._found(outcome, file.unit)
        return None if found == self else f"{self} but {found}"

    def _found(self, outcome: Outcome, unit: int) -> Row:
        ordered = not self.rule.startswith("phragmen")
        winners = outcome.winners if ordered else tuple(sorted(outcome.winners))
        return Row(self.file, self.rule, winners, Fraction(outcome.total_cost, unit))


@dataclass(frozen=True)
class Listed:
    """One file as the index lists it."""

    name: str
    kind: str
    size: int
    city_rule: str


def listed() -> list[Listed]:
    """All files, smallest first."""
    rows = _rows("INDEX.csv")
    files = [
        Listed(row["file"], row["vote_type"], int(row["bytes"]), row["rule_used_by_city"])
        for row in rows
    ]
    return sorted(files, key=lambda file: (file.size, file.name))


def spread() -> list[Listed]:
    """Small files of every kind, so many that every recorded rule is among their results."""
    small = [file for file in listed() if file.size <= SMALL]
    kinds = sorted({file.kind for file in small})
    return [file for kind in kinds for file in [f for f in small if f.kind == kind][::EVERY]]


def names(files: Iterable[Listed]) -> list[str]:
    """The names for one test each."""
    return [file.name for file in files] or [NONE]


@cache
def recorded() -> dict[str, list[Row]]:
    """By file, all results that could be computed."""
    found: dict[str, list[Row]] = {}
    for row in _rows("expected.csv"):
        if row["engine"] != "not-computed":
            winners = tuple(row["winners"].split("|")) if row["winners"] else ()
            if row["rule"].startswith("phragmen"):
                winners = tuple(sorted(winners))
            total = Fraction(row["total_cost"])
            found.setdefault(row["file"], []).append(Row(row["file"], row["rule"], winners, total))
    return found


def differences(rows: Iterable[Row], file: PabulibFile) -> list[str]:
    """A line for each recorded result that the count does not give."""
    return [line for row in rows if (line := row.difference(file)) is not None]


def read_listed(name: str) -> PabulibFile:
    """The file of that name."""
    return read(FOLDER / name)


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = FOLDER / name
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as table:
            yield from csv.DictReader(table)
