"""What the laboratory says of several rules: who is reached, whose projects get the money."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask import Flask

from pbapp.counting import BallotGroup, Election, Project
from pbapp.counting.made_up import Voters
from pbapp.facilitation.laboratory.ballots import Trial
from pbapp.facilitation.laboratory.compared import Column, compare
from pbapp.facilitation.laboratory.offered import OFFERED
from pbapp.facilitation.laboratory.shown import headline, tenths


def column(key: str, given: dict[str, int], reached: Fraction) -> Column:
    return Column(OFFERED[key], given, reached, {}, {})


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (
            [column("shares", {"2": 5}, Fraction(9, 10))],
            "With “Equal Shares, rest kept” 9 in 10 people get a project they chose. "
            "With your rule, “Most votes first, skip”, it is 6 in 10.",
        ),
        (
            [
                column("shares", {"2": 5}, Fraction(7, 10)),
                column("shares_rest", {}, Fraction(2, 10)),
            ],
            "With “Equal Shares, rest by votes” 2 in 10 people get a project they chose. "
            "With your rule, “Most votes first, skip”, it is 6 in 10.",
        ),
        (
            [column("shares", {"2": 5}, Fraction(61, 100))],
            "With each rule 6 in 10 people get a project they chose, "
            "but not the same projects are funded.",
        ),
        (
            [column("most_votes_stop", {"1": 5}, Fraction(6, 10))],
            "With these votes all these rules fund the same projects.",
        ),
    ],
)
def test_one_sentence_says_what_differs(app: Flask, others: list[Column], said: str) -> None:
    with app.test_request_context():
        assert headline([column("most_votes", {"1": 5}, Fraction(6, 10)), *others]) == said


def test_the_money_of_a_project_is_split_as_its_votes_are() -> None:
    """£10 and £6 are given: 3 of 4 votes for the first come from the hill, all for the second."""
    hill = Voters("hill", (BallotGroup(("a",), 2), BallotGroup(("a", "b"), 1)))
    shore = Voters("shore", (BallotGroup(("a",), 1), BallotGroup(("c",), 4)))
    projects = (Project("a", 10), Project("b", 6), Project("c", 30))
    ballots = (*hill.ballots[1:], BallotGroup(("a",), 3), *shore.ballots[1:])
    trial = Trial(Election(projects, 16, ballots), (hill, shore), {})
    (own,) = compare(trial, [OFFERED["most_votes"]])

    assert own.given == {"a": 10, "b": 6}
    assert own.spent_pence == 16
    assert own.money_of == {"hill": Fraction(27, 32), "shore": Fraction(5, 32)}
    assert own.reached_of == {"hill": 1, "shore": Fraction(1, 5)}
    assert own.reached == Fraction(4, 8)


def test_all_ten_stand_only_for_everyone_and_none_only_for_nobody() -> None:
    shares = [Fraction(*pair) for pair in ((0, 1), (1, 300), (1, 2), (299, 300), (1, 1))]
    assert [tenths(share) for share in shares] == [0, 1, 5, 9, 10]
