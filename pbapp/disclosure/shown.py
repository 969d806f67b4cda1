"""A number as it may be shown, or the marker that stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Marker(StrEnum):
    """Why no number stands here; a hidden number is never blank and never 0."""

    CONFIDENTIAL = "[c]"
    LOW = "[low]"
    NOT_COLLECTED = "[x]"


@dataclass(frozen=True)
class Shown:
    """What a page, chart or file may show of one number. Only this leaves the gate."""

    text: str
    value_or_none: int | None = None
    marker: Marker | None = None


def number(value: int, suffix: str = "", *, rounded: bool = False) -> Shown:
    """A number that may be shown; 0 is a true zero. Rounded goes to the nearest 5."""
    if rounded and value:
        value = 5 * ((value + 2) // 5)
        if not value:
            return marked(Marker.LOW)
    return Shown(f"{value:,}{suffix}", value)


def marked(marker: Marker) -> Shown:
    """A marker in place of a number."""
    return Shown(marker.value, None, marker)
