"""Plain facts of an engagement record, as the rules of the standards read them."""

from __future__ import annotations

from pbapp.standards.facts.budgeting import Budgeting
from pbapp.standards.facts.ids import (
    Id,
)
from pbapp.standards.facts.loop import (
    Decision,
    Feedback,
    Finding,
    FollowUp,
    HandEvidence,
    Learning,
    Option,
    ReviewSession,
    Told,
    Views,
)
from pbapp.standards.facts.people import (
    Audience,
    Barrier,
    Communication,
    Complaint,
    Partner,
    Pulse,
    Reach,
    Representative,
    Returning,
    RoleAgreement,
    ScreenRow,
    Support,
    SupportOffer,
)
from pbapp.standards.facts.plan import (
    DecisionRule,
    Known,
    Outcome,
    PlanVersion,
    Resources,
)
from pbapp.standards.facts.record import (
    Record,
)
from pbapp.standards.facts.work import (
    Activity,
    Adjusting,
    Change,
    Comment,
    CommentRoute,
    Dates,
    FormatRequest,
    InformationItem,
    Method,
    PublicPage,
)

__all__ = [
    "Activity",
    "Adjusting",
    "Audience",
    "Barrier",
    "Budgeting",
    "Change",
    "Comment",
    "CommentRoute",
    "Communication",
    "Complaint",
    "Dates",
    "Decision",
    "DecisionRule",
    "Feedback",
    "Finding",
    "FollowUp",
    "FormatRequest",
    "HandEvidence",
    "Id",
    "InformationItem",
    "Known",
    "Learning",
    "Method",
    "Option",
    "Outcome",
    "Partner",
    "PlanVersion",
    "PublicPage",
    "Pulse",
    "Reach",
    "Record",
    "Representative",
    "Resources",
    "Returning",
    "ReviewSession",
    "RoleAgreement",
    "ScreenRow",
    "Support",
    "SupportOffer",
    "Told",
    "Views",
]
