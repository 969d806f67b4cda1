from __future__ import annotations

import pytest

from pbapp.standards.substance import all_alike, says_something


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        ("Noted.", False),
        ("n/a n/a n/a n/a", False),
        ("Yes yes yes yes", False),
        ("Agreed, noted.", False),
        ("It costs little.", True),
        ("x y z w v", False),
        ("The bus operator agreed", True),
        ("Chaidh aontachadh leis a' chomhairle", True),
        ("1 2 3 4 5", False),
    ],
)
def test_a_text_of_three_different_words_says_something(text: str, says: bool) -> None:
    assert says_something(text) is says


@pytest.mark.parametrize(
    ("texts", "alike"),
    [
        (["Not ours to decide"] * 3, True),
        (["Not ours to  decide", "not ours to decide", "Not ours to decide"], True),
        (["Not ours to decide"] * 2, False),
        (["Not ours to decide", "Not ours to decide", "The bus runs later"], False),
        ([], False),
    ],
)
def test_three_times_the_same_words_are_alike(texts: list[str], alike: bool) -> None:
    assert all_alike(texts) is alike
