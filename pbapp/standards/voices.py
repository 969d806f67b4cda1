"""The other voices: what participants and partners say, and where they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pbapp.standards.settings import DEFAULTS

#: Points apart: officer and participants disagree; partners' votes are spread too wide.
DISAGREE, SPREAD = 2, 3


def six_points(mean: Fraction) -> Fraction:
    """A pulse mean of 1 to 5 on the six-point scale."""
    return 1 + (mean - 1) * Fraction(5, 4)


def pulse_voice(replies: Sequence[int], floor: int = DEFAULTS.pulse_floor) -> Fraction | None:
    """Mean of replies of 1 to 5 turned to six points; None when too few replied to show it."""
    if len(replies) < max(floor, 1):
        return None
    return six_points(Fraction(sum(replies), len(replies)))


def disagree(officer: Fraction | int | None, participants: Fraction | None) -> bool:
    """Two points or more apart; a voice that is missing or hidden raises no flag."""
    if officer is None or participants is None:
        return False
    return abs(officer - participants) >= DISAGREE


def votes_spread(votes: Sequence[int]) -> bool:
    """Partners' votes lie three points or more apart."""
    return bool(votes) and max(votes) - min(votes) >= SPREAD
