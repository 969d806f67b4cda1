"""What an address of the loop names; the record judges who may touch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement import queries
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import OnRecord


@dataclass(frozen=True)
class RowOn(OnRecord):
    """A row of a record."""

    record: Engagement
    row: Any


def row_on(model: Any) -> Callable[..., RowOn]:
    """Finds a row of one kind; NoResultFound also where it belongs to another record."""

    def find(engagement_id: int, row_id: int) -> RowOn:
        record = queries.get(engagement_id)
        query = select(model).where(model.id == row_id, model.engagement_id == engagement_id)
        return RowOn(record, db.session.scalars(query).one())

    return find


@dataclass(frozen=True)
class MonthsAt(OnRecord):
    """A record and one of its checks after months."""

    record: Engagement
    months: int


def months_at(engagement_id: int, months: str) -> MonthsAt:
    """A record and the check that an address names."""
    return MonthsAt(queries.get(engagement_id), int(months))
