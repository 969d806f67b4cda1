"""Codes on cards."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pbapp.voting.cards.codes import ALPHABET, draw, grouped, is_whole, plain

bodies = st.builds(draw)


def test_the_alphabet_has_30_symbols_and_no_lookalikes() -> None:
    assert len(set(ALPHABET)) == 30
    assert set(ALPHABET).isdisjoint("01OILU")


def test_a_drawn_code_is_whole_new_and_no_word() -> None:
    codes = {draw() for _one in range(500)}

    assert len(codes) == 500
    assert all(is_whole(code) for code in codes)
    assert not any(re.search("[A-Z][AE]|[AE][A-Z]", code) for code in codes)


@given(bodies, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_every_single_wrong_symbol_is_noticed(code: str, place: int, symbol: str) -> None:
    wrong = code[:place] + symbol + code[place + 1 :]

    assert is_whole(wrong) == (wrong == code)


@given(bodies, st.integers(0, 10))
def test_swapped_neighbours_are_noticed_but_for_one_pair(code: str, place: int) -> None:
    left, right = code[place], code[place + 1]
    swapped = code[:place] + right + left + code[place + 2 :]

    # Luhn's known gap: the first and the last symbol of the alphabet.
    assert is_whole(swapped) == (left == right or {left, right} == {"2", "Z"})


def test_a_code_of_another_length_or_alphabet_is_not_whole() -> None:
    code = draw()

    assert [is_whole(code[:-1]), is_whole(code + code[-1]), is_whole("0" + code[1:])] == [False] * 3


@given(bodies)
def test_a_code_is_read_as_it_is_printed_and_as_it_is_typed(code: str) -> None:
    assert plain(grouped(code)) == code
    assert plain(" " + grouped(code).lower().replace(" ", "-") + " ") == code
