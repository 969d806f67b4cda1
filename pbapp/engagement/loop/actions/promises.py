"""Telling how a promise stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models.answers import CommitmentUpdate
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Unfit


def tell(at: RowOn, values: Mapping[str, Any], *, by: Actor) -> CommitmentUpdate:
    """Say how a promise stands, for everyone to read; raises Unfit."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    _require_fit(values)
    update = CommitmentUpdate(
        engagement_id=at.record.id,
        commitment_id=at.row.id,
        status=values["status"],
        text=values["text"].strip(),
        made_by_id=by.user_id,
    )
    db.session.add(update)
    at.row.status, at.row.done_on = values["status"], values["done_on"]
    at.row.progress = update.text
    details = {"row": at.row.id, "status": values["status"].value}
    audit(Event.PROMISE_TOLD, on=at.record, by=by, **details)
    return update


def _require_fit(values: Mapping[str, Any]) -> None:
    is_done, done_on = values["status"] is CommitmentStatus.DONE, values["done_on"]
    if is_done and (done_on is None or done_on > clock.today()):
        raise Unfit({"done_on": _("Give the day it was done, today or earlier.")})
    if not is_done and done_on is not None:
        raise Unfit({"done_on": _("Leave this empty, or choose that it is done.")})
