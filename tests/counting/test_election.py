from __future__ import annotations

import pytest

from pbapp.counting import BallotGroup, Election, Project, Uncountable
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
