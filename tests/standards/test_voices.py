from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.standards.voices import disagree, pulse_voice, six_points, votes_spread


@pytest.mark.parametrize(
    ("mean", "points"),
    [(Fraction(1), 1), (Fraction(5), 6), (Fraction(3), Fraction(7, 2))],
)
def test_a_pulse_mean_is_turned_to_six_points(mean: Fraction, points: Fraction) -> None:
    assert six_points(mean) == points


def test_four_replies_are_too_few_to_show_and_raise_no_flag() -> None:
    assert pulse_voice([1, 1, 1, 1]) is None
    assert not disagree(6, pulse_voice([1, 1, 1, 1]))


def test_five_replies_are_a_voice() -> None:
    assert pulse_voice([1, 2, 3, 4, 5]) == Fraction(7, 2)


def test_a_partnership_may_ask_for_more_replies() -> None:
    assert pulse_voice([3] * 9, floor=10) is None


@pytest.mark.parametrize(
    ("officer", "participants", "flag"),
    [(5, Fraction(3), True), (5, Fraction(301, 100), False), (2, Fraction(4), True)],
)
def test_two_points_apart_is_disagreement(officer: int, participants: Fraction, flag: bool) -> None:
    assert disagree(officer, participants) is flag


def test_a_missing_officer_rating_is_no_disagreement() -> None:
    assert not disagree(None, Fraction(6))


def test_partners_votes_three_apart_are_spread() -> None:
    assert votes_spread([2, 5, 4])
    assert not votes_spread([3, 5, 4])
    assert not votes_spread([])
