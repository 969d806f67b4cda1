"""Adding, changing and taking out what belongs to a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions.refusals import Unfit, must_allow
from pbapp.engagement.kinds import CommitmentStatus, Part
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import MODELS, Row, hold
from pbapp.i18n import _

Values = Mapping[str, Any]

#: Told after acceptance too: what changed comes months later.
LATER = {Part.FEEDBACK}
#: What may still be said of a promise once the record is accepted; its text and day stand.
STANDING = frozenset({"status", "done_on", "progress"})


def add(record: Engagement, part: Part, values: Values, *, by: Actor) -> Any:
    """Add a row; raises Unfit."""
    hold(record)
    must_allow(record, needed_to_add(part))
    _require_fit(part, values)

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
    _require_fit(found.part, {**_columns(found.row), **values})
    changed = sorted(name for name in values if getattr(found.row, name) != values[name])
    if not changed:
        return

    for name in changed:
        setattr(found.row, name, values[name])

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


def _columns(row: Any) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _require_fit(part: Part, values: Values) -> None:
    check = CHECKS.get(part)
    if check and (faults := check(values, clock.today())):
        raise Unfit(faults)


def _activity(values: Values, today: date) -> dict[str, str]:
    faults = {}
    if (values["headcount"] is None) is not (values["basis"] is None):
        missing = "basis" if values["basis"] is None else "headcount"
        faults[missing] = _("Give both: how many people came, and how they were counted.")
    if values["headcount"] is not None and values["held_on"] > today:
        faults["headcount"] = _("Nobody can have come yet: the day is still ahead.")
    if values["told_on"] and values["told_on"] > values["held_on"]:
        faults["told_on"] = _("People were told after the day itself. Check both days.")
    return faults


def _finding(values: Values, today: date) -> dict[str, str]:
    if values["response"] is None:
        return {}
    faults = {}
    if not values["reason"].strip():
        faults["reason"] = _("Write the reason for your answer, in plain words.")
    if values["responded_on"] is None or values["responded_on"] > today:
        faults["responded_on"] = _("Give the day of the answer, today or earlier.")
    return faults


def _decision(values: Values, today: date) -> dict[str, str]:
    return {"made_on": _not_ahead()} if values["made_on"] > today else {}


def _commitment(values: Values, today: date) -> dict[str, str]:
    faults = {}
    if values["organisation_id"] is None and not values["owner"].strip():
        faults["owner"] = _("Choose an organisation, or write which post or group sees to it.")
    is_done = values["status"] is CommitmentStatus.DONE
    if is_done and (values["done_on"] is None or values["done_on"] > today):
        faults["done_on"] = _("Give the day it was done, today or earlier.")
    if not is_done and values["done_on"] is not None:
        faults["done_on"] = _("Leave this empty, or choose that it is done.")
    return faults


def _feedback(values: Values, today: date) -> dict[str, str]:
    if values["published_on"] is None:
        return {}
    faults = {}
    if values["published_on"] > today:
        faults["published_on"] = _not_ahead()
    parts = ("how_done", "weighed_up", "will_happen", "why")
    if not any(values[name].strip() for name in parts):
        faults["how_done"] = _("Write at least one part before people can read it.")
    return faults


def _past(field: str) -> Callable[[Values, date], dict[str, str]]:
    def check(values: Values, today: date) -> dict[str, str]:
        day = values[field]
        return {field: _not_ahead()} if day and day > today else {}

    return check


def _not_ahead() -> str:
    return _("This day is still ahead. Give today or an earlier day.")


CHECKS: dict[Part, Callable[[Values, date], dict[str, str]]] = {
    Part.ACTIVITY: _activity,
    Part.PAPER: _past("published_on"),
    Part.FINDING: _finding,
    Part.DECISION: _decision,
    Part.COMMITMENT: _commitment,
    Part.FEEDBACK: _feedback,
    Part.EVIDENCE: _past("dated"),
}
