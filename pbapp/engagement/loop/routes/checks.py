"""The looks back after 6 and 12 months."""

from __future__ import annotations

from flask import flash
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.actions import checks as actions
from pbapp.engagement.loop.forms import CheckForm
from pbapp.engagement.loop.queries.rows import checks_of
from pbapp.engagement.loop.routes.blueprint import back, bp, show
from pbapp.engagement.loop.things import MonthsAt, months_at
from pbapp.i18n import _, lazy

HEADINGS = {6: lazy("What changed after 6 months"), 12: lazy("What changed after 12 months")}
MONTHS = "/<int:engagement_id>/checks/<any('6', '12'):months>"


@bp.get(MONTHS)
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=months_at)
def check(at: MonthsAt) -> ResponseReturnValue:
    """The questions."""
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    earlier = next((one for one in checks_of(at.record.id) if one.months == at.months), None)
    return show("ask", at.record, form=CheckForm(obj=earlier), heading=HEADINGS[at.months])


@bp.post(MONTHS)
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=months_at)
@transactional
def answer_check(at: MonthsAt) -> ResponseReturnValue:
    """Keep the answers; everyone can read them."""
    form = CheckForm()
    if form.takes(
        lambda: actions.answer_check(at.record, at.months, form.values(), by=current_actor())
    ):
        flash(_("Saved. Everyone can read it."), "success")
        return back(at.record, "checks")
    return show("ask", at.record, form=form, heading=HEADINGS[at.months]), 422
