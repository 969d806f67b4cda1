from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pbapp.counting import Completion, Method, Rule, Utility
from pbapp.counting.presets import PRESETS, by_id, preset
from tests.counting.elections import election


@pytest.mark.real_data
def test_every_recorded_rule_has_its_preset(real_elections: Path) -> None:
    with (real_elections / "expected.csv").open(encoding="utf-8", newline="") as expected:
        recorded = {row["rule"] for row in csv.DictReader(expected)}
    assert recorded == set(PRESETS)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("greedy_borda_per_cost", Rule(Method.GREEDY, utility=Utility.BORDA, tie_keys=())),
        ("phragmen_u", Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST, tie_keys=())),
        (
            "mes_pointscost_add1u",
            Rule(
                Method.EQUAL_SHARES,
                utility=Utility.POINTS_COST,
                completion=Completion.ADD1_GREEDY_REST,
                tie_keys=(),
                step=100,
            ),
        ),
    ],
)
def test_a_name_stands_for_all_parameters(name: str, rule: Rule) -> None:
    assert preset(name, 100).as_dict() == (rule.as_dict() | {"step": 100})


def test_ids_are_ordered_as_text() -> None:
    assert by_id(election(9, {"9": 1, "10": 1, "a": 1}, "9a")) == ("10", "9", "a")
