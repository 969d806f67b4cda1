"""Real elections from pabulib.org: the cities' own results, and recorded reference results."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from pbapp.counting import Outcome, run
from pbapp.counting.pabulib import PabulibFile, UnknownRule, read, rule_named_by
from pbapp.counting.presets import PRESETS, by_id, preset

#: In one run of all tests, files up to this size are compared.
SMALL = 150_000

pytestmark = pytest.mark.real_data


def listed(folder: Path, *, up_to: int | None = None) -> list[str]:
    """The approval and choose-1 files, smallest first."""
    with (folder / "INDEX.csv").open(encoding="utf-8", newline="") as index:
        rows = [
            row for row in csv.DictReader(index) if row["vote_type"] in {"approval", "choose-1"}
        ]
    sized = sorted((int(row["bytes"]), row["file"]) for row in rows)
    return [name for size, name in sized if up_to is None or size <= up_to]


def references(folder: Path, preset_id: str) -> dict[str, tuple[list[str], Fraction]]:
    """Winners in order and total cost by file, where a reference could be computed."""
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as expected:
        return {
            row["file"]: (row["winners"].split("|"), Fraction(row["total_cost"]))
            for row in csv.DictReader(expected)
            if row["rule"] == preset_id and row["engine"] != "not-computed"
        }


def count(file: PabulibFile, preset_id: str) -> Outcome:
    return run(file.election, preset(preset_id, file.unit), by_id(file.election))


def differing(folder: Path, preset_id: str, names: list[str]) -> list[str]:
    """The files where winners, their order or the total differ from the reference."""
    expected = references(folder, preset_id)
    wrong = []
    for name in names:
        file = read(folder / name)
        if name in expected:
            outcome = count(file, preset_id)
            found = list(outcome.winners) or [""], Fraction(outcome.total_cost, file.unit)
            wrong += [] if found == expected[name] else [name]
    return wrong


@pytest.mark.parametrize("preset_id", ["greedy_votes", "mes_cost"])
def test_small_files_agree_with_the_reference(real_elections: Path, preset_id: str) -> None:
    names = listed(real_elections, up_to=SMALL)
    assert len(names) > 50
    assert differing(real_elections, preset_id, names) == []


def test_a_spread_of_small_files_agrees_under_add1(real_elections: Path) -> None:
    names = listed(real_elections, up_to=SMALL)[::3]
    assert differing(real_elections, "mes_cost_add1_overspend", names) == []


@pytest.mark.oracle
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("preset_id", list(PRESETS))
def test_every_file_agrees_with_the_reference(real_elections: Path, preset_id: str) -> None:
    assert differing(real_elections, preset_id, listed(real_elections)) == []


def test_every_open_approval_and_choose_1_file_can_be_read(real_elections: Path) -> None:
    names = listed(real_elections, up_to=2_000_000)
    voters = [read(real_elections / name).election.voters for name in names]
    assert len(voters) > 100
    assert min(voters) > 0


def selected(file: PabulibFile) -> set[str]:
    return {project["project_id"] for project in file.projects if project["selected"] == "1"}


def test_the_greedy_cities_own_results_come_out(real_elections: Path) -> None:
    agreed = 0
    for name in listed(real_elections, up_to=SMALL):
        file = read(real_elections / name)
        try:
            rule = rule_named_by(file)
        except UnknownRule:
            continue
        if "selected" in file.projects[0] and rule.method == "greedy":
            assert (name, set(run(file.election, rule).winners)) == (name, selected(file))
            agreed += 1
    assert agreed >= 20


@pytest.mark.parametrize(
    ("name", "winners", "cost"),
    [
        ("Poland_Wieliczka_2023_Green_Budget.pb", 30, 995_079),
        ("Netherlands_Assen_2024.pb", 9, 76_700),
    ],
)
def test_the_equal_shares_cities_own_results_come_out(
    real_elections: Path, name: str, winners: int, cost: int
) -> None:
    file = read(real_elections / name)
    outcome = run(file.election, rule_named_by(file))
    assert set(outcome.winners) == selected(file)
    assert (len(outcome.winners), outcome.total_cost) == (winners, cost)
    assert outcome.comparison is None or not outcome.comparison.greedy_taken
