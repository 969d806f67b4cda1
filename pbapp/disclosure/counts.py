"""Single counts and shares of people under the floors."""

from __future__ import annotations

from fractions import Fraction

from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.disclosure.shown import Marker, Shown, marked, number

#: People a percentage must rest on.
SMALLEST_BASE = 20


def protect_count(count: int | None, *, sensitive: bool, floors: Floors = DEFAULT_FLOORS) -> Shown:
    """One count on its own: hidden under the floor, 0 when truly none. Raises ValueError below 0.

    Counts of one table, or that add up to another number shown, go through `protect_breakdown`.
    """
    if count is None:
        return marked(Marker.NOT_COLLECTED)
    if count < 0:
        raise ValueError(count)
    if is_small(count, sensitive=sensitive, floors=floors):
        return marked(Marker.CONFIDENTIAL)
    return number(count)


def is_small(count: int, *, sensitive: bool, floors: Floors) -> bool:
    """Above none, and under the floor."""
    return 0 < count < floors.under(sensitive=sensitive)


def protect_share(
    part: int | None, base: int | None, *, sensitive: bool, floors: Floors = DEFAULT_FLOORS
) -> Shown:
    """A whole percentage on a base of 20 or more; hidden if the part or the rest is small.

    Half a per cent goes up; less is [low]. Raises ValueError when the part is not in the base.
    """
    if part is None or base is None:
        return marked(Marker.NOT_COLLECTED)
    if not 0 <= part <= base:
        raise ValueError((part, base))
    pieces = (part, base - part)
    if base < SMALLEST_BASE or any(
        is_small(one, sensitive=sensitive, floors=floors) for one in pieces
    ):
        return marked(Marker.CONFIDENTIAL)
    percent = int(Fraction(100 * part, base) + Fraction(1, 2))
    return marked(Marker.LOW) if part and not percent else number(percent, "%")
