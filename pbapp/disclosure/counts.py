"""Single counts of people under the floors."""

from __future__ import annotations

from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.disclosure.shown import Marker, Shown, marked, number


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
