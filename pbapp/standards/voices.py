"""The other voices: what participants and partners say, and where they disagree with officers."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from pbapp.standards.facts import Record
from pbapp.standards.framework import PulseQuestion

#: Points apart at which officer and participants disagree, and at which partners' votes do.
DISAGREE, APART = 2, 3


def participants(record: Record, question: PulseQuestion) -> Fraction | None:
    """The mean of a pulse question, from its five points turned to six (engagement.md section 8.2).

    None where people were not asked, or too few answered to be shown.
    """
    replies = record.pulse.replies.get(question.value, ()) if record.pulse else ()
    if len(replies) < record.settings.pulse_floor:
        return None
    return 1 + (Fraction(sum(replies), len(replies)) - 1) * Fraction(5, 4)


def disagree(officer: Fraction | int | None, participants: Fraction | None) -> bool:
    """Two points or more apart; a voice that is missing or hidden raises no flag."""
    if officer is None or participants is None:
        return False
    return abs(officer - participants) >= DISAGREE


def votes_apart(points: Collection[int]) -> bool:
    """The votes of partners lie three points or more apart."""
    return bool(points) and max(points) - min(points) >= APART
