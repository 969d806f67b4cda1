"""What sessions and pulses of the platform tell of their record."""

from __future__ import annotations

from typing import TypedDict

from pbapp.engagement.facts import sessions
from pbapp.engagement.facts.held import Held
from pbapp.engagement.facts.pulse import pulse_of
from pbapp.engagement.models import Engagement
from pbapp.standards import facts as plain


class ActivityGroups(TypedDict):
    """Groups of a record's facts that its sessions and pulses tell."""

    pulse: plain.Pulse
    support: plain.Support | None
    returning: plain.Returning | None


def activity_groups(record: Engagement) -> ActivityGroups:
    """What people needed, whether they came again and what they say of it, as counts."""
    return ActivityGroups(
        pulse=pulse_of(record.id),
        support=sessions.support(record.id, needs_summary=record.needs_summary),
        returning=sessions.returning(record.id),
    )


def sessions_held(record: Engagement) -> tuple[Held, ...]:
    """Booked sessions as activities."""
    return sessions.held(record.id)
