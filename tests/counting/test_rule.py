from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from pbapp.counting import (
    Add1Stop,
    BadRule,
    Completion,
    Method,
    Rule,
    StartShare,
    TieKey,
    TooDear,
    Utility,
)

EVERYTHING = Rule(
    Method.EQUAL_SHARES,
    minimum_votes=3,
    minimum_points=4,
    minimum_share=Fraction(1, 50),
    support_per_cost=Fraction(1, 3),
    minimum_ratings=5,
    too_dear=TooDear.PART,
    part_share=Fraction(1, 2),
    utility=Utility.POINTS,
    completion=Completion.ADD1,
    add1_stop=Add1Stop.OVERSPEND,
    step=100,
    step_share=Fraction(1, 100),
    start_share=StartShare.ROUNDED_DOWN,
    comparison=True,
    tie_keys=(TieKey.MORE_VOTES,),
)


@pytest.mark.parametrize("rule", [Rule(Method.GREEDY), EVERYTHING])
def test_a_rule_comes_back_from_json_as_it_was(rule: Rule) -> None:
    assert Rule.from_dict(json.loads(json.dumps(rule.as_dict()))) == rule


def test_the_stored_form_names_every_parameter() -> None:
    assert EVERYTHING.as_dict() == {
        "method": "equal_shares",
        "minimum_votes": 3,
        "minimum_points": 4,
        "minimum_share": "1/50",
        "support_per_cost": "1/3",
        "minimum_ratings": 5,
        "too_dear": "part",
        "part_share": "1/2",
        "utility": "points",
        "completion": "add1",
        "add1_stop": "overspend",
        "step": 100,
        "step_share": "1/100",
        "start_share": "rounded_down",
        "comparison": True,
        "tie_keys": ["more_votes"],
    }


def test_a_missing_parameter_has_its_default() -> None:
    assert Rule.from_dict({"method": "greedy"}) == Rule(Method.GREEDY)


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        ({}, "the rule has no method"),
        ({"method": "luck"}, "method cannot be 'luck'"),
        ({"method": "greedy", "luck": 1}, "no rule has a parameter 'luck'"),
        ({"method": "greedy", "minimum_votes": "3"}, "minimum_votes cannot be '3'"),
        ({"method": "greedy", "minimum_votes": True}, "minimum_votes cannot be True"),
        ({"method": "greedy", "minimum_votes": -1}, "minimum_votes is below zero: -1"),
        ({"method": "greedy", "comparison": 1}, "comparison cannot be 1"),
        ({"method": "greedy", "minimum_points": -1}, "minimum_points is below zero: -1"),
        ({"method": "greedy", "minimum_ratings": -2}, "minimum_ratings is below zero: -2"),
        ({"method": "greedy", "support_per_cost": "-1/3"}, "support_per_cost is below zero: -1/3"),
        ({"method": "greedy", "minimum_share": 0.5}, "minimum_share cannot be 0.5"),
        ({"method": "greedy", "minimum_share": "1/0"}, "minimum_share cannot be '1/0'"),
        (
            {"method": "greedy", "minimum_share": "5/4"},
            "minimum_share must be from 0 to 1, not 5/4",
        ),
        ({"method": "greedy", "part_share": "-1/4"}, "part_share must be from 0 to 1, not -1/4"),
        ({"method": "greedy", "step_share": "0"}, "step_share must be more than 0, not 0"),
        ({"method": "greedy", "step_share": 1}, "step_share cannot be 1"),
        ({"method": "greedy", "step": 0}, "step must be 1 or more, not 0"),
        (
            {"method": "phragmen", "completion": "add1"},
            "phragmen has no shares to raise: completion add1",
        ),
        ({"method": "greedy", "tie_keys": 5}, "tie_keys cannot be 5"),
        (
            {"method": "greedy", "tie_keys": ["lot"]},
            "tie_keys names the lot, which is always last, or one key twice",
        ),
    ],
)
def test_a_rule_that_does_not_exist_is_refused(stored: dict[str, Any], message: str) -> None:
    with pytest.raises(BadRule) as refused:
        Rule.from_dict(stored)
    assert str(refused.value) == message
