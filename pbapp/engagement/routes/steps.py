"""Moving a record on by its lead, and putting its page up early."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.forms.steps import MoveForm
from pbapp.engagement.lifecycle import ONWARD, Action
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import Within, within
from pbapp.engagement.routes.blueprint import bp
from pbapp.engagement.routes.record import record_page
from pbapp.i18n import _, lazy

MOVE = f"/<int:engagement_id>/move/<any({', '.join(step.action for step in ONWARD)}):action>"
MOVED: dict[Action, str] = {
    Action.PLAN: lazy("Now plan it. The list says what the plan needs."),
    Action.AGREE: lazy("The plan is agreed. Everyone can read the page now."),
    Action.OPEN: lazy("It is open."),
    Action.END: lazy("Thank you. Now write down what you heard."),
    Action.TELL: lazy("Now tell people what you heard and what was decided."),
    Action.SUBMIT: lazy("Sent. An officer will look at it and answer you by e-mail."),
    Action.FOLLOW_UP: lazy("It is followed up. Thank you."),
}


@bp.post(MOVE)
@requires(Can.EDIT_ENGAGEMENT, on=within)
@transactional
def move(at: Within) -> ResponseReturnValue:
    """Take the next step; what is missing comes back as a list, with what was typed."""
    form, action = MoveForm(), Action(at.what)
    by = current_actor()
    if not form.takes(
        lambda: actions.move_on(at.record, action, reason=form.reason.data or "", by=by)
    ):
        return record_page(at.record, form), 422
    flash(str(MOVED[action]), "success")
    return redirect(url_for(".show", engagement_id=at.record.id), code=303)


@bp.post("/<int:engagement_id>/publish")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def publish(record: Engagement) -> ResponseReturnValue:
    """Put its page up for everyone before the plan is agreed."""
    actions.publish(record, by=current_actor())
    flash(_("The page is up. Everyone can read it now."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)
