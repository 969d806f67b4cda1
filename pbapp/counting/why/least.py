"""The least whole number that will do, where every larger one does too."""

from __future__ import annotations

from collections.abc import Callable


def least(enough: Callable[[int], bool], most: int) -> int | None:
    """The least number from 1 to `most` that is enough; None where not even `most` is."""
    if most < 1 or not enough(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high
