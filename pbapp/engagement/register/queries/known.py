"""What people said here before: a search over earlier work, findings, feedback and lessons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.kinds.loop import Sharing
from pbapp.engagement.lifecycle import ACCEPTED, STOPPED
from pbapp.engagement.models import Engagement, Feedback, Finding
from pbapp.engagement.models.learning import LearningNote
from pbapp.engagement.register.areas import Tree, around, inside, tree
from pbapp.engagement.register.queries.overlaps import Asked, asked_by, work_of
from pbapp.engagement.register.topics import Topic, needles, shared, topic_of
from pbapp.places.models import Area

#: what one look-up reads at most, newest first; nobody reads further
MOST_ROWS = 300
MOST_SHOWN = 20
MOST_LINES = 3
#: SQLite takes no condition of more than a thousand steps
MOST_NEEDLES = 800


@dataclass(frozen=True)
class Earlier:
    """Earlier work about the same subject, and lines of what was heard and told."""

    record: Engagement
    words: tuple[str, ...]
    lines: tuple[str, ...]


def already_known(asked: Asked, *, for_staff: bool = True) -> list[Earlier]:
    """Work about the subject in the same and nested areas that says the most of it first.

    Lessons that are not for everyone are found for staff only.
    """
    areas = tree()
    topic = work_of(asked, areas).topic
    looked_for = needles(topic)
    if not looked_for:
        return []
    here = _here(asked, areas)
    rows = [
        *_findings(here, looked_for),
        *_feedback(here, looked_for),
        *_lessons(here, looked_for, for_staff),
    ]
    said: defaultdict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    records = {record.id: record for record in _named(here, looked_for)}
    for record, text in rows:
        # Found text has no title, so it counts only where the new work is called after it.
        if words := shared(topic, topic_of("", text, places=areas.names)):
            records[record.id] = record
            said[record.id].append((text, words))
    found = (_earlier(record, said[key], topic, areas) for key, record in records.items())
    telling = [one for one in found if one.words]
    telling.sort(key=lambda one: (-len(one.lines), -one.record.id))
    return telling[:MOST_SHOWN]


def _earlier(
    record: Engagement, said: Sequence[tuple[str, tuple[str, ...]]], topic: Topic, areas: Tree
) -> Earlier:
    words = shared(topic, work_of(asked_by(record), areas).topic)
    named = dict.fromkeys((*words, *(word for _text, found in said for word in found)))
    return Earlier(record, tuple(named), tuple(text for text, _words in said[:MOST_LINES]))


def _here(asked: Asked, areas: Tree) -> tuple[ColumnElement[bool], ...]:
    places = around(asked.area_ids, areas) | inside(asked.area_ids, areas)
    return (
        Engagement.areas.any(Area.id.in_(places)),
        Engagement.state.not_in(STOPPED),
        Engagement.id != (asked.engagement_id or 0),
    )


def _mention(
    columns: Iterable[InstrumentedAttribute[str]], looked_for: Collection[str]
) -> ColumnElement[bool]:
    """Rows that may be about it; all of them, where it names nearly every subject."""
    if len(looked_for) > MOST_NEEDLES:
        return true()
    text: ColumnElement[str] = literal("")
    for column in columns:
        text = text + column + " "
    return or_(*(text.icontains(needle, autoescape=True) for needle in looked_for))


def _named(here: Sequence[ColumnElement[bool]], looked_for: Sequence[str]) -> Sequence[Engagement]:
    columns = (Engagement.title, Engagement.topic, Engagement.summary, Engagement.question_asked)
    query = select(Engagement).where(*here, _mention(columns, looked_for))
    return db.session.scalars(
        query.options(*_WITH).order_by(Engagement.id.desc()).limit(MOST_ROWS)
    ).all()


def _findings(
    here: Sequence[ColumnElement[bool]], looked_for: Sequence[str]
) -> list[tuple[Engagement, str]]:
    """Only what people were told, or what an officer accepted: the rest may still change."""
    told = Engagement.feedback.any(Feedback.published_on <= clock.today())
    query = (
        select(Engagement, Finding.statement)
        .join(Finding, Finding.engagement_id == Engagement.id)
        .where(*here, or_(told, Engagement.state.in_(ACCEPTED)))
        .where(_mention([Finding.statement], looked_for))
        .order_by(Finding.id.desc())
    )
    rows = db.session.execute(query.options(*_WITH).limit(MOST_ROWS)).all()
    return [(row[0], row[1]) for row in rows]


def _feedback(
    here: Sequence[ColumnElement[bool]], looked_for: Sequence[str]
) -> list[tuple[Engagement, str]]:
    columns = (Feedback.how_done, Feedback.weighed_up, Feedback.will_happen, Feedback.why)
    query = (
        select(Engagement, Feedback)
        .join(Feedback, Feedback.engagement_id == Engagement.id)
        .where(*here, Feedback.published_on <= clock.today(), _mention(columns, looked_for))
        .order_by(Feedback.id.desc())
    )
    rows = db.session.execute(query.options(*_WITH).limit(MOST_ROWS)).all()
    return [(record, text) for record, row in rows for text in row.told.values()]


def _lessons(
    here: Sequence[ColumnElement[bool]], looked_for: Sequence[str], for_staff: bool
) -> list[tuple[Engagement, str]]:
    whom = set(Sharing) if for_staff else {Sharing.PUBLIC}
    columns = (LearningNote.title, LearningNote.problem, LearningNote.learning)
    query = (
        select(Engagement, LearningNote)
        .join(LearningNote, LearningNote.engagement_id == Engagement.id)
        .where(*here, LearningNote.published_on <= clock.today(), _mention(columns, looked_for))
        .where(LearningNote.shared_with.in_(whom))
        .order_by(LearningNote.id.desc())
    )
    rows = db.session.execute(query.options(*_WITH).limit(MOST_ROWS)).all()
    return [(record, f"{note.title}. {note.learning}") for record, note in rows]


_WITH = (selectinload(Engagement.areas), selectinload(Engagement.audiences))
