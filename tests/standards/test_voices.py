from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.standards.facts import Pulse
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.voices import disagree, participants, votes_apart
from tests.standards.whole import whole


@pytest.mark.parametrize(
    ("officer", "participants", "flag"),
    [(5, Fraction(3), True), (5, Fraction(301, 100), False), (2, Fraction(4), True)],
)
def test_two_points_apart_is_disagreement(officer: int, participants: Fraction, flag: bool) -> None:
    assert disagree(officer, participants) is flag


def test_a_missing_officer_rating_is_no_disagreement() -> None:
    assert not disagree(None, Fraction(6))


@pytest.mark.parametrize(
    ("replies", "voice"),
    [
        ((5, 5, 5, 5, 5), Fraction(6)),
        ((1, 1, 1, 1, 1), Fraction(1)),
        ((4, 4, 4, 4, 3), Fraction(9, 2)),
        ((5, 5, 5, 5), None),
        ((), None),
    ],
)
def test_participants_speak_on_six_points_once_five_have_answered(
    replies: tuple[int, ...], voice: Fraction | None
) -> None:
    record = whole(pulse=Pulse(replies={"easy": replies}))
    assert participants(record, PulseQuestion.EASY) == voice


def test_nobody_asked_is_no_voice() -> None:
    assert participants(whole(pulse=None), PulseQuestion.EASY) is None


@pytest.mark.parametrize(("votes", "apart"), [((3, 6), True), ((3, 4, 5), False), ((), False)])
def test_votes_of_partners_three_points_apart_are_told(votes: tuple[int, ...], apart: bool) -> None:
    assert votes_apart(votes) is apart
