"""The tables of a record: the record itself, what was done, the loop back, the check."""

from pbapp.engagement.models.check import HandEvidence, IndicatorRating, Review
from pbapp.engagement.models.loop import Commitment, Decision, Feedback, Finding
from pbapp.engagement.models.record import Engagement
from pbapp.engagement.models.work import Activity, Audience, Paper

__all__ = [
    "Activity",
    "Audience",
    "Commitment",
    "Decision",
    "Engagement",
    "Feedback",
    "Finding",
    "HandEvidence",
    "IndicatorRating",
    "Paper",
    "Review",
]
