"""Entering representatives, the work they take part in, and what they do in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.accounts import queries as people
from pbapp.audit import Event, set_changed
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.plan.models import Meeting, ReportBack, Representative, Service
from pbapp.i18n import _
from pbapp.refusals import Unfit

Values = Mapping[str, Any]


def enter_representative(values: Values, *, by: Actor) -> Representative:
    """A new record of somebody who speaks for a community; raises Unfit."""
    _require_fit(values, None)
    person = Representative(made_by_id=by.user_id, **values)
    db.session.add(person)
    audit(Event.REPRESENTATIVE_CHANGED, on=person, by=by, fields=sorted(values))
    return person


def change_representative(person: Representative, values: Values, *, by: Actor) -> None:
    """Change it; raises Unfit. Nothing changed, nothing recorded."""
    _require_fit(values, person)
    if changed := set_changed(person, values):
        audit(Event.REPRESENTATIVE_CHANGED, on=person, by=by, fields=changed)


def add_work(person: Representative, engagement_id: int, *, by: Actor) -> None:
    """Let them serve in one more piece of work; once in each is held by a constraint."""
    db.session.add(Service(representative_id=person.id, engagement_id=engagement_id))
    audit(Event.REPRESENTATIVE_SERVES, on=person, by=by, engagement=engagement_id)


def note_meeting(
    person: Representative, values: Values, row: Meeting | None = None, *, by: Actor
) -> Meeting:
    """Keep a meeting, or change one; raises Unfit."""
    faults = _work_faults(person, values)
    if values["pre_meeting_on"] and values["pre_meeting_on"] > values["held_on"]:
        faults["pre_meeting_on"] = _("This is after the meeting. Check both days.")
    if values["papers_on"] and values["papers_on"] > clock.today():
        faults["papers_on"] = _ahead()
    if faults:
        raise Unfit(faults)
    row = row or Meeting(representative_id=person.id)
    _keep(person, row, values, by)
    return row


def note_report(person: Representative, values: Values, *, by: Actor) -> ReportBack:
    """Keep that they reported back; raises Unfit."""
    faults = _work_faults(person, values)
    if values["reported_on"] > clock.today():
        faults["reported_on"] = _ahead()
    if faults:
        raise Unfit(faults)
    row = ReportBack(representative_id=person.id)
    _keep(person, row, values, by)
    return row


def _keep(person: Representative, row: Meeting | ReportBack, values: Values, by: Actor) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    db.session.add(row)
    db.session.flush()
    details = {"kind": row.__tablename__, "row": row.id}
    audit(Event.REPRESENTATIVE_NOTED, on=person, by=by, **details)


def _work_faults(person: Representative, values: Values) -> dict[str, str]:
    serves = {one.engagement_id for one in person.services}
    if values["engagement_id"] in serves:
        return {}
    return {"engagement_id": _("Choose the work it was about.")}


def _require_fit(values: Values, person: Representative | None) -> None:
    faults = {}
    if values["organisation_id"] is None:
        faults["organisation_id"] = _("Choose the body they speak for.")
    if values["inducted_on"] and values["inducted_on"] > clock.today():
        faults["inducted_on"] = _ahead()
    if values["user_id"] and values["user_id"] not in _speakers(values["organisation_id"]):
        faults["user_id"] = _("This person does not speak for that body. Name them for it first.")
    if values["worker_id"] is not None and values["worker_id"] == values["user_id"]:
        faults["worker_id"] = _("Nobody is their own worker. Choose somebody else.")
    if _is_taken(values, person):
        faults["post"] = _("This body has a representative with this name already.")
    if faults:
        raise Unfit(faults)


def _speakers(organisation_id: int | None) -> set[int]:
    return {user.id for user in people.speakers_of([organisation_id] if organisation_id else [])}


def _is_taken(values: Values, person: Representative | None) -> bool:
    query = select(Representative.id).where(
        Representative.organisation_id == values["organisation_id"],
        Representative.post == values["post"],
    )
    return any(key != (person.id if person else None) for key in db.session.scalars(query))


def _ahead() -> str:
    return _("This day is still ahead. Give today or an earlier day.")
