"""Long lists, a sheet at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

ROWS = 30
T = TypeVar("T")


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """Some rows of a list, and where they stand in it."""

    rows: Sequence[T]
    number: int
    last: int
    total: int

    @classmethod
    def of(cls, everything: Sequence[T], asked: str) -> Self:
        """The sheet that was asked for; the nearest one where there is none of that number."""
        last = max(1, -(-len(everything) // ROWS))
        number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() else 1
        start = (number - 1) * ROWS
        return cls(everything[start : start + ROWS], number, last, len(everything))
