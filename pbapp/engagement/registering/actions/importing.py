"""Storing what a file told, marked as imported."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import open_by_hand
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.kinds import Source
from pbapp.engagement.register.models import ImportedRecord
from pbapp.engagement.registering.importing import Draft
from pbapp.places.models import Area


@dataclass(frozen=True)
class Origin:
    """The file that records come from."""

    source: Source
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Its hash, whatever ends its lines."""
        return hashlib.sha256("\n".join(self.text.splitlines()).encode()).hexdigest()


def take_over(origin: Origin, drafts: Sequence[Draft], *, by: Actor) -> list[Engagement]:
    """Open a record for each; they have no lead until somebody takes them on."""
    areas = {area.id: area for area in db.session.scalars(select(Area))}
    return [_open(origin, draft, [areas[key] for key in draft.area_ids], by) for draft in drafts]


def _open(origin: Origin, draft: Draft, areas: list[Area], by: Actor) -> Engagement:
    values = {**draft.values, "areas": areas}
    record = open_by_hand(values, audiences=draft.audiences, by=by)
    record.lead_id = None
    db.session.flush()
    db.session.add(
        ImportedRecord(
            engagement_id=record.id,
            made_by_id=by.user_id,
            source=origin.source,
            file_name=origin.name,
            sha256=origin.sha256,
            row_number=draft.line,
            scores=draft.scores,
        )
    )
    file = {"file": origin.name, "sha256": origin.sha256, "row": draft.line}
    audit(Event.ENGAGEMENT_IMPORTED, on=record, by=by, **file)
    return record
