"""The other voices: where officers and participants disagree."""

from __future__ import annotations

from fractions import Fraction

#: Points apart at which officer and participants disagree.
DISAGREE = 2


def disagree(officer: Fraction | int | None, participants: Fraction | None) -> bool:
    """Two points or more apart; a voice that is missing or hidden raises no flag."""
    if officer is None or participants is None:
        return False
    return abs(officer - participants) >= DISAGREE
