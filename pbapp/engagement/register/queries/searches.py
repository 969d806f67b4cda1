"""The searches that were made, what was seen in them and what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.models.learning import LearningCitation
from pbapp.engagement.register.models import KnownLink, KnownSearch, SeenOverlap


def latest_search(engagement_id: int) -> KnownSearch | None:
    """The newest search made for a record, with its overlaps, their records and its links."""
    query = select(KnownSearch).where(KnownSearch.engagement_id == engagement_id)
    return db.session.scalars(
        query.options(
            selectinload(KnownSearch.overlaps).joinedload(SeenOverlap.other),
            selectinload(KnownSearch.links).joinedload(KnownLink.other),
        )
        .order_by(KnownSearch.id.desc())
        .limit(1)
    ).one_or_none()


def links_of(engagement_id: int) -> Sequence[KnownLink]:
    """What a record builds on, from all its searches."""
    query = (
        select(KnownLink)
        .join(KnownSearch, KnownLink.search_id == KnownSearch.id)
        .where(KnownSearch.engagement_id == engagement_id)
        .options(joinedload(KnownLink.other))
    )
    return db.session.scalars(query.order_by(KnownLink.id)).all()


def own_search(search_id: int, made_by_id: int | None) -> KnownSearch | None:
    """A search that somebody made and that no record has yet, with all it found."""
    query = select(KnownSearch).where(
        KnownSearch.id == search_id,
        KnownSearch.made_by_id == made_by_id,
        KnownSearch.engagement_id.is_(None),
    )
    return db.session.scalars(
        query.options(selectinload(KnownSearch.overlaps).joinedload(SeenOverlap.other))
    ).one_or_none()


def lessons_cited(engagement_id: int) -> Sequence[int]:
    """Keys of the lessons a record rests on."""
    query = select(LearningCitation.note_id).where(LearningCitation.engagement_id == engagement_id)
    return db.session.scalars(query.order_by(LearningCitation.note_id)).all()
