"""Adding, changing and taking out what belongs to a record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, set_changed
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions.fitting import faults_of
from pbapp.engagement.actions.pressing import columns_of, made_just_now
from pbapp.engagement.actions.refusals import must_allow
from pbapp.engagement.kinds import Part
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import MODELS, Row, hold
from pbapp.i18n import _
from pbapp.refusals import Unfit

Values = Mapping[str, Any]

#: Told after acceptance too: what changed comes months later.
LATER = {Part.FEEDBACK}
#: What may still be said of a promise once the record is accepted; its text and day stand.
STANDING = frozenset({"status", "done_on", "progress"})


def add(record: Engagement, part: Part, values: Values, *, by: Actor) -> Any:
    """Add a row; raises Unfit. Sent twice by a quick second press, it is one row."""
    hold(record)
    must_allow(record, needed_to_add(part))
    if (twin := made_just_now(MODELS[part], record, values, by)) is not None:
        return twin
    _require_fit(record, part, values)

    row = MODELS[part](engagement_id=record.id, made_by_id=by.user_id, **values)
    db.session.add(row)
    db.session.flush()

    audit(Event.ENGAGEMENT_PART_ADDED, on=record, by=by, part=part.value, row=row.id)
    return row


def change_part(found: Row, values: Values, *, by: Actor) -> None:
    """Change a row; raises Unfit. Nothing changed, nothing recorded."""
    hold(found.record)
    must_allow(found.record, needed_to_change(found, values))
    _refuse_if_settled(found)
    _require_fit(found.record, found.part, {**columns_of(found.row), **values}, found.row)

    if changed := set_changed(found.row, values):
        details = {"part": found.part.value, "row": found.row.id, "fields": changed}
        audit(Event.ENGAGEMENT_PART_CHANGED, on=found.record, by=by, **details)


def remove(found: Row, *, by: Actor) -> None:
    """Take a row out."""
    hold(found.record)
    must_allow(found.record, Can.EDIT_ENGAGEMENT)
    _refuse_if_settled(found)

    details = {"part": found.part.value, "row": found.row.id}
    db.session.delete(found.row)

    audit(Event.ENGAGEMENT_PART_REMOVED, on=found.record, by=by, **details)


def needed_to_add(part: Part) -> Can:
    """What the record's state has to allow before this can be added."""
    return Can.FOLLOW_UP_ENGAGEMENT if part in LATER else Can.EDIT_ENGAGEMENT


def needed_to_change(found: Row, values: Collection[str] = STANDING) -> Can:
    """The same for a change: a promise is followed up, feedback still unpublished is finished."""
    follows = found.part is Part.COMMITMENT and STANDING.issuperset(values)
    unpublished = found.part is Part.FEEDBACK and found.row.published_on is None
    return Can.FOLLOW_UP_ENGAGEMENT if follows or unpublished else Can.EDIT_ENGAGEMENT


def _refuse_if_settled(found: Row) -> None:
    """Confirmed evidence stands as it was confirmed."""
    if found.part is Part.EVIDENCE and found.row.confirmed_by:
        raise Unfit({"what": _("This was confirmed, so it stays as it is. Add another instead.")})


def _require_fit(record: Engagement, part: Part, values: Values, row: Any = None) -> None:
    faults = faults_of(part, values, clock.today())
    if part is Part.METHOD and _is_explained_already(record, values["method"], row):
        faults["method"] = _("This method is explained already. Change what is there.")
    if faults:
        raise Unfit(faults)


def _is_explained_already(record: Engagement, method: MethodKind, row: Any) -> bool:
    return any(one.method is method and one is not row for one in record.methods)
