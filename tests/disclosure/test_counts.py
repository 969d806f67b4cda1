from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.disclosure.counts import protect_count, protect_share
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shown import Marker


@pytest.mark.parametrize(
    ("count", "sensitive", "text"),
    [
        (None, False, "[x]"),
        (0, False, "0"),
        (1, False, "[c]"),
        (4, False, "[c]"),
        (5, False, "5"),
        (1204, False, "1,204"),
        (0, True, "0"),
        (9, True, "[c]"),
        (10, True, "10"),
    ],
)
def test_a_count_is_shown_or_marked(count: int | None, sensitive: bool, text: str) -> None:
    assert protect_count(count, sensitive=sensitive).text == text


def test_only_a_shown_count_carries_its_value() -> None:
    assert protect_count(5, sensitive=False).value_or_none == 5
    hidden = protect_count(4, sensitive=False)
    assert (hidden.value_or_none, hidden.marker) == (None, Marker.CONFIDENTIAL)


def test_a_raised_floor_hides_more() -> None:
    assert protect_count(7, sensitive=False, floors=Floors(ordinary=8)).text == "[c]"


def test_a_count_below_none_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        protect_count(-1, sensitive=False)


@pytest.mark.parametrize(
    ("part", "base", "sensitive", "text"),
    [
        (None, 40, False, "[x]"),
        (10, None, False, "[x]"),
        (10, 20, False, "50%"),
        (10, 19, False, "[c]"),
        (4, 40, False, "[c]"),
        (36, 40, False, "[c]"),
        (9, 40, True, "[c]"),
        (0, 40, False, "0%"),
        (40, 40, False, "100%"),
        (5, 1001, False, "[low]"),
        (5, 1000, False, "1%"),
        (25, 1000, False, "3%"),
    ],
)
def test_a_share_is_shown_on_a_base_that_carries_it(
    part: int | None, base: int | None, sensitive: bool, text: str
) -> None:
    assert protect_share(part, base, sensitive=sensitive).text == text


@pytest.mark.parametrize(("part", "base"), [(-1, 40), (41, 40)])
def test_a_part_outside_its_base_is_refused(part: int, base: int) -> None:
    with pytest.raises(ValueError, match=str(part)):
        protect_share(part, base, sensitive=False)


@settings(deadline=None)
@given(st.integers(0, 200), st.booleans())
def test_what_is_shown_is_true_and_what_is_hidden_is_small(count: int, sensitive: bool) -> None:
    shown = protect_count(count, sensitive=sensitive)
    if shown.value_or_none is None:
        assert 0 < count < (10 if sensitive else 5)
    else:
        assert shown.value_or_none == count
