from __future__ import annotations

import pytest

from pbapp.counting import Add1Stop, Completion, Method, Rule, TooDear
from pbapp.counting.pabulib import UnknownRule, parse, rule_named_by
from tests.counting.pabulib.files import changed

ADD1 = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, add1_stop=Add1Stop.OVERSPEND, step=10)


@pytest.mark.parametrize(
    ("named", "rule"),
    [
        ("greedy", Rule(Method.GREEDY)),
        ("greedy-no-skip", Rule(Method.GREEDY, too_dear=TooDear.STOP)),
        ("greedy-threshold\nmin_project_score_threshold;25", Rule(Method.GREEDY, 25)),
        ("greedy-threshold\nmin_project_score_threshold;24.5", Rule(Method.GREEDY, 25)),
    ],
)
def test_the_rule_of_meta_is_a_rule_with_its_parameters(named: str, rule: Rule) -> None:
    assert rule_named_by(parse(changed(("rule;greedy", f"rule;{named}")))) == rule


@pytest.mark.parametrize(
    ("name", "comparison"), [("equalshares/add1", False), ("equalshares/add1-comparison", True)]
)
def test_the_step_of_add1_is_one_unit_of_the_currency(name: str, comparison: bool) -> None:
    rule = rule_named_by(parse(changed(("rule;greedy", f"rule;{name}"), ("1;60", "1;60.5"))))
    assert (rule.step, rule.comparison) == (10, comparison)
    assert (rule.method, rule.completion, rule.add1_stop) == (
        ADD1.method,
        ADD1.completion,
        ADD1.add1_stop,
    )


def test_a_rule_given_by_name_goes_before_the_rule_of_the_file() -> None:
    file = parse(changed(("rule;greedy", "rule;greedy-custom")))
    assert rule_named_by(file, "greedy-no-skip") == Rule(Method.GREEDY, too_dear=TooDear.STOP)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (
            "greedy-custom",
            "the rule greedy-custom cannot be counted; known are greedy, greedy-no-skip, "
            "greedy-threshold, equalshares, equalshares-comparison, equalshares/add1, "
            "equalshares/add1-comparison",
        ),
        (
            "greedy-threshold",
            "the rule greedy-threshold needs META min_project_score_threshold",
        ),
    ],
)
def test_an_unknown_rule_is_refused_by_its_name(named: str, message: str) -> None:
    with pytest.raises(UnknownRule) as refused:
        rule_named_by(parse(changed(("rule;greedy", f"rule;{named}"))))
    assert str(refused.value) == message
