from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbapp.counting.commands import count
from tests.counting.pabulib.files import changed


def call(tmp_path: Path, *options: str, content: bytes = changed()) -> Result:
    path = tmp_path / "green.pb"
    path.write_bytes(content)
    return CliRunner().invoke(count, [str(path), *options])


@pytest.mark.parametrize(
    ("preset", "winners", "total"),
    [
        ("greedy_votes", ["1", "x3"], 100),
        ("mes_cost", ["1"], 60),
        ("mes_cost_add1_overspend", ["1", "x3"], 100),
    ],
)
def test_a_preset_prints_winners_and_total_as_json(
    tmp_path: Path, preset: str, winners: list[str], total: int
) -> None:
    result = call(tmp_path, "--preset", preset, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["winners"], told["total_cost"], told["ties"]) == (winners, total, [])


def test_the_json_is_a_whole_trace(tmp_path: Path) -> None:
    told = json.loads(call(tmp_path, "--preset", "mes_cost", "--json").stdout)
    assert told["shares"] == {"start": "25", "final": "25", "rises": 0}
    assert told["steps"] == [
        {"kind": "funded", "project": "1", "votes": 3, "cost": 60, "left": 40, "share": "20"}
    ]
    assert told["reasons"]["x3"] == {
        "code": "too_few_votes",
        "votes": 1,
        "cost": 40,
        "left": "25",
        "needed": 2,
        "share": "25",
        "went_to": {},
        "tie": None,
    }
    assert told["reasons"]["2"] == {
        "code": "money_went_elsewhere",
        "votes": 2,
        "cost": 50,
        "left": "10",
        "needed": None,
        "share": "25",
        "went_to": {"1": "40"},
        "tie": None,
    }


def test_money_is_told_in_the_units_of_the_file(tmp_path: Path) -> None:
    content = changed(("1;60", "1;59.75"), ("budget;100", "budget;99.75"))
    told = json.loads(call(tmp_path, "--preset", "greedy_votes", "--json", content=content).stdout)
    assert (told["total_cost"], told["budget"], told["rule"]["step"]) == (99.75, 99.75, 1)
    assert told["steps"][0]["left"] == 40


def test_ties_by_lot_are_told_in_the_order_of_ids_as_text(tmp_path: Path) -> None:
    content = changed(
        ("2;50", "10;60"), ("1,2;", "1,10;"), ("11;1;", "11;10,1;"), ("2,1;", "10,1;")
    )
    told = json.loads(call(tmp_path, "--preset", "greedy_votes", "--json", content=content).stdout)
    tie = {"projects": ["1", "10"], "broken_by": "lot", "decisive": True}
    assert (told["winners"], told["ties"]) == (["1", "x3"], [tie])


def test_without_a_preset_the_rule_of_the_file_is_counted(tmp_path: Path) -> None:
    content = changed(("rule;greedy", "rule;greedy-no-skip"))
    told = json.loads(call(tmp_path, "--json", content=content).stdout)
    assert (told["winners"], told["rule"]["too_dear"]) == (["1"], "stop")


def test_the_rule_of_the_file_can_be_overruled(tmp_path: Path) -> None:
    content = changed(("rule;greedy", "rule;greedy-custom"))
    told = json.loads(
        call(tmp_path, "--rule", "equalshares/add1", "--json", content=content).stdout
    )
    assert told["rule"]["completion"] == "add1"


def test_people_get_a_table(tmp_path: Path) -> None:
    result = call(tmp_path)
    assert result.stdout == (
        "2 of 3 projects funded, 100 of 100 spent, 4 ballots\n"
        "1          3              60  funded\n"
        "x3         1              40  funded\n"
        "2          2              50  no money left\n"
    )


TIED = changed(("2;50", "2;60"), ("11;1;", "11;1,2;"))


def test_a_tie_that_decides_asks_for_the_lot_and_takes_it(tmp_path: Path) -> None:
    asked = call(tmp_path, content=TIED)
    assert asked.exit_code == 2
    assert asked.stderr == (
        "a lot must decide the order of 1, 2; draw it and give the order, for example --lot 1,2\n"
    )
    told = call(tmp_path, "--lot", "2,1", content=TIED).stdout.splitlines()
    assert told[1].split() == ["2", "3", "60", "funded"]
    assert told[-1] == "tie: 2, 1 (in this order by lot)"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--preset", "luck"],
            "no preset is called luck; known are greedy_votes, mes_cost, mes_cost_add1_overspend\n",
        ),
        (["--preset", "mes_cost", "--rule", "greedy"], "give --preset or --rule, not both\n"),
        (
            ["--rule", "luck"],
            "the rule luck cannot be counted; known are greedy, greedy-no-skip, greedy-threshold, "
            "equalshares/add1, equalshares/add1-comparison; or give --preset: greedy_votes, "
            "mes_cost, mes_cost_add1_overspend\n",
        ),
    ],
)
def test_an_unknown_name_is_refused_in_one_line_that_names_the_known(
    tmp_path: Path, options: list[str], message: str
) -> None:
    result = call(tmp_path, *options)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_bad_file_gets_one_line_for_each_fault_and_exit_code_2(tmp_path: Path) -> None:
    content = changed(("budget;100", "budget;x"), ("11;1;", "11;z;"))
    result = call(tmp_path, "--preset", "greedy_votes", "--json", content=content)
    path = tmp_path / "green.pb"
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        f"{path}: line 9: the budget is not a number: x",
        f"{path}: line 23: the vote names 'z', not listed under PROJECTS",
    ]


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "nothing.pb"
    result = CliRunner().invoke(count, [str(path), "--preset", "mes_cost"])
    assert result.exit_code == 2
    assert result.stderr == f"{path} cannot be read: No such file or directory\n"
