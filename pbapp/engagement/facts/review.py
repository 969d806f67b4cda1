"""Review sessions, as the rules of the standards read them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewSession
from pbapp.standards import facts as plain


def sessions(record: Engagement) -> tuple[plain.ReviewSession, ...]:
    """Who rated when people looked back: a kind has, once one of its members has finished."""
    query = (
        select(ReviewSession)
        .where(ReviewSession.engagement_id == record.id)
        .options(selectinload(ReviewSession.members))
        .order_by(ReviewSession.held_on, ReviewSession.id)
    )
    return tuple(_session(one) for one in db.session.scalars(query))


def _session(one: ReviewSession) -> plain.ReviewSession:
    return plain.ReviewSession(
        held_on=one.held_on,
        kinds_rating=frozenset(member.kind.value for member in one.members if member.done_on),
    )
