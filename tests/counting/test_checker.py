"""The checker on true traces of every kind, and on traces that somebody changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import pbapp.counting.checker
from pbapp.counting import Completion, Method, Rule, TieKey, TooDear, run
from pbapp.counting.checker import check
from pbapp.counting.trace import trace
from tests.counting.any_rules import Case, cases
from tests.counting.elections import election

Trace = dict[str, Any]

TIED = (TieKey.LOWER_COST,)
SHARES = Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST, tie_keys=TIED)
GREEDY = Rule(Method.GREEDY, too_dear=TooDear.STOP, tie_keys=TIED)
EARNED = Rule(Method.PHRAGMEN, tie_keys=TIED)


def told(case: Case) -> Trace:
    """As it comes back from JSON."""
    written: Trace = json.loads(json.dumps(trace(case.election, case.count())))
    return written


@settings(max_examples=150)
@given(case=cases(Method.GREEDY, Method.MEAN_SCORE))
def test_true_traces_of_orders_have_no_fault(case: Case) -> None:
    assert check(told(case)) == []


@settings(max_examples=150)
@given(case=cases(Method.PHRAGMEN))
def test_true_traces_of_phragmen_have_no_fault(case: Case) -> None:
    assert check(told(case)) == []


@settings(max_examples=150)
@given(case=cases(Method.EQUAL_SHARES))
def test_true_traces_of_equal_shares_have_no_fault(case: Case) -> None:
    assert check(told(case)) == []


def example(rule: Rule) -> Trace:
    """Two are funded, c loses a tie with d by its cost, and e comes too late."""
    costs = {"a": 6, "b": 4, "d": 5, "c": 5, "e": 9}
    counted = election(16, costs, "3*ab", "2*a", "cd", "cd", "c", "d", "e")
    written: Trace = json.loads(json.dumps(trace(counted, run(counted, rule, ("d", "c")), seed="")))
    return written


def test_the_examples_are_true() -> None:
    assert [check(example(rule)) for rule in (SHARES, GREEDY, EARNED)] == [[], [], []]


def drop_a_winner(trace: Trace) -> None:
    trace["winners"].pop()


def add_a_winner(trace: Trace) -> None:
    others = [p["id"] for p in trace["projects"] if p["id"] not in trace["winners"]]
    trace["winners"].append(others[0])


def fund_another(trace: Trace) -> None:
    """Told in all places as if it were true."""
    others = [p for p in trace["projects"] if p["id"] not in trace["winners"]]
    turn, other = trace["rounds"][0], others[0]
    trace["winners"][0] = turn["project"] = other["id"]
    trace["total_cost"] += other["cost"] - turn["cost"]
    turn["left"] += turn["cost"] - other["cost"]
    turn["cost"] = other["cost"]


def swap_two_rounds(trace: Trace) -> None:
    first, second = trace["rounds"][:2]
    trace["rounds"][:2] = second, first
    trace["winners"] = [t["project"] for t in trace["rounds"] if t["kind"].startswith("funded")]
    second["left"] = trace["budget"] - second["cost"]
    first["left"] = second["left"] - first["cost"]


def forget_a_round(trace: Trace) -> None:
    trace["rounds"].pop()


def change_a_cost(trace: Trace) -> None:
    trace["projects"][0]["cost"] += 1


def change_a_ballot(trace: Trace) -> None:
    trace["ballots"][0]["weight"] += 1
    trace["voters"] += 1


def change_the_votes(trace: Trace) -> None:
    trace["projects"][0]["votes"] += 1


def change_the_money_left(trace: Trace) -> None:
    trace["rounds"][0]["left"] += 1


def change_the_total(trace: Trace) -> None:
    trace["total_cost"] -= 1


def change_a_reason(trace: Trace) -> None:
    trace["reasons"][trace["winners"][0]]["code"] = "too_few_votes"


def forget_a_reason(trace: Trace) -> None:
    del trace["reasons"][trace["winners"][0]]


def turn_a_tie(trace: Trace) -> None:
    trace["ties"][0]["projects"].reverse()


def forget_a_tie(trace: Trace) -> None:
    del trace["ties"][0]


def break_a_tie_by_another_key(trace: Trace) -> None:
    trace["ties"][0]["broken_by"] = "lower_cost"


def tell_a_tie_that_was_none(trace: Trace) -> None:
    trace["ties"].append({"projects": ["b", "a"], "broken_by": "lower_cost", "decisive": False})


def draw_another_lot(trace: Trace) -> None:
    trace["lot"]["order"].reverse()


def give_another_seed(trace: Trace) -> None:
    trace["lot"].update(seed="ours", commitment="theirs")


def raise_the_minimum(trace: Trace) -> None:
    trace["rule"]["minimum_votes"] = 4


def forget_the_ballots(trace: Trace) -> None:
    del trace["ballots"]


EVERYWHERE = [
    drop_a_winner,
    add_a_winner,
    fund_another,
    swap_two_rounds,
    change_a_cost,
    change_a_ballot,
    change_the_votes,
    change_the_money_left,
    change_the_total,
    change_a_reason,
    forget_a_reason,
    turn_a_tie,
    forget_a_tie,
    break_a_tie_by_another_key,
    tell_a_tie_that_was_none,
    draw_another_lot,
    give_another_seed,
    raise_the_minimum,
    forget_the_ballots,
    forget_a_round,
]


@pytest.mark.parametrize("rule", [SHARES, GREEDY, EARNED], ids=lambda rule: rule.method)
@pytest.mark.parametrize("change", EVERYWHERE, ids=lambda change: change.__name__)
def test_every_change_is_found(change: Callable[[Trace], None], rule: Rule) -> None:
    changed = example(rule)
    change(changed)
    assert check(changed) != []


def pay_more(trace: Trace) -> None:
    trace["rounds"][0]["price"] = str(Fraction(trace["rounds"][0]["price"]) + Fraction(1, 10**9))


def ask_another_rate(trace: Trace) -> None:
    trace["rounds"][0]["rate"] = "1/2"


def pay_less(trace: Trace) -> None:
    trace["rounds"][0]["paid_less"] = [{"paid": "1/3", "groups": [0]}]


def pay_for_what_they_did_not_choose(trace: Trace) -> None:
    trace["rounds"][0]["paid_less"] = [{"paid": "1/3", "groups": [len(trace["ballots"]) - 1]}]


def start_with_more(trace: Trace) -> None:
    trace["shares"].update(start="3", final="3")


def raise_the_share(trace: Trace) -> None:
    trace["shares"]["rises"] = 1


@pytest.mark.parametrize(
    "change",
    [
        pay_more,
        ask_another_rate,
        pay_less,
        pay_for_what_they_did_not_choose,
        start_with_more,
        raise_the_share,
    ],
    ids=lambda change: change.__name__,
)
def test_every_change_of_a_payment_is_found(change: Callable[[Trace], None]) -> None:
    changed = example(SHARES)
    change(changed)
    assert check(changed) != []


def test_another_time_is_found() -> None:
    changed = example(EARNED)
    changed["rounds"][0]["time"] = "1"
    assert check(changed) != []


def test_an_end_before_all_in_reach_is_bought_is_found() -> None:
    changed = example(SHARES)
    last = next(t for t in reversed(changed["rounds"]) if t["kind"] == "funded")
    changed["rounds"] = [t for t in changed["rounds"] if t is not last and "price" in t]
    changed["rule"]["completion"] = "none"
    changed["winners"].remove(last["project"])
    changed["total_cost"] -= last["cost"]
    changed["reasons"][last["project"]]["code"] = "money_went_elsewhere"
    assert f"{last['project']} was still in reach" in check(changed)


@settings(max_examples=200)
@given(case=cases())
def test_no_two_rounds_can_change_places(case: Case) -> None:
    changed = told(case)
    funded = [turn for turn in changed["rounds"] if turn["kind"].startswith("funded")]
    if len(changed["rounds"]) > 1 and funded == changed["rounds"]:
        swap_two_rounds(changed)
        assert check(changed) != []


def test_the_folder_alone_checks_a_file(tmp_path: Path) -> None:
    shutil.copytree(Path(pbapp.counting.checker.__file__).parent, tmp_path / "checker")
    true, false = tmp_path / "true.json", tmp_path / "false.json"
    changed = example(SHARES)
    true.write_text(json.dumps(changed), encoding="utf-8")
    drop_a_winner(changed)
    false.write_text(json.dumps(changed), encoding="utf-8")
    assert checked(tmp_path, str(true)) == (0, "ok\n")
    assert checked(tmp_path, str(false)) == (1, "the winners are not those of the rounds\n")
    code, said = checked(tmp_path, str(tmp_path / "none.json"))
    assert (code, "cannot be read" in said) == (1, True)


def checked(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run without any installed package: the exit code, and what was printed."""
    command = [sys.executable, "-S", "-m", "checker", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize("answers", [{}, {"b": True}, {"b": False}], ids=str)
def test_true_traces_of_offers_have_no_fault(answers: dict[str, bool]) -> None:
    counted = election(10, {"a": 6, "b": 7, "c": 3}, "3*a", "2*b", "c")
    outcome = run(counted, replace(GREEDY, too_dear=TooDear.PART), answers=answers)
    assert check(json.loads(json.dumps(trace(counted, outcome)))) == []
