"""A breakdown of people by one dimension with its total; no hidden cell can be worked back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.disclosure.shown import Marker, Shown, marked, number

Show = Callable[[int], Shown]


class DoesNotAddUp(ValueError):
    """The cells do not make the total, so the difference would give people away."""


@dataclass(frozen=True)
class Breakdown:
    """Cells and total as they may be shown; a total hidden here must not be shown elsewhere."""

    cells: Mapping[str, Shown]
    total: Shown


def protect_breakdown(
    counts: Mapping[str, int | None],
    *,
    sensitive: bool,
    floors: Floors = DEFAULT_FLOORS,
    total: int | None = None,
    rounded: bool = False,
    hidden_before: Collection[str] = (),
) -> Breakdown:
    """Cells of a breakdown, None where not collected. Raises DoesNotAddUp, ValueError below 0.

    Small cells are hidden, and with them the next smallest, until what is hidden comes to at least
    the floor and holds two different numbers. Equal numbers are hidden together, so that any
    exchange of the hidden numbers gives the very same table and which cell holds which stays open.
    A group under the floor gets no breakdown at all, not even its zeros; that also covers a zero
    or an "all" in a sensitive group of fewer than ten. `rounded` shows numbers, the total on its
    own among them, to the nearest 5, so that they may not add up. `hidden_before` are the cells an
    earlier release hid: they stay hidden, or the two together would tell.
    """
    known = {name: count for name, count in counts.items() if count is not None}
    whole = _whole(known.values(), total)
    show = partial(number, rounded=rounded)
    if not known:
        return _show(counts, (), marked(Marker.NOT_COLLECTED), show)
    floor = floors.under(sensitive=sensitive)
    small = [
        count
        for name, count in known.items()
        if name in hidden_before or floors.hide(count, sensitive=sensitive)
    ]
    if not small:
        return _show(counts, (), show(whole), show)
    level = _level(tuple(known.values()), max(small), floor)
    if level is None:
        return _show(counts, known, marked(Marker.CONFIDENTIAL), show)
    hidden = [name for name, count in known.items() if count in level or name in hidden_before]
    return _show(counts, hidden, show(whole), show)


def _whole(values: Collection[int], total: int | None) -> int:
    if any(count < 0 for count in values):
        raise ValueError(list(values))
    whole = sum(values)
    if total is not None and total != whole:
        raise DoesNotAddUp
    return whole


def _level(values: tuple[int, ...], largest_small: int, floor: int) -> frozenset[int] | None:
    """Which numbers to hide: all up to a level that is just high enough; zeros as a last resort."""
    above = sorted(one for one in set(values) if one >= largest_small)
    levels = [frozenset(one for one in values if 0 < one <= top) for top in above]
    for level in [*levels, frozenset(values)]:
        if len(level) > 1 and sum(one for one in values if one in level) >= floor:
            return level
    return None


def _show(
    counts: Mapping[str, int | None], hidden: Collection[str], total: Shown, show: Show
) -> Breakdown:
    return Breakdown({name: _cell(n, name in hidden, show) for name, n in counts.items()}, total)


def _cell(count: int | None, is_hidden: bool, show: Show) -> Shown:
    if count is None:
        return marked(Marker.NOT_COLLECTED)
    return marked(Marker.CONFIDENTIAL) if is_hidden else show(count)
