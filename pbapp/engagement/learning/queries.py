"""Finding lessons: search, one lesson, who cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.kinds.loop import LearningTheme, Sharing
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningCitation, LearningNote, LearningTag
from pbapp.engagement.queries import get as get_record
from pbapp.engagement.queries.record import OnRecord

PER_PAGE = 25
SEARCHED = (
    LearningNote.title,
    LearningNote.problem,
    LearningNote.what_we_did,
    LearningNote.what_helped,
    LearningNote.barriers,
    LearningNote.learning,
    LearningNote.worked,
    LearningNote.did_not_work,
)


@dataclass(frozen=True)
class NoteAt(OnRecord):
    """A lesson, with the record it comes from."""

    record: Engagement
    note: LearningNote

    @property
    def is_published(self) -> bool:
        """It is no draft any more."""
        return self.note.published_on is not None

    @property
    def is_for_everyone(self) -> bool:
        """It is out, and shared with everyone."""
        return self.is_published and self.note.shared_with is Sharing.PUBLIC


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; empty asks for everything."""

    words: str = ""
    theme: LearningTheme | None = None
    tag: str = ""
    #: only what is shared with everyone
    public: bool = True


@dataclass(frozen=True)
class Found:
    """One page of lessons, and how often each is cited."""

    notes: Sequence[LearningNote]
    cited: Mapping[int, int]
    total: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def note_at(note_id: int) -> NoteAt:
    """One lesson with its tags and record; raises NoResultFound."""
    note = db.session.scalars(_notes().where(LearningNote.id == note_id)).one()
    return NoteAt(get_record(note.engagement_id), note)


def own_note_at(engagement_id: int, row_id: int) -> NoteAt:
    """The same, reached through its record."""
    own = (LearningNote.id == row_id, LearningNote.engagement_id == engagement_id)
    return NoteAt(get_record(engagement_id), db.session.scalars(_notes().where(*own)).one())


def notes_of(engagement_id: int) -> Sequence[LearningNote]:
    """The lessons of one record, drafts among them."""
    query = _notes().where(LearningNote.engagement_id == engagement_id)
    return db.session.scalars(query.order_by(LearningNote.id)).all()


def search(wanted: Wanted, page: int = 1) -> Found:
    """Published lessons in which every word stands, newest first."""
    fitting = _fitting(wanted)
    count = select(func.count()).select_from(fitting.order_by(None).subquery())
    total = db.session.scalar(count) or 0
    page = min(max(page, 1), Found((), {}, total, 1).last)
    notes = db.session.scalars(fitting.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return Found(notes, cited_by_count([one.id for one in notes]), total, page)


def every(wanted: Wanted) -> Sequence[LearningNote]:
    """The same, all of them."""
    return db.session.scalars(_fitting(wanted)).all()


def cited_by_count(note_ids: Sequence[int]) -> Mapping[int, int]:
    """How many records rest on each of these lessons."""
    query = select(LearningCitation.note_id, func.count()).where(
        LearningCitation.note_id.in_(note_ids)
    )
    rows = db.session.execute(query.group_by(LearningCitation.note_id)).all() if note_ids else ()
    return {row[0]: row[1] for row in rows}


def citing(note_id: int) -> Sequence[tuple[LearningCitation, Engagement]]:
    """Records that rest on a lesson, and what they do because of it."""
    query = (
        select(LearningCitation, Engagement)
        .join(Engagement, Engagement.id == LearningCitation.engagement_id)
        .where(LearningCitation.note_id == note_id)
        .options(joinedload(Engagement.round))
        .order_by(LearningCitation.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(query).all()]


def cited_in(engagement_id: int) -> Sequence[LearningCitation]:
    """Earlier lessons that a record's plan rests on."""
    query = (
        select(LearningCitation)
        .where(LearningCitation.engagement_id == engagement_id)
        .options(joinedload(LearningCitation.note).joinedload(LearningNote.record))
    )
    return db.session.scalars(query.order_by(LearningCitation.id)).all()


def citation_of(engagement_id: int, note_id: int) -> LearningCitation:
    """One of them; raises NoResultFound."""
    own = (LearningCitation.engagement_id == engagement_id, LearningCitation.note_id == note_id)
    return db.session.scalars(select(LearningCitation).where(*own)).one()


def tags(*, public: bool) -> Sequence[str]:
    """Words in use, for a list to choose from."""
    query = select(LearningTag.name).join(LearningNote, LearningNote.id == LearningTag.note_id)
    query = query.where(*_conditions(Wanted(public=public)))
    return db.session.scalars(query.distinct().order_by(LearningTag.name)).all()


def _notes() -> Select[LearningNote]:
    return select(LearningNote).options(
        selectinload(LearningNote.tags), joinedload(LearningNote.record)
    )


def _fitting(wanted: Wanted) -> Select[LearningNote]:
    newest_first = (LearningNote.published_on.desc(), LearningNote.id.desc())
    return _notes().where(*_conditions(wanted)).order_by(*newest_first)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [LearningNote.published_on.is_not(None)]
    found += [_mentions(word) for word in wanted.words.split()]
    if wanted.theme:
        found.append(LearningNote.theme == wanted.theme)
    if wanted.tag:
        found.append(LearningNote.tags.any(LearningTag.name == wanted.tag.lower()))
    if wanted.public:
        found.append(LearningNote.shared_with == Sharing.PUBLIC)
    return [and_(*found)]


def _mentions(word: str) -> ColumnElement[bool]:
    return or_(
        *(column.icontains(word, autoescape=True) for column in SEARCHED),
        LearningNote.tags.any(LearningTag.name.icontains(word, autoescape=True)),
    )
