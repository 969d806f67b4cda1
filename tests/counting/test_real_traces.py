"""Real elections: their traces are true, stay small, and what was short of a project is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pbapp.counting import run
from pbapp.counting.checker import check
from pbapp.counting.pabulib import read
from pbapp.counting.presets import by_id, preset
from pbapp.counting.trace import trace
from pbapp.counting.why import explain

pytestmark = pytest.mark.real_data

FILES = [
    ("Netherlands_Assen_2024.pb", "mes_cost_add1_overspend"),
    ("Poland_Wieliczka_2023_Green_Budget.pb", "mes_cost_add1_overspend"),
    ("Poland_Wieliczka_2023_Green_Budget.pb", "mes_card_u"),
    ("Poland_Wieliczka_2023_Green_Budget.pb", "phragmen_u"),
    ("France_Toulouse_2019.pb", "mes_points"),
    ("France_Toulouse_2019.pb", "greedy_points_per_cost"),
]


@pytest.mark.parametrize(("name", "preset_id"), FILES)
def test_traces_of_real_elections_are_true_and_small(
    real_elections: Path, name: str, preset_id: str
) -> None:
    file = read(real_elections / name)
    outcome = run(file.election, preset(preset_id, file.unit), by_id(file.election))
    written = json.dumps(trace(file.election, outcome, file.unit), ensure_ascii=False)
    assert check(json.loads(written)) == []
    assert len(written) < 3 * (real_elections / name).stat().st_size


@pytest.mark.parametrize(("name", "preset_id"), FILES)
def test_every_project_of_a_real_election_is_explained(
    real_elections: Path, name: str, preset_id: str
) -> None:
    file = read(real_elections / name)
    outcome = run(file.election, preset(preset_id, file.unit), by_id(file.election))
    for project, why in explain(file.election, outcome).items():
        if project in outcome.winners:
            assert (why.votes_short, why.cost_cut) == (None, None)
        else:
            assert why.cost_cut is not None
            assert why.support is None or why.support <= 1
