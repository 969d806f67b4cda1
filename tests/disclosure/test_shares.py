from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.disclosure.shares import protect_mean, protect_share


@pytest.mark.parametrize(
    ("part", "base", "text"),
    [
        (10, 40, "25%"),
        (13, 40, "33%"),
        (0, 40, "0%"),
        (40, 40, "100%"),
        (5, 2000, "[low]"),
        (4, 40, "[c]"),
        (37, 40, "[c]"),
        (9, 19, "[c]"),
        (10, 20, "50%"),
        (None, 40, "[x]"),
        (10, None, "[x]"),
    ],
)
def test_a_share_is_a_whole_percent_on_a_base_of_twenty(
    part: int | None, base: int | None, text: str
) -> None:
    assert protect_share(part, base, sensitive=False).text == text


def test_a_sensitive_share_is_held_to_the_higher_floor() -> None:
    assert protect_share(9, 40, sensitive=True).text == "[c]"
    assert protect_share(10, 40, sensitive=True).text == "25%"


def test_a_part_larger_than_its_base_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="41"):
        protect_share(41, 40, sensitive=False)


@pytest.mark.parametrize(
    ("scores", "sensitive", "mean"),
    [
        ([1, 2, 3, 4], False, None),
        ([1, 2, 3, 4, 5], False, Fraction(3)),
        ([4] * 5, False, Fraction(4)),
        ([4] * 10, True, None),
        ([4] * 9 + [5], True, Fraction(41, 10)),
        ([4] * 8 + [5], True, None),
    ],
)
def test_a_mean_needs_the_floor_and_on_sensitive_subjects_two_answers(
    scores: list[int], sensitive: bool, mean: Fraction | None
) -> None:
    assert protect_mean(scores, sensitive=sensitive) == mean
