"""Which files and rules are measured."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Only files this long can hold as many different ballots as are asked for.
LONG, DISTINCT = 600_000, 8_000
#: pabutools must have taken this long, or not have ended, when the results were recorded.
SLOW_SECONDS = 5
ONE_PASS = {
    "approval": ("mes_cost", "mes_card"),
    "cumulative": ("mes_points", "mes_pointscost"),
    "ordinal": ("mes_rank", "mes_rankcost", "mes_borda"),
}
QUICK_PASS = (
    ("Netherlands_Amsterdam_621.pb", "mes_cost"),
    ("Poland_Warszawa_2022_Mokotow.pb", "mes_cost"),
    ("Poland_Lodz_2022.pb", "mes_cost"),
)
QUICK_ADD1 = (
    ("Netherlands_Amsterdam_621.pb", "mes_cost_add1"),
    ("Netherlands_Amsterdam_179.pb", "mes_card_add1"),
    ("Poland_Czestochowa_2020_Polnoc.pb", "mes_pointscost_add1"),
    ("Poland_Czestochowa_2020_Polnoc.pb", "mes_points_add1"),
)
#: Of the Add1 results that pabutools never ended, one in so many is measured.
ONE_IN = 12


@dataclass(frozen=True)
class Row:
    """One file under one rule."""

    path: Path
    rule: str


def one_pass(folder: Path, *, quick: bool) -> list[Row]:
    """One pass of Equal Shares over every file with many different ballots."""
    if quick:
        return _named(folder, QUICK_PASS)
    found = []
    for listed in _table(folder / "INDEX.csv"):
        path, rules = folder / listed["file"], ONE_PASS.get(listed["vote_type"], ())
        if rules and int(listed["bytes"]) >= LONG and distinct(path) >= DISTINCT:
            found += [Row(path, rule) for rule in rules]
    return found


def add1(folder: Path, *, quick: bool) -> list[Row]:
    """Add1 where pabutools was slow: all that it ended, and a sample of those it did not."""
    if quick:
        return _named(folder, QUICK_ADD1)
    rows = [row for row in _table(folder / "expected.csv") if row["rule"].endswith("_add1")]
    ended = [row for row in rows if float(row["pabutools_seconds"] or 0) > SLOW_SECONDS]
    endless = [row for row in rows if row["engine"] == "prototype"]
    return [Row(folder / row["file"], row["rule"]) for row in ended + endless[::ONE_IN]]


def distinct(path: Path) -> int:
    """How many different ballots a file holds: the bare work of reading, splitting and merging."""
    votes = path.read_text("utf-8-sig").partition("\nVOTES\n")[2].splitlines()
    names = votes[0].split(";")
    columns = [names.index(name) for name in ("vote", "points") if name in names]
    merged: dict[tuple[str, ...], int] = {}
    for line in votes[1:]:
        fields = line.split(";")
        if len(columns) == 1:
            ballot = tuple(sorted(fields[columns[0]].split(",")))
        else:
            ballot = tuple(fields[column] for column in columns)
        merged[ballot] = merged.get(ballot, 0) + 1
    return len(merged)


def _named(folder: Path, pairs: tuple[tuple[str, str], ...]) -> list[Row]:
    return [Row(folder / name, rule) for name, rule in pairs if (folder / name).is_file()]


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)
