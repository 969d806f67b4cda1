"""Filling in the record itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.engagement.actions.refusals import must_allow
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import hold
from pbapp.engagement.thresholds.queries import sizes
from pbapp.engagement.tiers import least_tier
from pbapp.i18n import _
from pbapp.refusals import Unfit

Values = Mapping[str, Any]
RULE = {"decision_method", "who_decides"}


def change(record: Engagement, values: Values, *, by: Actor) -> None:
    """Set some of a record's fields; raises Unfit. Nothing changed, nothing recorded."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    changed = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not changed:
        return
    faults = faults_of(_with(record, changed), from_round=record.round_id is not None)
    if "lead_organisation_id" in changed:
        faults |= lead_faults(changed["lead_organisation_id"], by)
    if faults:
        raise Unfit(faults)

    for name, value in changed.items():
        setattr(record, name, value)
    if changed.keys() & RULE:
        record.rule_recorded_on = clock.today()

    audit(Event.ENGAGEMENT_CHANGED, on=record, by=by, fields=sorted(changed))


def lead_faults(organisation_id: int | None, by: Actor) -> dict[str, str]:
    """Who speaks for a body and does not work here opens work in the name of no other."""
    bodies = bodies_of(by)
    if by.is_staff or not bodies or organisation_id in bodies:
        return {}
    return {"lead_organisation_id": _("Choose a body you speak for.")}


def faults_of(values: Values, *, from_round: bool = False) -> dict[str, str]:
    """What does not hold in these fields: a sentence for each, by field."""
    return {**_size_faults(values, from_round), **_date_faults(values), **_told_faults(values)}


def _with(record: Engagement, changed: Values) -> Values:
    columns = Engagement.__table__.columns.keys()
    return {name: getattr(record, name) for name in columns} | dict(changed)


def _size_faults(values: Values, from_round: bool) -> dict[str, str]:
    """Going down a size needs a reason (engagement.md section 7.1); a round's size is its money."""
    if from_round or values["tier_reason"].strip():
        return {}
    people, duty = values["expected_people"], values["is_strategic"]
    least = least_tier(values["level"], values["kind"], people, is_strategic=duty, sizes=sizes())
    if values["tier"].rank >= least.rank:
        return {}
    return {"tier": _("This work calls for a larger size. Choose it, or write why not below.")}


def _date_faults(values: Values) -> dict[str, str]:
    faults = {}
    opens, closes = values["opens_on"], values["closes_on"]
    if opens and closes and closes < opens:
        faults["closes_on"] = _("It closes before it opens. Choose a later day.")
    if closes and values["decision_on"] and values["decision_on"] < closes:
        faults["decision_on"] = _("The decision comes before closing. Choose a later day.")
    first = values["first_results_by"]
    if opens and first and first < opens:
        faults["first_results_by"] = _("First results come before it opens. Choose a later day.")
    if closes and values["feedback_promised_by"] and values["feedback_promised_by"] < closes:
        faults["feedback_promised_by"] = _("Feedback comes before closing. Choose a later day.")
    return faults


def _told_faults(values: Values) -> dict[str, str]:
    asked, told = values["asked_to_be_told"], values["were_told"]
    if told is None or (asked is not None and told <= asked):
        return {}
    return {"were_told": _("More were told than asked. Check both numbers.")}
