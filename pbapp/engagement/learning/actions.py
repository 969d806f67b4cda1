"""Writing lessons down, publishing them, resting a plan on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, set_changed
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.learning.queries import NoteAt
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningCitation, LearningNote, LearningTag
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.standards.substance import says_something

MOST_TAGS, LONGEST_TAG = 10, 40
#: without these a lesson tells others nothing
NEEDED = ("problem", "what_we_did", "learning")

Values = Mapping[str, Any]


def write(record: Engagement, values: Values, tags: str, *, by: Actor) -> LearningNote:
    """Begin a lesson; nobody outside the team reads it until it is published."""
    hold(record)
    must_allow(record, Can.FOLLOW_UP_ENGAGEMENT)
    note = LearningNote(engagement_id=record.id, made_by_id=by.user_id, **values)
    note.tags = _tags(tags)
    db.session.add(note)
    db.session.flush()
    audit(Event.LESSON_WRITTEN, on=record, by=by, row=note.id)
    return note


def change(at: NoteAt, values: Values, tags: str, *, by: Actor) -> None:
    """Change it; what is published keeps the answers that it needs. Raises Unfit."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    if at.is_published:
        _require_answers(values)
    changed = set_changed(at.note, values)
    if _names(tags) != [one.name for one in at.note.tags]:
        _replace_tags(at.note, tags)
        changed.append("tags")
    if changed:
        audit(Event.LESSON_CHANGED, on=at.record, by=by, row=at.note.id, fields=changed)


def publish(at: NoteAt, *, by: Actor) -> None:
    """Let those read it whom it is shared with; raises Unfit where it says too little."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    if at.is_published:
        raise Refused(_("This is published already."))
    _require_answers({name: getattr(at.note, name) for name in NEEDED})
    at.note.published_on = clock.today()
    details = {"row": at.note.id, "shared_with": at.note.shared_with.value}
    audit(Event.LESSON_PUBLISHED, on=at.record, by=by, **details)


def cite(record: Engagement, at: NoteAt, use: str, *, by: Actor) -> LearningCitation:
    """Say that a plan rests on an earlier lesson, and what is done because of it. Raises Unfit."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    if at.record.id == record.id or not at.is_published:
        raise Refused(_("Choose a lesson of other work that is published."))
    if not says_something(use):
        raise Unfit({"use": _("Write in a whole sentence what you do because of it.")})
    own = (LearningCitation.engagement_id == record.id, LearningCitation.note_id == at.note.id)
    found = db.session.scalars(select(LearningCitation).where(*own)).one_or_none()
    found = found or LearningCitation(engagement_id=record.id, note_id=at.note.id)
    found.use, found.made_by_id = use.strip(), by.user_id
    db.session.add(found)
    audit(Event.LESSON_CITED, on=record, by=by, note=at.note.id)
    return found


def uncite(record: Engagement, citation: LearningCitation, *, by: Actor) -> None:
    """Take it out of the plan."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    note_id = citation.note_id
    db.session.delete(citation)
    audit(Event.LESSON_UNCITED, on=record, by=by, note=note_id)


def _require_answers(values: Values) -> None:
    faults = {
        name: _("Answer this in a whole sentence before others read it.")
        for name in NEEDED
        if not says_something(values[name])
    }
    if faults:
        raise Unfit(faults)


def _replace_tags(note: LearningNote, typed: str) -> None:
    # The old ones go first: the same word may come back, and it stands once for each lesson.
    note.tags = []
    db.session.flush()
    note.tags = _tags(typed)


def _tags(typed: str) -> list[LearningTag]:
    return [LearningTag(name=name) for name in _names(typed)]


def _names(typed: str) -> list[str]:
    """Words between commas, each once, lower case, in their order in the alphabet."""
    words: Iterable[str] = (" ".join(one.split()).lower() for one in typed.split(","))
    return sorted({one[:LONGEST_TAG] for one in words if one})[:MOST_TAGS]
