"""Finding looks at places, and their responses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from pbapp.activities import records
from pbapp.activities.ages import Age
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.records import Of
from pbapp.db import db

_WHOLE = joinedload(PlaceRun.area)
#: theme's code to how many gave each number of points
Counts = Mapping[str, Counter[int]]


def get_public(run_id: int) -> PlaceRun:
    """A look at a place; raises NoResultFound."""
    query = select(PlaceRun).where(PlaceRun.id == run_id, PlaceRun.ready_on.is_not(None))
    return db.session.scalars(query.options(_WHOLE)).one()


def get_published(run_id: int) -> PlaceRun:
    """The same, once its results are out; raises NoResultFound."""
    query = select(PlaceRun).where(PlaceRun.id == run_id, PlaceRun.results_on.is_not(None))
    return db.session.scalars(query.options(_WHOLE)).one()


def run(run_id: int) -> Of:
    """A look at a place with its record; raises NoResultFound."""
    return records.of(get_public(run_id))


def of_record(engagement_id: int) -> Sequence[PlaceRun]:
    """Every look of a record, by day."""
    query = select(PlaceRun).where(PlaceRun.engagement_id == engagement_id).options(_WHOLE)
    return db.session.scalars(query.order_by(PlaceRun.opens_on, PlaceRun.id)).all()


def earlier(run: PlaceRun) -> PlaceRun | None:
    """The last published look at the same place before this one."""
    query = select(PlaceRun).where(
        PlaceRun.area_id == run.area_id,
        PlaceRun.part == run.part,
        PlaceRun.results_on.is_not(None),
        PlaceRun.closes_on < run.opens_on,
        PlaceRun.id != run.id,
    )
    newest = query.order_by(PlaceRun.closes_on.desc(), PlaceRun.id.desc()).limit(1)
    return db.session.scalars(newest.options(_WHOLE)).one_or_none()


def numbers(run: PlaceRun) -> Mapping[Age, tuple[int, int]]:
    """How many people answered for themselves and how many groups did, by version."""
    query = (
        select(PlaceResponse.age, PlaceResponse.group_size.is_not(None), func.count())
        .where(PlaceResponse.run_id == run.id)
        .group_by(PlaceResponse.age, PlaceResponse.group_size.is_not(None))
    )
    found = {(row[0], bool(row[1])): row[2] for row in db.session.execute(query)}
    return {age: (found.get((age, False), 0), found.get((age, True), 0)) for age in Age}


def counts(run: PlaceRun) -> Mapping[tuple[Age, bool], Counts]:
    """Points by theme, for each version, people's own (False) apart from groups' (True)."""
    query = select(PlaceResponse.age, PlaceResponse.group_size, PlaceResponse.scores).where(
        PlaceResponse.run_id == run.id
    )
    found: dict[tuple[Age, bool], dict[str, Counter[int]]] = {}
    for age, size, scores in db.session.execute(query):
        themes = found.setdefault((age, size is not None), {})
        for code, points in scores.items():
            themes.setdefault(code, Counter())[int(points)] += 1
    return found


def words(run: PlaceRun) -> Sequence[PlaceResponse]:
    """Responses with something in people's own words, in no order that tells when; for staff."""
    query = select(PlaceResponse).where(PlaceResponse.run_id == run.id)
    found = db.session.scalars(query.order_by(PlaceResponse.id)).all()
    return [one for one in found if one.good or one.better]
