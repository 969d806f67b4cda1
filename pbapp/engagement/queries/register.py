"""The register of all engagement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.places.models import Area
from pbapp.standards.kinds import Kind

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What somebody looks for; None and empty ask for everything."""

    words: str = ""
    state: State | None = None
    kind: Kind | None = None
    area_id: int | None = None


@dataclass(frozen=True)
class Listing:
    """One page of a longer list."""

    rows: Sequence[Engagement]
    total: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def register(filters: Filters, page: int) -> Listing:
    """A page of the records that fit, newest first, with areas, lead and organisation."""
    fitting = select(Engagement).where(*_conditions(filters))
    count = db.session.scalar(select(func.count()).select_from(fitting.subquery())) or 0
    page = min(max(page, 1), Listing((), count, 1).last)
    query = (
        fitting.options(
            selectinload(Engagement.areas),
            joinedload(Engagement.lead_organisation),
            joinedload(Engagement.round),
        )
        .order_by(Engagement.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return Listing(db.session.scalars(query).all(), count, page)


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.words.strip():
        found.append(_mentions(filters.words))
    if filters.state:
        found.append(Engagement.state == filters.state)
    if filters.kind:
        found.append(Engagement.kind == filters.kind)
    if filters.area_id:
        found.append(Engagement.areas.any(Area.id == filters.area_id))
    return found


def _mentions(words: str) -> ColumnElement[bool]:
    """Every word stands in the title or the summary, or it is a record's own name."""
    if ref := re.fullmatch(r"\s*(?:CPP-\d{4}-)?0*(\d{1,9})\s*", words, re.IGNORECASE):
        return Engagement.id == int(ref[1])
    parts = [
        or_(
            Engagement.title.icontains(word, autoescape=True),
            Engagement.summary.icontains(word, autoescape=True),
        )
        for word in words.split()
    ]
    return and_(*parts)
