"""What an address of the loop names; the record judges who may touch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pbapp.engagement import queries
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import OnRecord, one_of


@dataclass(frozen=True)
class RowOn(OnRecord):
    """A row of a record."""

    record: Engagement
    row: Any


def row_on(model: Any) -> Callable[..., RowOn]:
    """Finds a row of one kind; NoResultFound also where it belongs to another record."""

    def find(engagement_id: int, row_id: int) -> RowOn:
        return RowOn(queries.get(engagement_id), one_of(model, engagement_id, row_id))

    return find


@dataclass(frozen=True)
class MonthsAt(OnRecord):
    """A record and one of its checks after months."""

    record: Engagement
    months: int


def months_at(engagement_id: int, months: str) -> MonthsAt:
    """A record and the check that an address names."""
    return MonthsAt(queries.get(engagement_id), int(months))
