"""Other work that asks the same people: the finder, run over the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.lifecycle import STOPPED
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.areas import Tree, around, inside, tree
from pbapp.engagement.register.overlaps import (
    SAME_SUBJECT_DAYS,
    Overlap,
    Work,
    overlap,
    path_of,
)
from pbapp.engagement.register.topics import topic_of
from pbapp.places.models import Area


@dataclass(frozen=True)
class Asked:
    """What somebody plans, as far as the search needs it; engagement_id: its record, if open."""

    topic: str
    area_ids: frozenset[int]
    audiences: frozenset[AudienceKind]
    opens_on: date | None = None
    closes_on: date | None = None
    about: str = ""
    engagement_id: int | None = None


@dataclass(frozen=True)
class Shown:
    """Other work beside it, and what the two have in common."""

    record: Engagement
    overlap: Overlap


def asked_by(record: Engagement) -> Asked:
    """What a record asks, whom and where; it comes with its areas and audiences."""
    return Asked(
        topic=f"{record.title} {record.topic}",
        area_ids=frozenset(area.id for area in record.areas),
        audiences=frozenset(one.kind for one in record.audiences),
        opens_on=record.opens_on,
        closes_on=record.closes_on,
        about=f"{record.summary} {record.question_asked}",
        engagement_id=record.id,
    )


def overlapping(asked: Asked) -> list[Shown]:
    """Work that overlaps, the same subject first, then the nearest days; none that was stopped."""
    areas = tree()
    mine = work_of(asked, areas)
    found = [
        Shown(record, both)
        for record in _beside(asked, areas)
        if (both := overlap(mine, work_of(asked_by(record), areas)))
    ]
    return sorted(found, key=_closeness)


def _closeness(one: Shown) -> tuple[bool, int, int]:
    return not one.overlap.words, one.overlap.days_apart or 0, one.record.id


def work_of(asked: Asked, areas: Tree) -> Work:
    """The plain values that the finder compares."""
    places = [path_of(key, areas) for key in sorted(asked.area_ids)]
    return Work(
        topic=topic_of(asked.topic, asked.about, places=areas.names),
        places=[path for path in places if path],
        audiences=asked.audiences,
        first_day=asked.opens_on,
        last_day=asked.closes_on,
    )


def _beside(asked: Asked, areas: Tree) -> Iterable[Engagement]:
    """Records of the same or nested areas that are not too long over."""
    places = around(asked.area_ids, areas) | inside(asked.area_ids, areas)
    query = select(Engagement).where(
        Engagement.areas.any(Area.id.in_(places)),
        Engagement.state.not_in(STOPPED),
        Engagement.id != (asked.engagement_id or 0),
    )
    if asked.opens_on:
        earliest = asked.opens_on - timedelta(days=SAME_SUBJECT_DAYS)
        query = query.where(or_(Engagement.closes_on.is_(None), Engagement.closes_on >= earliest))
    return db.session.scalars(
        query.options(
            selectinload(Engagement.areas),
            selectinload(Engagement.audiences),
            joinedload(Engagement.lead_organisation),
        ).order_by(Engagement.id)
    )
