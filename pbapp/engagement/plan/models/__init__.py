"""The tables of a plan."""

from pbapp.engagement.plan.models.agreeing import Agreement, Partner, PlanVersion
from pbapp.engagement.plan.models.needs import Barrier, Contact, ScreenRow, SupportOffer
from pbapp.engagement.plan.models.outcomes import Assessment, GroupImpact, Outcome
from pbapp.engagement.plan.models.people import (
    Meeting,
    ReportBack,
    Representative,
    RoleAgreement,
    Service,
)

__all__ = [
    "Agreement",
    "Assessment",
    "Barrier",
    "Contact",
    "GroupImpact",
    "Meeting",
    "Outcome",
    "Partner",
    "PlanVersion",
    "ReportBack",
    "Representative",
    "RoleAgreement",
    "ScreenRow",
    "Service",
    "SupportOffer",
]
