"""Who lives here: the numbers that people heard are set against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.labels import CATEGORIES
from pbapp.engagement.reach.queries import Heard, heard
from pbapp.engagement.register.areas import tree
from pbapp.engagement.register.overlaps import path_of
from pbapp.places.models import Area
from pbapp.places.zones.models import Banding
from pbapp.places.zones.people import People, people_in, population_of


@dataclass(frozen=True)
class Background:
    """Everyone who lives in the areas of a record."""

    #: the areas of the record, or the areas within it where there is but one
    areas: Sequence[Area]
    people: Mapping[Banding, People]

    def lives(self, one: Heard) -> dict[str, int]:
        """People who live here by category; empty where nobody knows."""
        if one.dimension is Dimension.AREA:
            return {str(key): n for key, n in population_of([a.id for a in self.areas]).items()}
        if one.banding is None:
            return one.lives
        found = self.people[one.banding]
        by = found.by_fifth if one.dimension is Dimension.FIFTH else found.by_access
        return {str(fifth): n for fifth, n in by.items()} if found.zones else {}


def background_of(record: Engagement) -> Background:
    """By both methods of banding, so that both can be told."""
    ids = [area.id for area in record.areas]
    people = {banding: people_in(ids, banding) for banding in Banding}
    return Background(areas_of(record), people)


def areas_of(record: Engagement) -> Sequence[Area]:
    """What people are counted by: the areas themselves, or what lies directly in the only one."""
    if len(record.areas) != 1:
        return record.areas
    query = select(Area).where(Area.parent_id == record.areas[0].id)
    inner = db.session.scalars(query.order_by(Area.name, Area.id)).all()
    return inner or record.areas


def heard_in(record: Engagement) -> dict[Dimension, Heard]:
    """Who was heard; people of a smaller area count in the area around it that the work is in."""
    found = heard(record.id)
    if Dimension.AREA in found:
        found[Dimension.AREA] = _placed(found[Dimension.AREA], record)
    return found


def _placed(found: Heard, record: Engagement) -> Heard:
    """Those who live elsewhere stand with those who did not say."""
    here, areas = {one.id for one in areas_of(record)}, tree()
    counts: Counter[str] = Counter()
    for key, people in found.counts.items():
        place = next((one.id for one in path_of(int(key), areas) if one.id in here), None)
        counts[str(place)] += people
    elsewhere = counts.pop(str(None), 0)
    return replace(found, counts=dict(counts), unknown=found.unknown + elsewhere)


def categories_of(record: Engagement, dimension: Dimension) -> dict[str, str]:
    """What can be counted, by the word that is stored."""
    if dimension is Dimension.AREA:
        return {str(area.id): area.name for area in areas_of(record)}
    return CATEGORIES[dimension]
