"""Slot, receipt code, tracker and leaf, recomputed here from their definitions."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.voting.box.canonical import canonical
from pbapp.voting.box.slots import (
    CROCKFORD,
    Selections,
    leaf_of,
    read_code,
    read_written,
    receipt_code,
    slot_of,
    tracker_of,
    written,
)

KEY = bytes(range(32))
hex32 = st.binary(min_size=16, max_size=16).map(bytes.hex)
marks = st.integers(1, 99) | st.tuples(st.integers(1, 99), st.integers(-9, 9))
selections = st.dictionaries(
    st.integers(1, 50), st.sets(st.integers(1, 999), min_size=1).map(lambda s: tuple(sorted(s)))
)


@given(hex32)
def test_a_slot_is_the_keyed_hash_of_the_right(right_id: str) -> None:
    expected = hmac.new(KEY, b"slot" + bytes.fromhex(right_id), hashlib.sha256).hexdigest()

    assert slot_of(KEY, right_id) == expected
    assert slot_of(bytes(32), right_id) != expected


@given(hex32, hex32)
def test_a_receipt_code_is_the_first_80_bits_as_sixteen_symbols(right: str, nonce: str) -> None:
    slot = slot_of(KEY, right)
    digest = hmac.new(KEY, b"code" + bytes.fromhex(slot + nonce), hashlib.sha256).digest()
    number = 0
    for symbol in receipt_code(KEY, slot, nonce):
        number = number * 32 + CROCKFORD.index(symbol)

    assert number.to_bytes(10, "big") == digest[:10]


@given(st.text(alphabet=CROCKFORD, min_size=16, max_size=16))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    groups = " - ".join(code[i : i + 4] for i in range(0, 16, 4)).lower()

    assert read_code(groups.replace("1", "l").replace("0", "o")) == code


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 16, "A" * 17, "é" * 16])
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    assert read_code(typed) is None


def test_a_tracker_is_128_bits_of_the_code_in_its_round() -> None:
    expected = hashlib.sha256(b"tracker7ABCDABCDABCDABCD").hexdigest()[:32]

    assert tracker_of(7, "ABCDABCDABCDABCD") == expected
    assert tracker_of(8, "ABCDABCDABCDABCD") != expected


def test_a_leaf_binds_round_rules_tracker_and_choices() -> None:
    content = '{"round":7,"rules":"aa","selections":{"1":[3,5]},"tracker":"ff","version":1}'
    expected = hashlib.sha256(b"\x00" + content.encode()).hexdigest()

    assert leaf_of(7, "aa", "ff", {1: (3, 5), 2: ()}) == expected


def test_a_leaf_binds_the_order_of_a_ranking_and_the_points_given() -> None:
    content = (
        '{"round":7,"rules":"aa","selections":{"1":[[3,-1],[5,4]]},"tracker":"ff","version":1}'
    )
    expected = hashlib.sha256(b"\x00" + content.encode()).hexdigest()

    assert leaf_of(7, "aa", "ff", {1: ((3, -1), (5, 4))}) == expected
    assert leaf_of(7, "aa", "ff", {1: (5, 3)}) != leaf_of(7, "aa", "ff", {1: (3, 5)})


@given(st.dictionaries(st.integers(1, 9), st.lists(marks, min_size=1).map(tuple)))
def test_what_is_written_is_read_back(said: Selections) -> None:
    assert read_written(json.loads(canonical(written(said)))) == said


@given(selections, selections)
def test_two_ballots_have_one_leaf_only_if_they_chose_the_same(
    one: dict[int, tuple[int, ...]], other: dict[int, tuple[int, ...]]
) -> None:
    same = leaf_of(1, "aa", "ff", one) == leaf_of(1, "aa", "ff", other)

    assert same == (one == other)


def test_canonical_json_has_one_form_for_one_value() -> None:
    assert canonical({"b": [1, 2], "a": "Cafe\u0301"}) == '{"a":"Caf\u00e9","b":[1,2]}'
    with pytest.raises(TypeError):
        canonical({"cost": 1.5})
