"""Review sessions, as the rules of the standards read them."""

from __future__ import annotations

from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewSession
from pbapp.standards import facts as plain


class ReviewGroups(TypedDict):
    """Who looked back, and which of them rated."""

    review_session: tuple[plain.ReviewSession, ...]


def review_groups(record: Engagement) -> ReviewGroups:
    """A kind has rated once one of its members has finished."""
    query = (
        select(ReviewSession)
        .where(ReviewSession.engagement_id == record.id)
        .options(selectinload(ReviewSession.members))
        .order_by(ReviewSession.held_on, ReviewSession.id)
    )
    sessions = tuple(_session(one) for one in db.session.scalars(query))
    return ReviewGroups(review_session=sessions)


def _session(one: ReviewSession) -> plain.ReviewSession:
    return plain.ReviewSession(
        held_on=one.held_on,
        kinds_rating=frozenset(member.kind.value for member in one.members if member.done_on),
    )
