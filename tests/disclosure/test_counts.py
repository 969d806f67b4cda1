from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.disclosure.counts import protect_count
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


@settings(deadline=None)
@given(st.integers(0, 200), st.booleans())
def test_what_is_shown_is_true_and_what_is_hidden_is_small(count: int, sensitive: bool) -> None:
    shown = protect_count(count, sensitive=sensitive)
    if shown.value_or_none is None:
        assert 0 < count < (10 if sensitive else 5)
    else:
        assert shown.value_or_none == count
