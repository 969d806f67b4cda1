"""How many records each area has, those about places inside it among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, select

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.record import engagement_area
from pbapp.engagement.register.areas import tree
from pbapp.engagement.register.overlaps import path_of
from pbapp.places.models import Area, AreaKind

#: areas that are drawn side by side, the first kind that has any
DRAWN = (AreaKind.LOCALITY, AreaKind.WARD, AreaKind.SETTLEMENT)


def counts_by_area(conditions: Sequence[ColumnElement[bool]]) -> Mapping[int, int]:
    """Records that fit, by area; a record about two places inside one counts there once."""
    rows = db.session.execute(
        select(engagement_area.c.area_id, engagement_area.c.engagement_id)
        .join(Engagement, Engagement.id == engagement_area.c.engagement_id)
        .where(*conditions)
    )
    areas, found = tree(), defaultdict(set)
    for area_id, engagement_id in rows:
        for place in path_of(area_id, areas):
            found[place.id].add(engagement_id)
    return {key: len(records) for key, records in found.items()}


def side_by_side(areas: Collection[Area]) -> list[Area]:
    """Areas of one kind that a map can show: with outlines if there are some, by name."""
    by_kind = [[area for area in areas if area.kind is kind] for kind in DRAWN]
    outlined = (some for some in by_kind if some and all(area.outline for area in some))
    return next(outlined, None) or next((some for some in by_kind if some), [])
