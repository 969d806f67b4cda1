"""What is held of who was heard: counted by hand, and summed from the surveys of the record."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Text, cast, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.activities.surveys.fifths import UNKNOWN
from pbapp.activities.surveys.models import AboutPerson, Survey
from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import BANDED, TOPICS, Dimension, Source
from pbapp.engagement.reach.labels import CATEGORIES
from pbapp.engagement.reach.models import FigureChallenge, ReachTable
from pbapp.places.zones.models import SIMD_VERSION, Banding

#: surveys look a postcode up by this method
OF_SURVEYS = Banding.PEOPLE
#: questions of a body that its own page lists at most
MOST_ASKED = 20


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The people heard in the whole work by one dimension."""

    dimension: Dimension
    counts: dict[str, int]
    #: came and did not say
    unknown: int
    sources: frozenset[Source]
    banding: Banding | None = None
    simd_version: str | None = None
    #: people who live here, by category, where somebody entered it
    lives: dict[str, int]
    lives_source: str = ""
    #: parts were banded by two methods, so that they may not be summed
    is_mixed: bool = False

    @property
    def base(self) -> int:
        """Those of whom we know."""
        return sum(self.counts.values())


def tables_of(engagement_id: int) -> Sequence[ReachTable]:
    """Every table of a record, by dimension, the whole work first."""
    query = select(ReachTable).where(ReachTable.engagement_id == engagement_id)
    loaded = query.options(selectinload(ReachTable.counts), joinedload(ReachTable.activity))
    rows = db.session.scalars(loaded).all()
    order = list(Dimension)
    return sorted(rows, key=lambda one: (order.index(one.dimension), one.activity_id or 0))


def table_of(
    engagement_id: int, dimension: Dimension, activity_id: int | None
) -> ReachTable | None:
    """One table of a record."""
    query = select(ReachTable).where(
        ReachTable.engagement_id == engagement_id,
        ReachTable.dimension == dimension,
        ReachTable.activity_id == activity_id,
    )
    return db.session.scalars(query.options(selectinload(ReachTable.counts))).one_or_none()


def heard(engagement_id: int) -> dict[Dimension, Heard]:
    """Who was heard, by each dimension there is something of.

    A table for the whole work stands for everything; without one the activities and the surveys
    are summed. People who came twice count twice, as heads do.
    """
    tables, surveys = tables_of(engagement_id), _surveyed(engagement_id)
    found: dict[Dimension, Heard] = {}
    for dimension in Dimension:
        mine = [one for one in tables if one.dimension is dimension]
        whole = [one for one in mine if one.activity_id is None]
        parts = [_typed(one) for one in whole or mine]
        if not whole:
            parts += [one for one in surveys if one.dimension is dimension]
        if parts:
            found[dimension] = _summed(parts)
    return found


def _typed(table: ReachTable) -> Heard:
    return Heard(
        dimension=table.dimension,
        counts={one.category: one.people for one in table.counts},
        unknown=table.unknown,
        sources=frozenset({table.source}),
        banding=table.banding,
        simd_version=table.simd_version,
        lives={one.category: one.lives for one in table.counts if one.lives is not None},
        lives_source=table.lives_source,
    )


def _surveyed(engagement_id: int) -> list[Heard]:
    """What people said of themselves in the surveys; each topic by itself, never two crossed."""
    # The same answers come again and again, so the database counts them as they are stored.
    text = cast(AboutPerson.answers, Text)
    query = select(text, func.count()).join(Survey, Survey.id == AboutPerson.survey_id)
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alike = query.where(Survey.engagement_id == engagement_id).group_by(text)
    for answers, people in db.session.execute(alike):
        for topic, answer in json.loads(answers).items():
            said[topic][answer] += people
    return [
        _of_topic(dimension, said[topic]) for dimension, topic in TOPICS.items() if topic in said
    ]


def _of_topic(dimension: Dimension, said: Counter[str]) -> Heard:
    of_area = dimension is Dimension.AREA
    names = said.keys() - {UNKNOWN} if of_area else CATEGORIES[dimension]
    counts = {name: said[name] for name in names}
    banded = dimension in BANDED
    return Heard(
        dimension=dimension,
        counts=counts,
        unknown=said.total() - sum(counts.values()),
        sources=frozenset({Source.INFERRED_AREA if banded or of_area else Source.ASKED}),
        banding=OF_SURVEYS if banded else None,
        simd_version=SIMD_VERSION if banded else None,
        lives={},
    )


def _summed(parts: Sequence[Heard]) -> Heard:
    first = parts[0]
    counts: Counter[str] = Counter()
    for one in parts:
        counts.update(one.counts)
    return Heard(
        dimension=first.dimension,
        counts=dict(counts),
        unknown=sum(one.unknown for one in parts),
        sources=frozenset(_all(one.sources for one in parts)),
        banding=first.banding,
        simd_version=first.simd_version,
        lives=max((one.lives for one in parts), key=len),
        lives_source=next((one.lives_source for one in parts if one.lives_source), ""),
        is_mixed=len({(one.banding, one.simd_version) for one in parts}) > 1,
    )


def _all(groups: Iterable[Iterable[Source]]) -> Iterable[Source]:
    return (one for group in groups for one in group)


def challenges_of(engagement_id: int) -> Sequence[FigureChallenge]:
    """Every question about a figure, the newest first."""
    query = select(FigureChallenge).where(FigureChallenge.engagement_id == engagement_id)
    return db.session.scalars(
        query.options(joinedload(FigureChallenge.organisation)).order_by(
            FigureChallenge.asked_on.desc(), FigureChallenge.id.desc()
        )
    ).all()


def challenges_between(
    first: date, last: date, about: Collection[int] = ()
) -> Sequence[tuple[FigureChallenge, Engagement]]:
    """Asked from one day to another, or earlier and without an answer before; each with its record.

    Of some records all that were asked by then. The oldest first.
    """
    query = (
        select(FigureChallenge, Engagement)
        .join(Engagement, Engagement.id == FigureChallenge.engagement_id)
        .where(
            FigureChallenge.asked_on <= last,
            or_(
                FigureChallenge.asked_on >= first,
                FigureChallenge.answered_on.is_(None),
                FigureChallenge.answered_on >= first,
                FigureChallenge.engagement_id.in_(about),
            ),
        )
        .options(joinedload(FigureChallenge.organisation))
        .order_by(FigureChallenge.asked_on, FigureChallenge.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def overdue_challenges(today: date) -> Sequence[tuple[FigureChallenge, Engagement]]:
    """Questions of all records whose day for an answer has passed, each with its record."""
    query = (
        select(FigureChallenge, Engagement)
        .join(Engagement, Engagement.id == FigureChallenge.engagement_id)
        .where(FigureChallenge.answered_on.is_(None), FigureChallenge.due_on < today)
        .options(
            joinedload(FigureChallenge.organisation),
            joinedload(Engagement.lead_organisation),
            joinedload(Engagement.lead),
            joinedload(Engagement.round),
        )
        .order_by(FigureChallenge.due_on, FigureChallenge.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def challenges_by(bodies: Collection[int]) -> Sequence[tuple[FigureChallenge, Engagement]]:
    """What these bodies asked last, each with its record; what waits for an answer first."""
    query = (
        select(FigureChallenge, Engagement)
        .join(Engagement, Engagement.id == FigureChallenge.engagement_id)
        .where(FigureChallenge.organisation_id.in_(bodies))
        .order_by(FigureChallenge.answered_on.is_not(None), FigureChallenge.id.desc())
    )
    return [(row[0], row[1]) for row in db.session.execute(query.limit(MOST_ASKED))]


def challenge(engagement_id: int, challenge_id: int) -> FigureChallenge:
    """One of them; raises NoResultFound."""
    query = select(FigureChallenge).where(
        FigureChallenge.id == challenge_id, FigureChallenge.engagement_id == engagement_id
    )
    return db.session.scalars(query.options(joinedload(FigureChallenge.organisation))).one()
