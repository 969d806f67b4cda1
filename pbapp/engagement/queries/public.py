"""What everyone may find on the home page: work that is open, and answers that were given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import PUBLIC
from pbapp.engagement.models import Engagement, Feedback


def open_now() -> Sequence[Engagement]:
    """Work beside the rounds that people can take part in today, the first to close first."""
    today = clock.today()
    query = select(Engagement).where(
        Engagement.round_id.is_(None),
        Engagement.state.in_(PUBLIC),
        Engagement.opens_on <= today,
        Engagement.closes_on >= today,
    )
    return db.session.scalars(query.order_by(Engagement.closes_on, Engagement.id)).all()


def latest_answers(most: int) -> Sequence[tuple[Engagement, Feedback]]:
    """The newest things told back to people, newest first, each with its record."""
    query = (
        select(Engagement, Feedback)
        .join(Feedback, Feedback.engagement_id == Engagement.id)
        .where(Engagement.state.in_(PUBLIC), Feedback.published_on <= clock.today())
        .options(joinedload(Engagement.round))
        .order_by(Feedback.published_on.desc(), Feedback.id.desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in db.session.execute(query).all()]
