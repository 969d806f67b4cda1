"""The tables of sessions."""

from pbapp.activities.sessions.models.booking import Booking, SupportRequest
from pbapp.activities.sessions.models.programme import Programme, Session
from pbapp.activities.sessions.models.spreading import Cascade, MemberCommitment
from pbapp.activities.sessions.models.uptake import UptakeReview

__all__ = [
    "Booking",
    "Cascade",
    "MemberCommitment",
    "Programme",
    "Session",
    "SupportRequest",
    "UptakeReview",
]
