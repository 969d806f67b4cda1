"""How the work was provided for and adjusted, as the rules of the standards read it."""

from __future__ import annotations

from pbapp import clock
from pbapp.engagement.facts.row import fact_of
from pbapp.engagement.models import Engagement
from pbapp.standards import facts as plain
from pbapp.standards.days import working_days_between
from pbapp.standards.substance import says_something


def resources(record: Engagement) -> plain.Resources:
    """Money and days of work."""
    return plain.Resources(
        budget=record.budget_planned,
        spend=record.spend,
        support_budget=record.budget_support,
        days_planned=record.staff_days_planned,
    )


def complaints(record: Engagement) -> tuple[plain.Complaint, ...]:
    """Complaints; one is answered once the answer is written down."""
    return tuple(
        fact_of(
            plain.Complaint,
            one,
            answered=one.answered_on is not None and says_something(one.answer),
        )
        for one in record.complaints
    )


def adjusting(record: Engagement) -> plain.Adjusting:
    """A look on the way counts once somebody wrote down what they saw."""
    looked = record.midpoint_on if says_something(record.midpoint_note) else None
    return plain.Adjusting(
        midpoint_on=looked,
        changes=tuple(fact_of(plain.Change, one) for one in record.adjustments),
    )


def format_requests(record: Engagement) -> tuple[plain.FormatRequest, ...]:
    """Formats that people asked for, and how long they waited."""
    today = clock.today()
    return tuple(
        plain.FormatRequest(
            id=one.id,
            format=one.format.value,
            met=one.met_on is not None,
            working_days=working_days_between(one.asked_on, one.met_on or today),
        )
        for one in record.format_requests
    )
