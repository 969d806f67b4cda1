"""Lessons written down and cited, as the rules of the standards read them."""

from __future__ import annotations

from sqlalchemy import func, select

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningNote
from pbapp.engagement.register.queries import lessons_cited
from pbapp.standards import facts as plain


def learning(record: Engagement) -> plain.Learning:
    """What was learnt from this work, and what it learnt from earlier work; in two statements."""
    published = db.session.scalar(
        select(func.min(LearningNote.published_on)).where(LearningNote.engagement_id == record.id)
    )
    cited = tuple(lessons_cited(record.id))
    return plain.Learning(note_published_on=published, earlier_cited=cited)
