from __future__ import annotations

import pytest

from pbapp.disclosure.floors import Floors, FloorTooLow


def test_floors_may_be_raised() -> None:
    raised = Floors(ordinary=8, sensitive=12)
    assert (raised.under(sensitive=False), raised.under(sensitive=True)) == (8, 12)


@pytest.mark.parametrize(
    ("count", "ordinary", "sensitive"),
    [
        (0, False, False),
        (1, True, True),
        (4, True, True),
        (5, False, True),
        (9, False, True),
        (10, False, False),
    ],
)
def test_counts_above_none_and_under_the_floor_are_hidden(
    count: int, ordinary: bool, sensitive: bool
) -> None:
    floors = Floors()
    hidden = floors.hide(count, sensitive=False), floors.hide(count, sensitive=True)
    assert hidden == (ordinary, sensitive)


def test_the_rules_of_a_release_name_floors_that_were_raised() -> None:
    assert Floors().rules == "disclosure/1"
    assert Floors(ordinary=10).rules == "disclosure/1 (10, 10)"


@pytest.mark.parametrize(("ordinary", "sensitive"), [(4, 10), (5, 9), (12, 11)])
def test_floors_are_never_lowered(ordinary: int, sensitive: int) -> None:
    with pytest.raises(FloorTooLow):
        Floors(ordinary, sensitive)
