"""Rows of one record, each list in one statement."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import joinedload, selectinload

from pbapp.engagement.models import Finding
from pbapp.engagement.models.answers import (
    CommitmentUpdate,
    MinorityNote,
    OptionConsidered,
    Quote,
)
from pbapp.engagement.models.telling import (
    FeedbackItem,
    FeedbackReading,
    Follower,
    OutcomeCheck,
)
from pbapp.engagement.plan.queries import rows_of


def options_of(engagement_id: int) -> Sequence[OptionConsidered]:
    """Ways forward that were weighed up, oldest first."""
    return rows_of(OptionConsidered, engagement_id)


def quotes_of(engagement_id: int) -> Sequence[Quote]:
    """People's own words, released or not."""
    return rows_of(Quote, engagement_id)


def released_of(engagement_id: int) -> dict[int, list[Quote]]:
    """Released quotes by finding."""
    found: dict[int, list[Quote]] = {}
    for one in quotes_of(engagement_id):
        if one.released_on is not None:
            found.setdefault(one.finding_id, []).append(one)
    return found


def updates_of(engagement_id: int) -> dict[int, list[CommitmentUpdate]]:
    """News of each promise, newest first."""
    found: dict[int, list[CommitmentUpdate]] = {}
    for one in reversed(rows_of(CommitmentUpdate, engagement_id)):
        found.setdefault(one.commitment_id, []).append(one)
    return found


def note_of(engagement_id: int) -> MinorityNote | None:
    """The signed note that no minority view arose."""
    return next(iter(rows_of(MinorityNote, engagement_id)), None)


def items_of(engagement_id: int) -> Sequence[FeedbackItem]:
    """What all feedback of a record shows."""
    return rows_of(FeedbackItem, engagement_id)


def readings_of(engagement_id: int) -> Sequence[FeedbackReading]:
    """Who was asked to read feedback, and what they said."""
    named = (joinedload(FeedbackReading.reader), joinedload(FeedbackReading.organisation))
    return rows_of(FeedbackReading, engagement_id, *named)


def followers_of(engagement_id: int) -> Sequence[Follower]:
    """Addresses on the list, those waiting for their first letter among them."""
    return rows_of(Follower, engagement_id)


def checks_of(engagement_id: int) -> Sequence[OutcomeCheck]:
    """The looks back after months, as far as one was due."""
    return rows_of(OutcomeCheck, engagement_id)


def placed_findings(engagement_id: int) -> Sequence[Finding]:
    """Findings with the areas and audiences they come from."""
    both = (selectinload(Finding.areas), selectinload(Finding.audiences))
    return rows_of(Finding, engagement_id, *both)
