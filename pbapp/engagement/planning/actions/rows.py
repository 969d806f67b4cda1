"""Adding to a plan, changing what is there, taking it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import exists, select

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, set_changed
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.actions.pressing import made_just_now
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import queries
from pbapp.engagement.plan.kinds import ActionStatus, Impact, Part
from pbapp.engagement.plan.models import Agreement, GroupImpact, Partner, RoleAgreement, ScreenRow
from pbapp.engagement.planning.checks import faults_of
from pbapp.engagement.planning.things import MODELS, ImpactAt, PlanRow, ScreenAt
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit

Values = Mapping[str, Any]


def add(record: Engagement, part: Part, values: Values, *, by: Actor) -> Any:
    """Add a row; raises Unfit. Sent twice by a quick second press, it is one row."""
    _open(record)
    if (twin := made_just_now(MODELS[part], record, values, by)) is not None:
        return twin
    _require_fit(record, part, values)

    row = MODELS[part](engagement_id=record.id, made_by_id=by.user_id, **values)
    db.session.add(row)
    db.session.flush()

    audit(Event.PLAN_PART_ADDED, on=record, by=by, part=part.value, row=row.id)
    return row


def change_row(found: PlanRow, values: Values, *, by: Actor) -> None:
    """Change a row; raises Unfit. Nothing changed, nothing recorded."""
    _open(found.record)
    _require_fit(found.record, found.part, values, found.row)
    _refuse_another_body(found, values)
    changed = set_changed(found.row, values)
    if not changed:
        return

    if found.part is Part.ROLE and {"text", "duties"}.intersection(changed):
        # Nobody accepted these words; a day given together with them is about the new ones.
        found.row.accepted_on = values["accepted_on"] if "accepted_on" in changed else None

    details = {"part": found.part.value, "row": found.row.id, "fields": changed}
    audit(Event.PLAN_PART_CHANGED, on=found.record, by=by, **details)


def remove(found: PlanRow, *, by: Actor) -> None:
    """Take a row out; a partner that answered or holds a role stays."""
    _open(found.record)
    if found.part is Part.PARTNER and _is_used(found.row):
        raise Refused(
            _("This partner has answered or holds a role, so it stays. You can change its part.")
        )

    details = {"part": found.part.value, "row": found.row.id}
    db.session.delete(found.row)

    audit(Event.PLAN_PART_REMOVED, on=found.record, by=by, **details)


def answer_screen(at: ScreenAt, values: Values, *, by: Actor) -> None:
    """Answer one row of the equality screen; raises Unfit."""
    _open(at.record)
    if values["action_status"] is ActionStatus.DONE and not values["action"]:
        raise Unfit({"action": _("Write what was done.")})
    row = at.row or ScreenRow(
        engagement_id=at.record.id, made_by_id=by.user_id, factor=at.factor.code
    )
    if changed := set_changed(row, values):
        db.session.add(row)
        audit(Event.SCREEN_ANSWERED, on=at.record, by=by, factor=at.factor.code, fields=changed)


def say_impact(at: ImpactAt, values: Values, *, by: Actor) -> None:
    """Say what an assessment finds for one group; raises Unfit."""
    _open(at.record)
    if values["impact"] is Impact.NEGATIVE and not values["mitigation"]:
        raise Unfit({"mitigation": _("Write what you do about it, or why it has to be.")})
    row = at.row or GroupImpact(
        engagement_id=at.record.id,
        made_by_id=by.user_id,
        assessment_id=at.assessment.id,
        factor=at.factor.code,
    )
    if changed := set_changed(row, values):
        db.session.add(row)
        details = {"row": at.assessment.id, "factor": at.factor.code, "fields": changed}
        audit(Event.IMPACT_SAID, on=at.record, by=by, **details)


def _refuse_another_body(found: PlanRow, values: Values) -> None:
    """What a body answered or took on stays its own."""
    if found.part is not Part.PARTNER or values["organisation_id"] == found.row.organisation_id:
        return
    if _is_used(found.row):
        raise Unfit({"organisation_id": _("This body has answered already. Add another instead.")})


def _open(record: Engagement) -> None:
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)


def _require_fit(record: Engagement, part: Part, values: Values, row: Any = None) -> None:
    faults = faults_of(part, values, clock.today())
    if part is Part.PARTNER and _is_named_already(record, values["organisation_id"], row):
        faults["organisation_id"] = _("This body is in the list already.")
    if part is Part.SUPPORT and _is_carried_by_its_giver(record, values):
        faults["is_independent"] = _("This body leads the work or takes part in it.")
    if faults:
        raise Unfit(faults)


def _is_carried_by_its_giver(record: Engagement, values: Values) -> bool:
    carrying = queries.carrying(record, queries.partners_of(record.id))
    return values["is_independent"] and values["organisation_id"] in carrying


def _is_named_already(record: Engagement, organisation_id: int | None, row: Any) -> bool:
    query = select(Partner.id).where(
        Partner.engagement_id == record.id, Partner.organisation_id == organisation_id
    )
    return any(key != getattr(row, "id", None) for key in db.session.scalars(query))


def _is_used(partner: Partner) -> bool:
    answered = exists().where(Agreement.partner_id == partner.id)
    holds_role = exists().where(RoleAgreement.partner_id == partner.id)
    return bool(db.session.scalar(select(answered | holds_role)))
