from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbapp.counting.checker import check
from pbapp.counting.commands import count
from pbapp.counting.commands.explained import SENTENCES
from pbapp.counting.commands.writing import write_whole
from pbapp.counting.lots import lot_of
from pbapp.counting.outcome import ReasonCode
from pbapp.counting.pabulib.rules import KNOWN
from pbapp.counting.presets import PRESETS
from pbapp.counting.rule import Method, Rule
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
        {
            "kind": "funded",
            "project": "1",
            "votes": 3,
            "cost": 60,
            "left": 40,
            "share": "20",
            "time": None,
        }
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
        "cap": None,
        "filled_by": [],
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
        "cap": None,
        "filled_by": [],
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
        "next in line: 2\n"
    )


def test_people_are_told_of_an_open_offer(tmp_path: Path) -> None:
    rule = ["--rule", "greedy", "--too-dear", "part", "--part-share", "1/4"]
    assert call(tmp_path, *rule).stdout == (
        "1 of 3 projects funded, 60 of 100 spent, 4 ballots\n"
        "1          3              60  funded\n"
        "2          2              50  offered part\n"
        "x3         1              40  waits for answer\n"
        "offer: 40 to 2 (the rule asks for 13 or more)\n"
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
    assert told[-2:] == ["tie: 2, 1 (in this order by lot)", "next in line: 1"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--preset", "luck"],
            f"no preset is called luck; known are {', '.join(PRESETS)}\n",
        ),
        (["--preset", "mes_cost", "--rule", "greedy"], "give --preset or --rule, not both\n"),
        (
            ["--rule", "luck"],
            f"the rule luck cannot be counted; known are {', '.join(KNOWN)}; or greedy, "
            f"equal_shares, phragmen, mean_score; or give --preset: {', '.join(PRESETS)}\n",
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


def rule_told(tmp_path: Path, *options: str, content: bytes = changed()) -> dict[str, object]:
    """The rule that the JSON says was counted, where it is not as every rule is by default."""
    result = call(tmp_path, *options, "--json", content=content)
    assert (result.exit_code, result.stderr) == (0, "")
    plain = {"utility": "cost", "tie_keys": ["lower_cost", "more_votes"]}
    told: dict[str, object] = json.loads(result.stdout)["rule"]
    defaults = Rule(Method.GREEDY).as_dict() | plain
    return {name: value for name, value in told.items() if value != defaults[name]}


@pytest.mark.parametrize(
    ("options", "changes"),
    [
        (["--rule", "greedy", "--utility", "cardinality"], {"utility": "cardinality"}),
        (["--rule", "greedy", "--too-dear", "stop"], {"too_dear": "stop"}),
        (
            ["--rule", "greedy", "--too-dear", "part", "--part-share", "1/2"],
            {"too_dear": "part", "part_share": "1/2"},
        ),
        (["--rule", "greedy", "--minimum-votes", "2"], {"minimum_votes": 2}),
        (["--rule", "greedy", "--minimum-points", "2"], {"minimum_points": 2}),
        (["--rule", "greedy", "--minimum-share", "5%"], {"minimum_share": "1/20"}),
        (["--rule", "greedy", "--minimum-share", "0.05"], {"minimum_share": "1/20"}),
        (["--rule", "greedy", "--support-per-cost", "1/3"], {"support_per_cost": "1/3"}),
        (["--rule", "greedy", "--tie-order", "more_votes"], {"tie_keys": ["more_votes"]}),
        (["--rule", "greedy", "--tie-order", "lot"], {"tie_keys": []}),
        (["--rule", "phragmen"], {"method": "phragmen"}),
        (
            ["--rule", "phragmen", "--completion", "greedy_rest"],
            {"method": "phragmen", "completion": "greedy_rest"},
        ),
        (
            ["--rule", "equal_shares", "--completion", "add1", "--stop", "overspend"],
            {"method": "equal_shares", "completion": "add1", "add1_stop": "overspend"},
        ),
        (
            ["--rule", "equal_shares", "--completion", "add1", "--step", "1/100"],
            {"method": "equal_shares", "completion": "add1", "step_share": "1/100"},
        ),
        (
            ["--rule", "equal_shares", "--completion", "add1", "--step", "5"],
            {"method": "equal_shares", "completion": "add1", "step": 5},
        ),
        (
            ["--rule", "equal_shares", "--start-share", "rounded_down", "--comparison"],
            {"method": "equal_shares", "start_share": "rounded_down", "comparison": True},
        ),
        (
            ["--preset", "mes_cost_add1", "--step", "2"],
            {"method": "equal_shares", "completion": "add1", "step": 2, "tie_keys": []},
        ),
    ],
)
def test_open_parameters_take_the_place_of_the_rules_own(
    tmp_path: Path, options: list[str], changes: dict[str, object]
) -> None:
    assert rule_told(tmp_path, *options) == changes


def test_a_step_of_money_is_counted_in_the_parts_of_the_file(tmp_path: Path) -> None:
    content = changed(("1;60", "1;59.75"))
    rule = ["--rule", "equal_shares", "--completion", "add1", "--step"]
    told = json.loads(call(tmp_path, *rule, "0.5", "--json", content=content).stdout)
    assert told["rule"]["step"] == 0.5
    refused = call(tmp_path, *rule, "0.001", content=content)
    assert (refused.exit_code, refused.stderr) == (
        2,
        "--step: the file counts in 1/100; 1/1000 is no whole number of it\n",
    )


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (
            ["--rule", "greedy", "--completion", "add1", "--step", "1", "--comparison"],
            [
                "--completion suits the rules equal_shares and phragmen",
                "--comparison suits the rules equal_shares and phragmen",
            ],
        ),
        (
            ["--rule", "equal_shares", "--step", "1", "--stop", "overspend"],
            [
                "--step suits the completions add1 and add1_greedy_rest",
                "--stop suits the completions add1 and add1_greedy_rest",
            ],
        ),
        (
            ["--rule", "phragmen", "--completion", "add1"],
            ["phragmen has no shares to raise: completion add1"],
        ),
        (
            ["--rule", "phragmen", "--utility", "cost"],
            ["--utility suits the rules greedy and equal_shares"],
        ),
        (["--rule", "greedy", "--part-share", "1/2"], ["--part-share suits --too-dear part"]),
        (
            ["--rule", "greedy", "--minimum-ratings", "2"],
            ["--minimum-ratings suits the rule mean_score"],
        ),
        (
            ["--rule", "greedy", "--start-share", "exact"],
            ["--start-share suits the rule equal_shares"],
        ),
        (
            ["--rule", "equal_shares", "--too-dear", "stop"],
            ["--too-dear suits the rules greedy and mean_score, and a greedy rest"],
        ),
        (
            ["--rule", "greedy", "--utility", "points"],
            ["points cannot be read from approval ballots"],
        ),
        (
            ["--rule", "greedy", "--minimum-share", "2"],
            ["minimum_share must be from 0 to 1, not 2"],
        ),
        (
            ["--rule", "greedy", "--minimum-votes", "many", "--minimum-share", "1/0"],
            [
                "--minimum-votes: 'many' is no whole number of at most 30 digits",
                "--minimum-share: 1/0 divides by zero",
            ],
        ),
        (
            ["--rule", "greedy", "--minimum-votes", "9" * 5000],
            [f"--minimum-votes: '{'9' * 40}…' is no whole number of at most 30 digits"],
        ),
        (
            ["--rule", "equal_shares", "--completion", "add1", "--step", "1e400"],
            ["--step: '1e400' is no number or fraction such as 1/20, 0.05 or 5%"],
        ),
        (
            ["--rule", "greedy", "--support-per-cost", "1e99999999"],
            ["--support-per-cost: '1e99999999' is no number or fraction such as 1/20, 0.05 or 5%"],
        ),
        (["--seed", ""], ["--seed is empty; give the text that the lot is drawn from"]),
        (["--rule", "greedy", "--too-dear", "x"], ["--too-dear: 'x' is none of skip, stop, part"]),
        (
            ["--rule", "greedy", "--tie-order", "lot,more_votes"],
            ["tie_keys names the lot, which is always last, or one key twice"],
        ),
        (["--lot", "1,9"], ["--lot names '9', not projects of this file"]),
        (["--lot", "1,1"], ["--lot names a project twice"]),
        (["--lot", "1,2", "--seed", "x"], ["give --lot or --seed, not both"]),
    ],
)
def test_what_does_not_suit_is_one_line_each(
    tmp_path: Path, options: list[str], lines: list[str]
) -> None:
    result = call(tmp_path, *options)
    assert (result.exit_code, result.stdout, result.stderr.splitlines()) == (2, "", lines)


def test_a_lot_can_be_drawn_from_a_seed(tmp_path: Path) -> None:
    drawn = lot_of("rain", ["1", "2", "x3"])
    told = json.loads(call(tmp_path, "--seed", "rain", "--json", content=TIED).stdout)
    assert told["lot"] == list(drawn)
    assert told["ties"][0]["projects"] == [project for project in drawn if project != "x3"]


def test_the_trace_is_written_beside_the_result_and_checks_out(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    result = call(
        tmp_path, "--preset", "mes_cost", "--seed", "rain", "--trace", str(path), "--json"
    )
    written = json.loads(path.read_text("utf-8"))
    assert written["winners"] == json.loads(result.stdout)["winners"] == ["1"]
    assert written["input"] == sha256((tmp_path / "green.pb").read_bytes()).hexdigest()
    assert written["lot"]["seed"] == "rain"
    assert check(written) == []


@pytest.mark.parametrize(
    ("place", "why"),
    [("nowhere/trace.json", "there is no folder {0}/nowhere"), ("", "Is a directory")],
)
def test_a_trace_that_cannot_be_written_is_one_line(tmp_path: Path, place: str, why: str) -> None:
    path = tmp_path / place
    result = call(tmp_path, "--trace", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{path} cannot be written: {why.format(tmp_path)}\n"
    assert [found.name for found in tmp_path.iterdir()] == ["green.pb"]


def test_ctrl_c_prints_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    # A pipe nobody fills: the command waits in the middle of reading for as long as it takes.
    pipe = tmp_path / "green.pb"
    os.mkfifo(pipe)
    trace = str(tmp_path / "trace.json")
    command = [sys.executable, "-m", "pbapp", "count", str(pipe), "--trace", trace]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        opened = opened_by(process, pipe)
        process.send_signal(signal.SIGINT)
        os.close(opened)  # or a signal between opening and reading would leave it waiting
        said = process.communicate()
    assert (process.returncode, *said) == (130, "", "stopped; nothing is left behind\n")
    assert list(tmp_path.iterdir()) == [pipe]


def opened_by(process: subprocess.Popen[str], pipe: Path) -> int:
    """Our end of the pipe, once the process has opened its own."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    raise AssertionError(process.communicate())


def test_a_file_whose_writing_is_stopped_is_not_there_and_the_old_one_stays(tmp_path: Path) -> None:
    def stopped() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    path = tmp_path / "trace.json"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, stopped())
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [
        ("trace.json", "old")
    ]


def test_people_are_told_why_and_what_the_highest_scores_would_give(tmp_path: Path) -> None:
    content = changed(
        ("name;target", "name;district"), ("all\n", "North\n"), ("older people", "South")
    )
    told = call(tmp_path, "--preset", "mes_cost", "--explain", content=content).stdout
    assert told.partition("\n\n")[2] == (
        "1 Bike racks\n"
        "    Funded: 3 supporters paid 60 together, at most 20 each. "
        "Its support reached 125.0 % of its cost.\n"
        "\n"
        "2 Trees; and hedges\n"
        "    Not funded: its supporters had 10 left of the 50 it costs; they paid 40 for 1. "
        "Its support reached 66.6 % of its cost. "
        "It would have been funded with 2 more ballots for it or with a cost lower by 40.\n"
        "\n"
        "x3 Benches\n"
        "    Not funded: the 1 who chose it had 25 in all, and it costs 40. "
        "Its support reached 62.5 % of its cost. "
        "It would have been funded with 1 more ballot for it or with a cost lower by 15.\n"
        "\n"
        "75.0 % of voters have a project funded that they chose; highest score first 100.0 %.\n"
        "0.75 of a voter's projects are funded on average; highest score first 1.00.\n"
        "North: 1 for 60; highest score first 1 for 60.\n"
        "South: 0 for 0; highest score first 1 for 40.\n"
        "children: 0 for 0; highest score first 0 for 0.\n"
        "Funded here alone: none. Highest score first alone: x3.\n"
    )


def test_the_explanation_stands_in_the_json_with_exact_numbers(tmp_path: Path) -> None:
    told = json.loads(call(tmp_path, "--preset", "mes_cost", "--explain", "--json").stdout)
    assert told["winners"] == ["1"]
    assert told["explained"]["projects"]["2"]["support"] == "2/3"
    assert told["explained"]["projects"]["2"]["went_to"] == {"1": "40"}
    assert told["explained"]["projects"]["1"]["paid"] == {"amount": "60", "payers": 3, "most": "20"}
    assert (told["explained"]["with_one"], told["explained"]["per_voter"]) == (3, "3/4")
    assert told["explained"]["greedy"]["winners"] == ["1", "x3"]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (["greedy"], "Not funded: 40 was left when its turn came, and it costs 50."),
        (["greedy", "--too-dear", "stop"], "Not funded: 40 was left when its turn came"),
        (["greedy", "--minimum-votes", "3"], "Not funded: 2 votes, and 3 are needed."),
        (["greedy", "--support-per-cost", "2"], "a project of 50 needs 4."),
        (["greedy", "--too-dear", "part"], "Offered 40 of its cost of 50: no more was left."),
    ],
)
def test_the_sentence_fits_the_reason(tmp_path: Path, rule: list[str], sentence: str) -> None:
    told = json.loads(call(tmp_path, "--rule", *rule, "--explain", "--json").stdout)
    assert sentence in told["explained"]["projects"]["2"]["sentence"]


def test_there_is_a_sentence_for_every_reason() -> None:
    assert set(SENTENCES) == set(ReasonCode)


def test_a_terminal_is_told_how_far_the_work_is_and_then_nothing(tmp_path: Path) -> None:
    votes = "".join(f"v{number};1;\n" for number in range(9000))
    content = changed(("num_votes;4", "num_votes;9004"), ("10;1,2;30\n", f"10;1,2;30\n{votes}"))
    path = tmp_path / "green.pb"
    path.write_bytes(content)
    terminal, its_end = os.openpty()
    command = [sys.executable, "-m", "pbapp", "count", str(path)]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=its_end, check=True)
    os.close(its_end)
    shown = os.read(terminal, 4096).decode()
    os.close(terminal)
    assert shown.startswith("\rreading: 45 %\rreading: 90 %\r ")
    assert shown.endswith(" \r")
    assert result.stdout.startswith(b"2 of 3 projects funded")
