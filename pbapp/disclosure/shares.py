"""Shares and means of people: whole percents on a base large enough, means that tell of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pbapp.disclosure.floors import DEFAULT_FLOORS, Floors
from pbapp.disclosure.shown import Marker, Shown, marked, number

#: percents are shown from this base on
PERCENT_BASE = 20


def protect_share(
    part: int | None, base: int | None, *, sensitive: bool, floors: Floors = DEFAULT_FLOORS
) -> Shown:
    """A part of a base in whole percents, or why there is none. Raises ValueError for part > base.

    The part and the rest are each held to the floor: "all" tells of everybody as much as a few do.
    """
    if part is None or base is None:
        return marked(Marker.NOT_COLLECTED)
    if not 0 <= part <= base:
        raise ValueError((part, base))
    small = any(floors.hide(n, sensitive=sensitive) for n in (part, base - part))
    if base < max(PERCENT_BASE, floors.under(sensitive=sensitive)) or small:
        return marked(Marker.CONFIDENTIAL)
    percent = (200 * part + base) // (2 * base)
    return marked(Marker.LOW) if part and not percent else number(percent, "%")


def protect_mean(
    scores: Sequence[int], *, sensitive: bool, floors: Floors = DEFAULT_FLOORS
) -> Fraction | None:
    """The mean of what people answered; None under the floor, or where all gave one answer.

    The latter only on a sensitive subject: it would tell what each of them said.
    """
    if len(scores) < floors.under(sensitive=sensitive) or (sensitive and len(set(scores)) == 1):
        return None
    return Fraction(sum(scores), len(scores))
