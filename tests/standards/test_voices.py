from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.standards.voices import disagree


@pytest.mark.parametrize(
    ("officer", "participants", "flag"),
    [(5, Fraction(3), True), (5, Fraction(301, 100), False), (2, Fraction(4), True)],
)
def test_two_points_apart_is_disagreement(officer: int, participants: Fraction, flag: bool) -> None:
    assert disagree(officer, participants) is flag


def test_a_missing_officer_rating_is_no_disagreement() -> None:
    assert not disagree(None, Fraction(6))
