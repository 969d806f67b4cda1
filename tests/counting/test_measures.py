"""What a result means for voters and areas, counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.counting import BallotGroup, BallotKind, Election, Project
from pbapp.counting.measures import Part, measures
from tests.counting.elections import election

COUNTED = election(10, {"a": 6, "b": 4, "c": 5}, "2*ab", "a", "c")


def test_voters_with_one_of_their_projects_and_how_many_each_has() -> None:
    found = measures(COUNTED, ("a", "b"))
    assert (found.voters, found.with_one, found.per_voter) == (4, 3, Fraction(5, 4))
    assert found.share_with_one == Fraction(3, 4)


def test_areas_that_get_nothing_are_told_too() -> None:
    found = measures(COUNTED, ("a", "b"), {"a": "North", "b": "North", "c": "South"})
    assert found.areas == {"North": Part(2, 10), "South": Part()}


@pytest.mark.parametrize("areas", [{}, {"z": "North"}])
def test_projects_of_no_area_belong_nowhere(areas: dict[str, str]) -> None:
    assert measures(COUNTED, ("a",), areas).areas == {}


def test_a_project_with_no_points_was_not_chosen() -> None:
    projects = (Project("a", 1), Project("b", 1))
    ballots = (BallotGroup(("a", "b"), 2, (0, 3)), BallotGroup(("a",), 1, (-1,)))
    points = Election(projects, 2, ballots, BallotKind.SCORES)
    found = measures(points, ("a", "b"))
    assert (found.with_one, found.per_voter) == (2, Fraction(2, 3))
