"""Community reviewers: whom to ask, and what waits for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp.access.roles import Role
from pbapp.accounts.models import Grant, User
from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import FeedbackReading
from pbapp.engagement.queries import get
from pbapp.engagement.queries.record import OnRecord


@dataclass(frozen=True)
class ReadingAt(OnRecord):
    """A reading that somebody was asked for, with its record."""

    record: Engagement
    reading: FeedbackReading

    @property
    def reader_id(self) -> int:
        """Whoever was asked."""
        return self.reading.reader_id


def reading_at(reading_id: int) -> ReadingAt:
    """One reading with its feedback and record; raises NoResultFound."""
    query = select(FeedbackReading).where(FeedbackReading.id == reading_id)
    found = db.session.scalars(query.options(joinedload(FeedbackReading.feedback))).one()
    return ReadingAt(get(found.engagement_id), found)


def readings_for(user_id: int) -> Sequence[tuple[FeedbackReading, Engagement]]:
    """What somebody was asked to read, what still waits first."""
    query = (
        select(FeedbackReading, Engagement)
        .join(Engagement, Engagement.id == FeedbackReading.engagement_id)
        .where(FeedbackReading.reader_id == user_id)
        .options(joinedload(FeedbackReading.feedback))
        .order_by(FeedbackReading.read_on.is_not(None), FeedbackReading.id.desc())
    )
    return [(row[0], row[1]) for row in db.session.execute(query).all()]


def reviewers_for(record: Engagement) -> Sequence[User]:
    """Community reviewers outside the body that leads the work, by name."""
    query = (
        select(User)
        .join(Grant, Grant.user_id == User.id)
        .where(Grant.role == Role.COMMUNITY_REVIEWER, User.email.is_not(None), User.active)
        .order_by(User.name, User.id)
    )
    return [one for one in db.session.scalars(query).unique() if is_outside(one, record)]


def is_outside(user: User, record: Engagement) -> bool:
    """They neither lead the work nor speak for the body that does."""
    bodies = {one.organisation_id for one in user.memberships}
    return user.id != record.lead_id and record.lead_organisation_id not in bodies
