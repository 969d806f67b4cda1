"""What everyone may find on the home page: work that is open, and answers that were given."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED, State
from pbapp.engagement.models import Engagement, Feedback
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round


def open_now(with_ways: Collection[int] = ()) -> Sequence[Engagement]:
    """Work that people can take part in today, the first to close first.

    By its dates, or because something of it is open; a round has a card of its own.
    """
    today = clock.today()
    query = (
        select(Engagement)
        .outerjoin(Engagement.round)
        .where(
            Engagement.public_since.is_not(None),
            Engagement.state.not_in({*STOPPED, State.PAUSED}),
            or_(
                and_(
                    Engagement.round_id.is_(None),
                    Engagement.opens_on <= today,
                    Engagement.closes_on >= today,
                ),
                and_(
                    Engagement.id.in_(with_ways),
                    or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT),
                ),
            ),
        )
        .order_by(Engagement.closes_on.is_(None), Engagement.closes_on, Engagement.id)
    )
    return db.session.scalars(query).all()


def latest_answers(most: int) -> Sequence[tuple[Engagement, Feedback]]:
    """The newest things told back to people, newest first, each with its record."""
    query = (
        select(Engagement, Feedback)
        .join(Feedback, Feedback.engagement_id == Engagement.id)
        .outerjoin(Engagement.round)
        .where(Engagement.public_since.is_not(None), Feedback.published_on <= clock.today())
        .where(or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT))
        .options(joinedload(Engagement.round))
        .order_by(Feedback.published_on.desc(), Feedback.id.desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in db.session.execute(query).all()]
