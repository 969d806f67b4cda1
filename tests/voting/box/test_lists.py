"""What may stand on a ballot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.voting.box.lists import Fault, Problem, pot_list, problems, sort_out

BIG = pot_list(1, "Big", [11, 12, 13, 14], least=2, most=3)
SMALL = pot_list(2, "Small", [21], least=2, most=3)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ((11, 12), []),
        ((11, 12, 13, 21), []),
        ((21,), []),
        ((), [Problem(Fault.NOTHING_CHOSEN)]),
        ((11,), [Problem(Fault.TOO_FEW, BIG, 1)]),
        ((11, 12, 13, 14), [Problem(Fault.TOO_MANY, BIG, 4)]),
        ((11, 12, 99), [Problem(Fault.NOT_ON_BALLOT)]),
        ((11, 12, 12), [Problem(Fault.CHOSEN_TWICE)]),
        ((11, 21), [Problem(Fault.TOO_FEW, BIG, 1)]),
    ],
)
def test_every_limit_is_told(chosen: tuple[int, ...], expected: list[Problem]) -> None:
    assert problems([BIG, SMALL], chosen) == expected


def test_nobody_must_choose_more_than_there_are() -> None:
    assert SMALL.least == 1


@given(st.lists(st.sampled_from([11, 12, 13, 14, 21, 99]), max_size=7))
def test_what_is_sorted_out_is_what_was_chosen(chosen: list[int]) -> None:
    if problems([BIG, SMALL], chosen):
        return
    sorted_out = sort_out([BIG, SMALL], chosen)

    assert sorted(id for ids in sorted_out.values() for id in ids) == sorted(chosen)
    assert all(ids == tuple(sorted(ids)) and ids for ids in sorted_out.values())


def test_a_ranking_keeps_its_order_within_each_pot() -> None:
    ranked = sort_out([BIG, SMALL], (12, 21, 11), ranked=True)
    assert ranked == {BIG.pot_id: (12, 11), SMALL.pot_id: (21,)}


def test_points_go_with_their_project() -> None:
    assert sort_out([BIG], ((12, 5), (11, 0))) == {BIG.pot_id: ((11, 0), (12, 5))}
