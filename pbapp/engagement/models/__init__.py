"""The tables of a record: the record itself, what was done, the loop back, the check."""

from pbapp.engagement.models.check import HandEvidence, IndicatorRating, Review
from pbapp.engagement.models.conduct import Adjustment, CommentNoted, Complaint, RecordLink
from pbapp.engagement.models.loop import Commitment, Decision, Feedback, Finding
from pbapp.engagement.models.record import Engagement
from pbapp.engagement.models.work import Activity, Audience, FormatRequest, MethodChoice, Paper

__all__ = [
    "Activity",
    "Adjustment",
    "Audience",
    "CommentNoted",
    "Commitment",
    "Complaint",
    "Decision",
    "Engagement",
    "Feedback",
    "Finding",
    "FormatRequest",
    "HandEvidence",
    "IndicatorRating",
    "MethodChoice",
    "Paper",
    "RecordLink",
    "Review",
]
