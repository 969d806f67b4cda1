from __future__ import annotations

import pytest

from pbapp.counting import Add1Stop, Completion, Method, Rule, TooDear, Utility
from pbapp.counting.pabulib import UnknownRule, parse, rule_named_by
from tests.counting.pabulib.files import changed, votes_of

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


@pytest.mark.parametrize(
    ("kind", "header", "row", "utility"),
    [
        ("approval", "voter_id;vote", "1;2", Utility.COST),
        ("ordinal", "voter_id;vote", "1;2", Utility.RANK_COST),
        ("cumulative", "voter_id;vote;points", "1;2;3", Utility.POINTS_COST),
        ("scoring", "voter_id;vote;points", "1;2;3", Utility.POINTS_COST),
    ],
)
def test_greedy_goes_by_what_the_ballots_say(
    kind: str, header: str, row: str, utility: Utility
) -> None:
    assert rule_named_by(parse(votes_of(kind, header, row))).utility is utility


@pytest.mark.parametrize(
    ("kind", "header", "row", "utility"),
    [
        ("approval", "voter_id;vote", "1;2", Utility.COST),
        ("ordinal", "voter_id;vote", "1;2", Utility.RANK),
        ("cumulative", "voter_id;vote;points", "1;2;3", Utility.POINTS),
    ],
)
def test_equal_shares_goes_by_what_its_cities_count(
    kind: str, header: str, row: str, utility: Utility
) -> None:
    rule = rule_named_by(parse(votes_of(kind, header, row)), "equalshares")
    assert (rule.method, rule.completion, rule.comparison) == (
        Method.EQUAL_SHARES,
        Completion.NONE,
        False,
    )
    assert rule.utility is utility


def test_the_comparison_may_stand_alone() -> None:
    rule = rule_named_by(parse(changed()), "equalshares-comparison")
    assert (rule.completion, rule.comparison) == (Completion.NONE, True)


def test_a_threshold_is_of_votes_or_of_points_in_their_parts() -> None:
    meta = "rule;greedy-threshold\nmin_project_score_threshold;24.5"
    votes = rule_named_by(parse(changed(("rule;greedy", meta))))
    content = votes_of("cumulative", "voter_id;vote;points", "1;2;0.5")
    points = rule_named_by(parse(content.replace(b"rule;greedy", meta.encode())))
    assert (votes.minimum_votes, votes.minimum_points) == (25, 0)
    assert (points.minimum_votes, points.minimum_points) == (0, 245)


def test_projects_that_exclude_one_another_are_not_guessed() -> None:
    with pytest.raises(UnknownRule, match="the rule greedy-exclusive cannot be counted"):
        rule_named_by(parse(changed(("rule;greedy", "rule;greedy-exclusive"))))
