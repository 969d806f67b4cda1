"""Checks the trace of a count without counting: `python -m pbapp.counting.checker TRACE.json`.

This folder stands alone, on the standard library, and shares no code with the count; a copy of it
runs anywhere, as `python -m checker TRACE.json`. It does not choose: for every round told it asks
whether that choice was allowed. All paid what they are said to have paid, and held it; the
payments are the cost; no project that could be funded was cheaper, or equal and earlier in the
order told; whoever was passed over did not fit; at the end nothing was left in reach. What only
another count could show it leaves alone: whether one rise of the shares fewer would have been
enough, or one more too much, and what voters would have got from the result not taken.
"""

from __future__ import annotations

from typing import Any

from .books import check_books, check_election
from .earned import check_phragmen
from .line import check_line
from .shares import check_shares
from .ties import check_ties
from .told import Told

__all__ = ["check"]

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def check(trace: dict[str, Any]) -> list[str]:
    """All faults found in a trace; none when it is true as far as it goes."""
    try:
        told = Told(trace)
        check_election(told)
        check_books(told)
        _check_rounds(told)
        check_ties(told)
    except UNREADABLE as wrong:
        return [f"this is no trace that can be read: {wrong!r}"]
    return told.faults


def _check_rounds(told: Told) -> None:
    """By the method that decided."""
    if told.taken == "equal_shares":
        check_line(told, check_shares(told), "funded_from_rest", told.own)
    elif told.taken == "phragmen":
        check_line(told, check_phragmen(told), "funded_from_rest", told.own)
    else:
        by_rule = told.rule["method"] == told.taken == "greedy"
        check_line(told, 0, "funded", told.rule["utility"] if by_rule else told.own)
