"""Where people may read what came of the records on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.models import Engagement, Feedback
from pbapp.results.models import Count, CountState
from pbapp.standards.kinds import FeedbackKind


def results_among(rows: Sequence[Engagement]) -> Mapping[int, FeedbackKind | None]:
    """The furthest that people were told of each, by its key; None stands for a round's result."""
    public = {one.id: one.round_id for one in rows if one.is_public}
    told = select(Feedback.engagement_id, Feedback.kind).where(
        Feedback.engagement_id.in_(public), Feedback.published_on <= clock.today()
    )
    counted = select(Count.round_id).where(
        Count.round_id.in_({key for key in public.values() if key is not None}),
        Count.state == CountState.PUBLISHED,
    )
    rounds = set(db.session.scalars(counted))
    found: dict[int, FeedbackKind | None] = {}
    for row in sorted(db.session.execute(told), key=lambda row: _ORDER.index(row.kind)):
        found[row.engagement_id] = row.kind
    # What was heard and decided in a round stands in its result.
    for key, round_id in public.items():
        if round_id in rounds and found.get(key) is not FeedbackKind.WHAT_CHANGED:
            found[key] = None
    return found


_ORDER = list(FeedbackKind)
