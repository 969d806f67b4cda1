"""Real elections from pabulib.org: recorded reference results, and the cities' own results."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbapp.counting import run
from pbapp.counting.pabulib import PabulibFile, rule_named_by
from tests.counting.recorded import (
    FOLDER,
    Listed,
    differences,
    listed,
    names,
    read_listed,
    recorded,
    spread,
)

pytestmark = pytest.mark.real_data

#: META rules of cities that choose by votes or points alone
GREEDY = frozenset({"greedy", "greedy-threshold", "greedy-no-skip"})


@pytest.mark.parametrize("name", names(spread()))
def test_a_spread_agrees_with_the_recorded_results(real_elections: Path, name: str) -> None:
    assert differences(recorded()[name], read_listed(name)) == []


@pytest.mark.oracle
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", names(reversed(listed())))
def test_every_file_agrees_with_the_recorded_results(real_elections: Path, name: str) -> None:
    assert differences(recorded()[name], read_listed(name)) == []


def test_the_spread_holds_every_rule_and_every_kind_of_vote(real_elections: Path) -> None:
    chosen = spread()
    assert {file.kind for file in chosen} == {file.kind for file in listed()}
    rules = {row.rule for file in chosen for row in recorded()[file.name]}
    assert rules == {row.rule for rows in recorded().values() for row in rows}


def greedy_cities(files: list[Listed]) -> list[Listed]:
    """The files that tell what a city chose by votes or points alone."""
    return [file for file in files if file.city_rule in GREEDY and tells_the_result(file)]


def tells_the_result(file: Listed) -> bool:
    """Whether the header under PROJECTS names the column of the city's own result."""
    with (FOLDER / file.name).open(encoding="utf-8-sig") as lines:
        header = next(line for line in lines if line.startswith("project_id;"))
    return "selected" in header.strip().split(";")


def selected(file: PabulibFile) -> set[str]:
    return {project["project_id"] for project in file.projects if project["selected"] == "1"}


def as_the_city_chose(file: PabulibFile) -> bool:
    """Whether its rule, with no lot to help, gives the city's own result."""
    return set(run(file.election, rule_named_by(file)).winners) == selected(file)


@pytest.mark.parametrize("name", names(greedy_cities(spread())))
def test_greedy_cities_own_results_come_out(real_elections: Path, name: str) -> None:
    assert as_the_city_chose(read_listed(name))


@pytest.mark.oracle
@pytest.mark.parametrize("name", names(greedy_cities(listed())))
def test_every_greedy_citys_own_result_comes_out(real_elections: Path, name: str) -> None:
    assert as_the_city_chose(read_listed(name))


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
    file = read_listed(name)
    outcome = run(file.election, rule_named_by(file))
    assert set(outcome.winners) == selected(file)
    assert (len(outcome.winners), outcome.total_cost) == (winners, cost)
    assert outcome.comparison is None or not outcome.comparison.greedy_taken
