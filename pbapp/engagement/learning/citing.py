"""A plan and an earlier lesson that it may rest on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import NoResultFound

from pbapp.engagement.learning import queries
from pbapp.engagement.learning.queries import NoteAt
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningCitation
from pbapp.engagement.queries import get
from pbapp.engagement.queries.record import OnRecord


@dataclass(frozen=True)
class Citing(OnRecord):
    """The record that cites, the lesson, and what was said about it earlier."""

    record: Engagement
    source: NoteAt
    earlier: LearningCitation | None


def citing_at(engagement_id: int, note_id: int) -> Citing:
    """Only a published lesson can be cited; raises NoResultFound."""
    source = queries.note_at(note_id)
    if not source.is_published:
        raise NoResultFound
    cited = queries.cited_in(engagement_id)
    earlier = next((one for one in cited if one.note_id == note_id), None)
    return Citing(get(engagement_id), source, earlier)
