from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.standards.rating import NotApplicable, Rating
from pbapp.standards.rollup import Checked, RollUp, roll_up


def checked(*points: int | None, due: bool = True) -> list[Checked]:
    """One indicator for each rating; None is not rated."""
    return [Checked("PLA1", due, Rating(one) if one else None) for one in points]


@pytest.mark.parametrize(
    ("points", "span", "shown"),
    [
        ([3, 4, 4, 6], (4, 4), "4"),
        ([3, 4], (3, 4), "3 to 4"),
        ([3, 6], (4, 5), "4 to 5"),
        ([2], (2, 2), "2"),
        ([1, 6, 6], (6, 6), "6"),
    ],
)
def test_a_standard_is_the_median_and_a_half_is_never_rounded(
    points: list[int], span: tuple[int, int], shown: str
) -> None:
    rolled = roll_up(checked(*points))
    assert (rolled.points, rolled.shown().sentence()) == (span, shown)


def test_the_lowest_and_the_number_of_weak_ones_stand_beside_it() -> None:
    assert roll_up(checked(1, 2, 3, 6)) == RollUp(
        due=4, rated=4, weak=2, lowest=1, median=Fraction(5, 2)
    )


def test_less_than_half_rated_is_incomplete_and_shows_no_number() -> None:
    rolled = roll_up(checked(5, 5, 5, None, None, None, None))
    assert (rolled.incomplete, rolled.points, rolled.shown().sentence()) == (
        True,
        None,
        "incomplete",
    )


def test_nothing_rated_is_incomplete_too() -> None:
    assert roll_up(checked(None, None)) == RollUp(due=2, rated=0)


def test_half_rated_is_enough() -> None:
    assert roll_up(checked(5, 5, 5, None, None, None)).points == (5, 5)


def test_what_does_not_apply_counts_neither_way() -> None:
    aside = [Checked("PLA2", True, NotApplicable("None here."))] * 5
    assert roll_up([*checked(4), *aside]) == RollUp(
        due=1, rated=1, weak=0, lowest=4, median=Fraction(4)
    )


def test_a_rating_that_is_not_due_waits() -> None:
    rolled = roll_up(checked(6, due=False))
    assert (rolled.due, rolled.points, rolled.shown().sentence()) == (0, None, "nothing due")


@settings(deadline=None)
@given(st.lists(st.sampled_from([None, 1, 2, 3, 4, 5, 6])), st.data())
def test_order_never_matters(points: list[int | None], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(points))
    assert roll_up(checked(*shuffled)) == roll_up(checked(*points))
