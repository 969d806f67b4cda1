"""What does not hold in the answers about a part of a plan: a sentence for each, by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pbapp.engagement.plan.kinds import AssessmentKind, AssessmentStatus, Part
from pbapp.i18n import _
from pbapp.standards.kinds import BarrierStatus

Values = Mapping[str, Any]
Faults = dict[str, str]
AMOUNTS = ("staff_days", "amount_pence", "amount")


def faults_of(part: Part, values: Values, today: date) -> Faults:
    """What is wrong in the answers; empty where they hold."""
    return CHECKS[part](values, today)


def _partner(values: Values, today: date) -> Faults:
    faults = _ahead(values, today, "joined_on", "confirmed_focus_on")
    if values["organisation_id"] is None:
        faults["organisation_id"] = _("Choose the body.")
    if values["contribution"] is None and any(values.get(name) for name in AMOUNTS):
        faults["contribution"] = _("Choose what it gives.")
    joined, confirmed = values["joined_on"], values["confirmed_focus_on"]
    if joined and confirmed and confirmed < joined:
        faults["confirmed_focus_on"] = _("This is before they joined. Check both days.")
    return faults


def _role(values: Values, today: date) -> Faults:
    return _ahead(values, today, "accepted_on")


def _barrier(values: Values, today: date) -> Faults:
    if values["status"] is BarrierStatus.ACCEPTED and not values["reason"]:
        return {"reason": _("Write why it has to stay.")}
    return {}


def _support(values: Values, today: date) -> Faults:
    if values["organisation_id"] is None and not values["provider"]:
        return {"provider": _("Choose a body, or write who gives it.")}
    if values["organisation_id"] is None and values["is_independent"]:
        return {"organisation_id": _("Choose the body: only then can it count as independent.")}
    return {}


def _contact(values: Values, today: date) -> Faults:
    if values["asked"] > values["people"]:
        return {"asked": _("More were asked than there are people. Check both numbers.")}
    return {}


def _outcome(values: Values, today: date) -> Faults:
    faults = {}
    if values["baseline"] and values["no_baseline"]:
        faults["baseline"] = _("Leave this empty, or take away the tick below.")
    if values.get("status") is not None and not values["evidence"]:
        faults["evidence"] = _("Write what shows it.")
    return faults


def _assessment(values: Values, today: date) -> Faults:
    faults = _ahead(values, today, "dated")
    if values["status"] is AssessmentStatus.PUBLISHED and not values["published_at"]:
        faults["published_at"] = _("Give the link where people can read it.")
    if values["kind"] is AssessmentKind.NOT_REQUIRED and not values["reason"]:
        faults["reason"] = _("Write why none is needed.")
    if values.get("stage") and values["kind"] is not AssessmentKind.FAIRER_SCOTLAND:
        faults["stage"] = _("Only the Fairer Scotland Duty has stages. Leave this empty.")
    return faults


def _ahead(values: Values, today: date, *fields: str) -> Faults:
    said = _("This day is still ahead. Give today or an earlier day.")
    return {name: said for name in fields if values[name] and values[name] > today}


CHECKS: dict[Part, Callable[[Values, date], Faults]] = {
    Part.PARTNER: _partner,
    Part.ROLE: _role,
    Part.BARRIER: _barrier,
    Part.SUPPORT: _support,
    Part.CONTACT: _contact,
    Part.OUTCOME: _outcome,
    Part.ASSESSMENT: _assessment,
}
