from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pbapp.disclosure.ranges import Cell, range_of
from pbapp.disclosure.releases import ALL, Release, TellsTooMuch, check_against
from pbapp.disclosure.table import Table, protect_table

FIRST = {"a": 20, "b": 30, "c": 40}


@pytest.mark.parametrize(
    ("now", "hidden", "place"),
    [
        ({"a": 20, "b": 33, "c": 40}, (), ("b", ALL)),
        ({"a": 20, "b": 31, "c": 45}, (), ("b", ALL)),
        ({"a": 20, "b": 20, "c": 53}, (), (ALL, ALL)),
        ({"a": 20, "b": 30, "d": 40}, (), ("c", ALL)),
    ],
    ids=["a second wave of 3", "of 1", "a total that gives 3 away", "another category"],
)
def test_a_release_that_tells_too_much_beside_an_earlier_one_is_refused(
    now: dict[str, int], hidden: tuple[str, ...], place: Cell
) -> None:
    with pytest.raises(TellsTooMuch) as refused:
        check_against(Release.of_breakdown(FIRST), Release.of_breakdown(now, hidden), floor=5)
    assert refused.value.place == place


@pytest.mark.parametrize("now", [FIRST, {"a": 25, "b": 30, "c": 60}])
def test_a_release_without_change_or_with_enough_new_people_goes_out(now: dict[str, int]) -> None:
    check_against(Release.of_breakdown(FIRST), Release.of_breakdown(now), floor=5)


def test_what_was_hidden_may_not_be_shown_later() -> None:
    earlier = Release.of_breakdown({"a": 3, "b": 30, "c": 40}, ("a", "b"))
    now = Release.of_breakdown({"a": 8, "b": 40, "c": 50})
    with pytest.raises(TellsTooMuch, match="stay hidden"):
        check_against(earlier, now, floor=5)


@pytest.mark.parametrize(("a", "b"), [(4, 32), (3, 31)])
def test_the_rest_of_hidden_numbers_may_not_grow_by_a_few(a: int, b: int) -> None:
    """Total and shown ones grow by enough: the few others are in what is hidden."""
    earlier = Release.of_breakdown({"a": 3, "b": 30, "c": 40}, ("a", "b"))
    now = Release.of_breakdown({"a": a, "b": b, "c": 45}, ("a", "b"))
    with pytest.raises(TellsTooMuch, match="changed by too few"):
        check_against(earlier, now, floor=5)


@pytest.mark.parametrize("small", [1, 4])
def test_a_small_number_known_before_cannot_be_hidden_without_new_people(small: int) -> None:
    known = {"a": small, "b": 30, "c": 40}
    with pytest.raises(TellsTooMuch, match="stand behind what is now hidden"):
        check_against(Release.of_breakdown(known), Release.of_breakdown(known, "ab"), floor=5)


@pytest.mark.parametrize(
    ("first", "now"),
    [
        ({"a": 0, "b": 30, "c": 40}, {"a": 0, "b": 30, "c": 40}),
        ({"a": 5, "b": 30, "c": 40}, {"a": 5, "b": 30, "c": 40}),
        ({"a": 0, "b": 30, "c": 40}, {"a": 1, "b": 34, "c": 40}),
    ],
    ids=["nobody", "not small", "five new people"],
)
def test_what_is_hidden_for_the_first_time_tells_of_nobody(
    first: dict[str, int], now: dict[str, int]
) -> None:
    check_against(Release.of_breakdown(first), Release.of_breakdown(now, "ab"), floor=5)


def crossed(*rows: tuple[int, int]) -> Table:
    """Rows a, b, c by columns x, y."""
    return Table(
        {
            (r, c): n
            for r, row in zip("abc", rows, strict=True)
            for c, n in zip("xy", row, strict=True)
        }
    )


def test_each_line_of_a_release_adds_up_to_a_total() -> None:
    table = Release.of_table(crossed((1, 2), (3, 4), (5, 6)))
    sums = [sum(table.counts[place] for place in line) for line in table.lines()]
    assert sums == [3, 7, 11, 21, 9, 12, 21]
    bars = Release.of_breakdown(FIRST)
    assert [line for line in bars.lines() if line] == [[("a", ALL), ("b", ALL), ("c", ALL)]]


def test_new_people_behind_a_hidden_cell_must_be_where_they_could_stand_in_it() -> None:
    """Fifteen came, but only two of them can have moved between the small cell and others."""
    earlier = Release.of_table(crossed((0, 40), (40, 40), (40, 40)))
    hidden = frozenset({("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "y")})
    now = Release.of_table(crossed((3, 42), (45, 40), (40, 45)), hidden)
    with pytest.raises(TellsTooMuch, match="stand behind what is now hidden") as refused:
        check_against(earlier, now, floor=5)
    assert refused.value.place == ("a", "x")


def guesses(
    earlier: Table, before: frozenset[Cell], now: Table, hidden: frozenset[Cell], cell: Cell
) -> set[int]:
    """What the cell can be for a reader of both releases of a table of two by two."""
    (a, b), (x, y) = now.rows, now.columns
    circle = [(a, x), (a, y), (b, y), (b, x)]
    found = set()
    for old, new in ((o, n) for o in range(-60, 61) for n in range(-60, 61)):
        then = _turned(earlier, circle, old)
        later = _turned(now, circle, new)
        shown_then = all(then[c] == earlier.counts[c] for c in circle if c not in before)
        shown_now = all(later[c] == now.counts[c] for c in circle if c not in hidden)
        if shown_then and shown_now and all(0 <= then[c] <= later[c] for c in circle):
            found.add(later[cell])
    return found


def _turned(table: Table, circle: list[Cell], by: int) -> dict[Cell, int]:
    """The table with people moved round the circle: all its totals stay."""
    return {c: table.counts[c] + (by if n % 2 == 0 else -by) for n, c in enumerate(circle)}


def _is_safe(table: Table, hidden: frozenset[Cell]) -> bool:
    """Whether the release alone leaves every small cell open, as `suppress` sees to."""
    small = [cell for cell, count in table.counts.items() if 0 < count < 5]
    return all(range_of(cell, table.counts, hidden).width >= 5 for cell in small)


@st.composite
def two_waves(draw: st.DrawFn) -> tuple[Table, Table]:
    cells = [(row, column) for row in "ab" for column in "xy"]
    first = {cell: draw(st.integers(0, 25)) for cell in cells}
    second = {cell: first[cell] + draw(st.integers(0, 20)) for cell in cells}
    return Table(first), Table(second)


@given(two_waves())
def test_two_releases_together_give_no_small_cell_away(waves: tuple[Table, Table]) -> None:
    """Hidden whole, so that the circle is all there is to guess with."""
    earlier, now = waves
    before = frozenset(earlier.counts) if min(earlier.counts.values()) < 5 else frozenset()
    hidden = frozenset(now.counts)
    assume(_is_safe(earlier, before) and _is_safe(now, hidden))
    try:
        check_against(Release.of_table(earlier, before), Release.of_table(now, hidden), floor=5)
    except TellsTooMuch:
        assume(False)
    for cell, count in now.counts.items():
        if 0 < count < 5 and not (cell not in before and earlier.counts[cell] == count):
            assert len(guesses(earlier, before, now, hidden, cell)) > 1


def test_a_table_and_its_release_agree_on_what_is_hidden() -> None:
    table = Table({(r, c): 40 for r in "abcd" for c in "wxyz"} | {("a", "w"): 3})
    shown = protect_table(table, sensitive=False)
    release = Release.of_table(table, shown.hidden)
    assert release.hidden == shown.hidden
    assert release.counts[ALL, ALL] == sum(table.counts.values())
