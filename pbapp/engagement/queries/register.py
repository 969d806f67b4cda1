"""The register of all engagement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.kinds import AudienceKind, Depth, Reuse
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.register.areas import inside, tree
from pbapp.engagement.register.kinds import Order
from pbapp.places.models import Area
from pbapp.standards.kinds import Kind, Level

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What somebody looks for; None and empty ask for everything."""

    words: str = ""
    state: State | None = None
    kind: Kind | None = None
    level: Level | None = None
    #: with all areas inside it
    area_id: int | None = None
    audience: AudienceKind | None = None
    organisation_id: int | None = None
    #: open on one of these days
    days: tuple[date, date] | None = None
    #: others may use what was gathered, perhaps after asking
    is_reusable: bool = False
    depth: Depth | None = None
    order: Order = Order.NEWEST


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
    """A page of the records that fit, with areas, audiences, lead and organisation."""
    fitting = select(Engagement).where(*fitting_to(filters))
    count = db.session.scalar(select(func.count()).select_from(fitting.subquery())) or 0
    page = min(max(page, 1), Listing((), count, 1).last)
    query = (
        fitting.options(
            selectinload(Engagement.areas),
            selectinload(Engagement.audiences),
            joinedload(Engagement.lead_organisation),
            joinedload(Engagement.round),
        )
        .order_by(*_ORDERS[filters.order], Engagement.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return Listing(db.session.scalars(query).all(), count, page)


#: days that are not known yet stand last on every database
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NEWEST: (),
    Order.OPENING: (Engagement.opens_on.is_(None), Engagement.opens_on),
    Order.CLOSING: (Engagement.closes_on.is_(None), Engagement.closes_on),
    Order.TITLE: (func.lower(Engagement.title),),
}


def fitting_to(filters: Filters) -> list[ColumnElement[bool]]:
    """What a record has to meet."""
    return [*_plain(filters), *_among_people(filters), *_among_days(filters)]


def _plain(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[tuple[Any, Any]] = [
        (Engagement.state, filters.state),
        (Engagement.kind, filters.kind),
        (Engagement.level, filters.level),
        (Engagement.lead_organisation_id, filters.organisation_id),
        (Engagement.pb_depth, filters.depth),
    ]
    found: list[ColumnElement[bool]] = [column == one for column, one in wanted if one]
    if filters.is_reusable:
        found.append(Engagement.reuse.in_((Reuse.AS_IT_STANDS, Reuse.AFTER_ASKING)))
    return [*found, _mentions(filters.words)] if filters.words.strip() else found


def _among_people(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.area_id:
        found.append(Engagement.areas.any(Area.id.in_(inside([filters.area_id], tree()))))
    if filters.audience:
        found.append(Engagement.audiences.any(Audience.kind == filters.audience))
    return found


def _among_days(filters: Filters) -> list[ColumnElement[bool]]:
    if filters.days is None:
        return []
    first, last = filters.days
    return [Engagement.opens_on <= last, Engagement.closes_on >= first]


def _mentions(words: str) -> ColumnElement[bool]:
    """Every word stands in title, topic or summary, or it is a record's own name."""
    if ref := re.fullmatch(r"\s*(?:CPP-\d{4}-)?0*(\d{1,9})\s*", words, re.IGNORECASE):
        return Engagement.id == int(ref[1])
    parts = [
        or_(
            Engagement.title.icontains(word, autoescape=True),
            Engagement.topic.icontains(word, autoescape=True),
            Engagement.summary.icontains(word, autoescape=True),
        )
        for word in words.split()
    ]
    return and_(*parts)
