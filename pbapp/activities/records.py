"""The record that an activity belongs to, read by its table's name: it stands a row above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer, String, column, select, table

from pbapp.db import db

_record = table(
    "engagement",
    column("id", Integer),
    column("title", String),
    column("lead_id", Integer),
    column("lead_organisation_id", Integer),
    column("round_id", Integer),
    column("public_since", Date),
)


@dataclass(frozen=True)
class RecordRef:
    """What an activity needs to know of its record, and what the policy asks about it."""

    id: int
    title: str
    lead_id: int | None
    lead_organisation_id: int | None
    round_id: int | None
    is_public: bool


@dataclass(frozen=True)
class Of:
    """Something that belongs to a record: whoever may work on the record may work on it."""

    thing: Any
    record: RecordRef

    @property
    def lead_id(self) -> int | None:
        """Whoever leads the record."""
        return self.record.lead_id

    @property
    def round_id(self) -> int | None:
        """The round the record belongs to."""
        return self.record.round_id


def get(engagement_id: int) -> RecordRef:
    """The record with this key; raises NoResultFound."""
    row = db.session.execute(select(_record).where(_record.c.id == engagement_id)).one()
    values = row._asdict()
    is_public = values.pop("public_since") is not None
    return RecordRef(**values, is_public=is_public)


def of(thing: Any) -> Of:
    """Something with the record it belongs to."""
    return Of(thing, get(thing.engagement_id))
