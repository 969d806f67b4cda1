"""Options, quotes and the note on minority views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, set_changed
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models import Audience, Engagement, Finding
from pbapp.engagement.models.answers import MinorityNote, OptionConsidered, Quote
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.places.models import Area
from pbapp.refusals import Unfit
from pbapp.standards.substance import says_something

Values = Mapping[str, Any]


def add_option(record: Engagement, values: Values, *, by: Actor) -> OptionConsidered:
    """Put down a way forward; raises Unfit."""
    _may_edit(record)
    _require_fit(values)
    option = OptionConsidered(engagement_id=record.id, **values)
    _add(option, record, by)
    return option


def change_option(at: RowOn, values: Values, *, by: Actor) -> None:
    """Change it; raises Unfit. Nothing changed, nothing recorded."""
    _may_edit(at.record)
    _require_fit(values)
    if changed := set_changed(at.row, values):
        audit(Event.LOOP_PART_CHANGED, on=at.record, by=by, **_named(at.row), fields=changed)


def remove(at: RowOn, *, by: Actor) -> None:
    """Take a row out."""
    _may_edit(at.record)
    details = _named(at.row)
    db.session.delete(at.row)
    audit(Event.LOOP_PART_REMOVED, on=at.record, by=by, **details)


def place_finding(at: RowOn, areas: list[int], audiences: list[int], *, by: Actor) -> None:
    """Say which areas and audiences a finding comes from."""
    _may_edit(at.record)
    finding: Finding = at.row
    finding.areas = list(db.session.scalars(select(Area).where(Area.id.in_(areas))))
    own = Audience.engagement_id == at.record.id
    finding.audiences = list(
        db.session.scalars(select(Audience).where(Audience.id.in_(audiences), own))
    )
    fields = ["areas", "audiences"]
    audit(Event.LOOP_PART_CHANGED, on=at.record, by=by, **_named(finding), fields=fields)


def add_quote(at: RowOn, text: str, said_by: str, released: bool, *, by: Actor) -> Quote:
    """Add somebody's own words to a finding, told by no more than a broad group."""
    _may_edit(at.record)
    quote = Quote(engagement_id=at.record.id, finding_id=at.row.id, text=text, said_by=said_by)
    quote.released_on = clock.today() if released else None
    _add(quote, at.record, by)
    return quote


def sign_no_minority(record: Engagement, text: str, *, by: Actor) -> MinorityNote:
    """Sign that no minority or opposing view arose; raises Unfit. The newest stands."""
    _may_edit(record)
    if not says_something(text):
        raise Unfit({"text": _("Write in a whole sentence how you looked for such views.")})
    query = select(MinorityNote).where(MinorityNote.engagement_id == record.id)
    note = db.session.scalars(query).one_or_none() or MinorityNote(engagement_id=record.id)
    note.text, note.signed_on, note.made_by_id = text.strip(), clock.today(), by.user_id
    db.session.add(note)
    audit(Event.MINORITY_NOTE_SIGNED, on=record, by=by)
    return note


def _may_edit(record: Engagement) -> None:
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)


def _add(row: Any, record: Engagement, by: Actor) -> None:
    row.made_by_id = by.user_id
    db.session.add(row)
    db.session.flush()
    audit(Event.LOOP_PART_ADDED, on=record, by=by, **_named(row))


def _named(row: Any) -> dict[str, Any]:
    return {"part": row.__tablename__, "row": row.id}


def _require_fit(values: Values) -> None:
    if values["result"] is not None and not says_something(values["reason"]):
        raise Unfit({"reason": _("Write why, in a whole sentence.")})
