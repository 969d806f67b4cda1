"""Planning light work in one go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.engagement.actions import change, move_on
from pbapp.engagement.lifecycle import Action, State
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.kinds import AssessmentKind, AssessmentStatus, Part, PartnerRole
from pbapp.engagement.planning.actions.rows import add
from pbapp.engagement.readiness import missing

Values = Mapping[str, Any]


def plan(record: Engagement, values: Values, rows: Values, *, by: Actor) -> None:
    """Keep the record's own answers, its first partner and why no assessment is needed.

    Whoever writes a plan has begun to plan. Raises Unfit.
    """
    change(record, values, by=by)
    if body := rows.get("partner_id"):
        add(record, Part.PARTNER, _partner(body), by=by)
    if reason := rows.get("no_assessment"):
        add(record, Part.ASSESSMENT, _not_required(reason), by=by)
    gaps = missing(record)
    if record.state is State.REGISTERED and gaps and not gaps.all:
        move_on(record, Action.PLAN, by=by)


def _partner(body: int) -> dict[str, Any]:
    return {
        "organisation_id": body,
        "role": PartnerRole.CONTRIBUTOR,
        "joined_on": clock.today(),
        "confirmed_focus_on": None,
        "contribution": None,
    }


def _not_required(reason: str) -> dict[str, Any]:
    return {
        "kind": AssessmentKind.NOT_REQUIRED,
        "status": AssessmentStatus.NOT_STARTED,
        "dated": clock.today(),
        "reason": reason,
        "published_at": "",
    }
