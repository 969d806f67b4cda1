"""The words a record chooses from, beyond those the rules of the standards read."""

from pbapp.engagement.kinds.people import AudienceKind
from pbapp.engagement.kinds.record import (
    DataAssessment,
    DecisionMethod,
    Depth,
    IntendedResult,
    LawfulBasis,
    LinkKind,
    Part,
    Reuse,
    Weight,
)
from pbapp.engagement.kinds.work import (
    Basis,
    CommitmentStatus,
    FeedbackStatus,
    Format,
    PaperKind,
    Slot,
)

__all__ = [
    "AudienceKind",
    "Basis",
    "CommitmentStatus",
    "DataAssessment",
    "DecisionMethod",
    "Depth",
    "FeedbackStatus",
    "Format",
    "IntendedResult",
    "LawfulBasis",
    "LinkKind",
    "PaperKind",
    "Part",
    "Reuse",
    "Slot",
    "Weight",
]
