"""What was learnt in a period: one thing that worked, one that did not, one to try."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.kinds.loop import Sharing
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningNote
from pbapp.reports.kinds import Learnt
from pbapp.reports.told import Lesson

#: the answers of a lesson in which it stands, the plainest first
ANSWERS = {
    Learnt.WORKED: ("worked", "what_helped"),
    Learnt.DID_NOT: ("did_not_work", "barriers"),
    Learnt.TO_TRY: ("learning",),
}


def lessons(first: date, last: date) -> Iterator[Lesson]:
    """From lessons of accepted records that are out for everyone, the newest that says it."""
    query = (
        select(LearningNote)
        .join(Engagement, Engagement.id == LearningNote.engagement_id)
        .where(Engagement.state.in_(ACCEPTED), LearningNote.shared_with == Sharing.PUBLIC)
        .where(LearningNote.published_on.between(first, last))
        .order_by(LearningNote.published_on.desc(), LearningNote.id.desc())
    )
    notes = db.session.scalars(query).all()
    for what, names in ANSWERS.items():
        said = ((one.id, getattr(one, name)) for one in notes for name in names)
        note_id, text = next((pair for pair in said if pair[1]), (0, ""))
        if text:
            yield Lesson(note_id=note_id, what=what, text=text)
