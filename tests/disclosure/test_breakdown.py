from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.disclosure.breakdown import DoesNotAddUp, protect_breakdown
from pbapp.disclosure.floors import Floors


def shown(*counts: int | None, sensitive: bool = False, hidden_before: Collection[str] = ()) -> str:
    """The cells and, after a bar, the total, as they would be read."""
    table = protect_breakdown(
        {f"cell {n}": count for n, count in enumerate(counts)},
        sensitive=sensitive,
        hidden_before=hidden_before,
    )
    cells = " ".join(cell.text for cell in table.cells.values())
    return f"{cells} | {table.total.text}"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((12, 30, 45), "12 30 45 | 87"),
        ((0, 30, 45), "0 30 45 | 75"),
        # One small cell takes the next smallest with it, or the total would give it away.
        ((3, 12, 45), "[c] [c] 45 | 60"),
        ((42, 3), "[c] [c] | 45"),
        ((0, 3, 12, 45), "0 [c] [c] 45 | 60"),
        # Two small cells that come to enough hide each other.
        ((2, 3, 45), "[c] [c] 45 | 50"),
        # Two that come to less than the floor would publish a small group.
        ((1, 2, 20, 45), "[c] [c] [c] 45 | 68"),
        # Equal hidden cells would each be half of what is missing.
        ((3, 3, 20, 45), "[c] [c] [c] 45 | 71"),
        # Equal next smallest go together.
        ((3, 12, 12, 45), "[c] [c] [c] 45 | 72"),
        # Zeros are hidden where nothing else can cover.
        ((3, 3, 0), "[c] [c] [c] | 6"),
        ((3, 3), "[c] [c] | [c]"),
        ((1, 1, 1, 1, 1), "[c] [c] [c] [c] [c] | [c]"),
        # Fewer people than the floor: no breakdown, not even its zeros.
        ((3, 0, 0), "[c] [c] [c] | [c]"),
        ((0, 0), "0 0 | 0"),
        ((None, 12, 30), "[x] 12 30 | 42"),
        ((None, 3, 12), "[x] [c] [c] | 15"),
        ((None, None), "[x] [x] | [x]"),
    ],
)
def test_a_breakdown_is_shown_as_far_as_nobody_is_given_away(
    counts: tuple[int | None, ...], text: str
) -> None:
    assert shown(*counts) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((9, 12, 45), "[c] [c] 45 | 66"),
        ((9, 0), "[c] [c] | [c]"),
        ((10, 0), "10 0 | 10"),
        ((0, 10, 45), "0 10 45 | 55"),
    ],
)
def test_a_zero_or_an_all_is_hidden_in_a_sensitive_group_of_fewer_than_ten(
    counts: tuple[int, ...], text: str
) -> None:
    assert shown(*counts, sensitive=True) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [((12, 30, 40), "[c] [c] 40 | 82"), ((0, 12, 30), "[c] [c] [c] | 42")],
)
def test_what_was_hidden_before_stays_hidden_and_is_covered(
    counts: tuple[int, ...], text: str
) -> None:
    assert shown(*counts, hidden_before=("cell 0",)) == text


def test_cells_that_do_not_make_the_total_are_refused() -> None:
    with pytest.raises(DoesNotAddUp):
        protect_breakdown({"a": 20, "b": 30}, sensitive=False, total=52)
    assert protect_breakdown({"a": 20, "b": 30}, sensitive=False, total=50).total.text == "50"


def test_a_count_below_none_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        protect_breakdown({"a": -1}, sensitive=False)


def test_a_raised_floor_hides_more() -> None:
    table = protect_breakdown({"a": 7, "b": 30}, sensitive=False, floors=Floors(ordinary=8))
    assert [cell.text for cell in table.cells.values()] == ["[c]", "[c]"]


@pytest.mark.parametrize(("cells", "highest"), [(1, 30), (2, 30), (3, 14), (4, 8), (5, 5)])
def test_no_reader_who_knows_these_rules_can_tell_a_hidden_cell(cells: int, highest: int) -> None:
    """All tables up to a size: those that read alike leave each hidden cell two values."""
    alike: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(highest + 1), repeat=cells):
        alike[shown(*counts)].append(counts)
    for text, tables in alike.items():
        read = text.split(" | ")[0].split()
        for place, cell in enumerate(read):
            if cell == "[c]":
                assert len({counts[place] for counts in tables}) > 1, text


counts_of_people = st.lists(
    st.one_of(st.integers(0, 12), st.integers(0, 400)), min_size=1, max_size=8
)


@settings(deadline=None)
@given(counts_of_people, st.booleans(), st.data())
def test_hidden_numbers_could_stand_in_any_order(
    counts: list[int], sensitive: bool, data: st.DataObject
) -> None:
    text = shown(*counts, sensitive=sensitive)
    read = text.split(" | ")[0].split()
    places = [n for n, cell in enumerate(read) if cell == "[c]"]
    hidden = [counts[n] for n in places]
    exchanged = list(counts)
    for place, count in zip(places, data.draw(st.permutations(hidden)), strict=True):
        exchanged[place] = count
    assert shown(*exchanged, sensitive=sensitive) == text
    if hidden and not text.endswith("[c]"):
        assert len(set(hidden)) > 1


@settings(deadline=None)
@given(counts_of_people, st.booleans())
def test_no_small_number_is_shown_or_left_over(counts: list[int], sensitive: bool) -> None:
    floor = 10 if sensitive else 5
    table = protect_breakdown({str(n): one for n, one in enumerate(counts)}, sensitive=sensitive)
    values = [cell.value_or_none for cell in table.cells.values()]
    assert all(not 0 < one < floor for one in [*values, table.total.value_or_none] if one)
    if table.total.value_or_none is not None:
        left_over = table.total.value_or_none - sum(one for one in values if one)
        assert left_over == 0 or left_over >= floor
    assert all(one in (None, count) for one, count in zip(values, counts, strict=True))
