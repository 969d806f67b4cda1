from __future__ import annotations

import pytest

from pbapp.results.elections import in_one_order


@pytest.mark.parametrize(
    ("lots", "order"),
    [
        ([], []),
        ([[2, 1]], [2, 1]),
        ([[2, 1], [3, 2]], [3, 2, 1]),
        ([[2, 1], [2, 3, 1]], [2, 3, 1]),
        ([[2, 1], [1, 2]], None),
        ([[1, 2], [2, 3], [3, 1]], None),
    ],
)
def test_lots_drawn_one_after_the_other_make_one_order(
    lots: list[list[int]], order: list[int] | None
) -> None:
    assert in_one_order(lots) == order
