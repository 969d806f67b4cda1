"""Whether papers came early enough to take in and to ask others about."""

from __future__ import annotations

from datetime import timedelta

from pbapp.engagement.plan.models import Meeting
from pbapp.engagement.thresholds.queries import rules


def came_on_time(meeting: Meeting) -> bool:
    """Papers came so many days before the meeting as the partnership has set (WOR4)."""
    lead = timedelta(days=rules().paper_days)
    return meeting.papers_on is not None and meeting.papers_on <= meeting.held_on - lead
