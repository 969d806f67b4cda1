"""The tree of areas: which lies in which."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.register.overlaps import Place, path_of
from pbapp.places.models import Area, AreaKind


class Tree(dict[int, tuple[Place, int | None]]):
    """Each area with the key of the one around it, and the names of all that are places."""

    #: a community of interest is called after its people or its subject
    names: frozenset[str] = frozenset()


def tree() -> Tree:
    """Every area, in one statement."""
    rows = db.session.execute(select(Area.id, Area.name, Area.kind, Area.parent_id)).all()
    areas = Tree(
        (row.id, (Place(row.id, row.name, row.kind is AreaKind.COUNCIL), row.parent_id))
        for row in rows
    )
    areas.names = frozenset(row.name for row in rows if row.kind != AreaKind.INTEREST_COMMUNITY)
    return areas


def around(area_ids: Iterable[int], areas: Tree) -> frozenset[int]:
    """These areas and all they lie in."""
    return frozenset(place.id for key in area_ids for place in path_of(key, areas))


def inside(area_ids: Iterable[int], areas: Tree) -> frozenset[int]:
    """These areas and all that lie in them."""
    wanted = set(area_ids)
    return frozenset(
        key for key in areas if any(place.id in wanted for place in path_of(key, areas))
    )
