from __future__ import annotations

import pytest

from pbapp.counting import (
    BallotGroup,
    BallotKind,
    Election,
    Method,
    Project,
    Rule,
    Uncountable,
    Utility,
    run,
)
from tests.counting.elections import election

A, B = Project("a", 5), Project("b", 7)


def test_identical_ballots_become_one_group_in_any_order_of_choices() -> None:
    counted = Election.of([A, B], 10, [["a", "b"], ["b", "a"], ["b"]])
    assert counted.ballots == (BallotGroup(("a", "b"), 2), BallotGroup(("b",), 1))


def test_a_project_named_twice_on_one_ballot_counts_once() -> None:
    assert Election.of([A, B], 10, [["a", "a"]]).votes == {"a": 1, "b": 0}


def test_votes_and_voters_are_different_things() -> None:
    counted = election(10, {"a": 5, "b": 7}, "3*ab", "b")
    assert (counted.voters, counted.votes) == (4, {"a": 3, "b": 4})


@pytest.mark.parametrize(
    ("projects", "budget", "ballots", "message"),
    [
        ((A,), 0, (BallotGroup(("a",)),), "there is no money to share out: the budget is 0"),
        ((A,), 9, (), "there are no ballots to count"),
        ((), 9, (BallotGroup(()),), "there are no projects to count votes for"),
        ((Project("a", -1),), 9, (BallotGroup(()),), "project a has a cost below zero: -1"),
        ((A, A), 9, (BallotGroup(()),), "project a is listed more than once"),
        ((A,), 9, (BallotGroup(("b",)),), "a ballot names project b, which is not in the list"),
        ((A,), 9, (BallotGroup(("a", "a")),), "a ballot names project a more than once"),
        ((A,), 9, (BallotGroup(("a",), 0),), "a group of ballots stands for 0 voters"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_reason(
    projects: tuple[Project, ...], budget: int, ballots: tuple[BallotGroup, ...], message: str
) -> None:
    with pytest.raises(Uncountable) as refused:
        Election(projects, budget, ballots)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("kind", "group", "message"),
    [
        (
            BallotKind.RANKING,
            BallotGroup(("a", "b")),
            "a ballot names 2 projects; at most 1 are allowed",
        ),
        (
            BallotKind.POINTS,
            BallotGroup(("a",), 1, ()),
            "a ballot names 1 projects and gives 0 numbers",
        ),
        (
            BallotKind.APPROVAL,
            BallotGroup(("a",), 1, (3,)),
            "a ballot names 1 projects and gives 1 numbers",
        ),
        (BallotKind.KNAPSACK, BallotGroup(("b",)), "a ballot spends 7 of a budget of 6"),
    ],
)
def test_a_ballot_that_its_kind_does_not_allow_is_refused(
    kind: BallotKind, group: BallotGroup, message: str
) -> None:
    with pytest.raises(Uncountable) as refused:
        Election((A, B), 6, (group,), kind, most_choices=1)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            Rule(Method.GREEDY, utility=Utility.POINTS),
            "points cannot be read from approval ballots",
        ),
        (Rule(Method.GREEDY, utility=Utility.BORDA), "borda cannot be read from approval ballots"),
    ],
)
def test_a_rule_that_asks_ballots_what_they_do_not_say_is_refused(rule: Rule, message: str) -> None:
    with pytest.raises(Uncountable) as refused:
        run(election(10, {"a": 5}, "a"), rule)
    assert str(refused.value) == message


def test_scores_are_what_the_ballots_say_whatever_it_costs() -> None:
    # The longest ranking names three: 3, 2 and 1 points.
    ranked = (BallotGroup(("a", "b"), 2), BallotGroup(("b", "c", "a")))
    projects = tuple(Project(project, 1) for project in "abc")
    counted = Election(projects, 9, ranked, BallotKind.RANKING)
    assert run(counted, Rule(Method.GREEDY)).scores == {"a": 7, "b": 7, "c": 2}
    assert run(election(9, {"a": 5, "b": 1}, "2*a"), Rule(Method.GREEDY)).scores == {"a": 2, "b": 0}
