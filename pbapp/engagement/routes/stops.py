"""Turning aside: stepping back, pausing, going on, stopping, joining another record."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.forms.steps import MergeForm, PauseForm, StepBackForm, WithdrawForm
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.i18n import _, lazy
from pbapp.refusals import Refused, Unfit

BACK, PAUSE = lazy("Step back"), lazy("Pause this work")
STOP, MERGE = lazy("Stop this work"), lazy("Join with another record")
JOINS = lazy("This record stops here. Its page leads to the other one, which goes on for both.")


@bp.get("/<int:engagement_id>/step-back")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
def ask_step_back(record: Engagement) -> ResponseReturnValue:
    """Ask where to and why."""
    return page("edit", record, form=_back_from(record), heading=BACK)


@bp.post("/<int:engagement_id>/step-back")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def step_back(record: Engagement) -> ResponseReturnValue:
    """Go back."""
    form = _back_from(record)
    if not form.submitted():
        return page("edit", record, form=form, heading=BACK), 422
    given = form.values()
    actions.step_back(record, State(given["to"]), given["reason"], by=current_actor())
    return _to(record, _("It went back. The log says why."))


@bp.get("/<int:engagement_id>/pause")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
def ask_pause(record: Engagement) -> ResponseReturnValue:
    """Ask why."""
    return page("edit", record, form=PauseForm(), heading=PAUSE)


@bp.post("/<int:engagement_id>/pause")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def pause(record: Engagement) -> ResponseReturnValue:
    """Stop it for a while."""
    form = PauseForm()
    if not form.submitted():
        return page("edit", record, form=form, heading=PAUSE), 422
    actions.pause(record, form.values()["reason"], by=current_actor())
    return _to(record, _("Paused."))


@bp.post("/<int:engagement_id>/resume")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def resume(record: Engagement) -> ResponseReturnValue:
    """Go on."""
    actions.resume(record, by=current_actor())
    return _to(record, _("The work goes on."))


@bp.get("/<int:engagement_id>/withdraw")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
def ask_withdraw(record: Engagement) -> ResponseReturnValue:
    """Ask why it stops."""
    return page("edit", record, form=WithdrawForm(), heading=STOP)


@bp.post("/<int:engagement_id>/withdraw")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def withdraw(record: Engagement) -> ResponseReturnValue:
    """Stop it."""
    form = WithdrawForm()
    if not form.submitted():
        return page("edit", record, form=form, heading=STOP), 422
    actions.withdraw(record, form.values()["reason"], by=current_actor())
    return _to(record, _("Withdrawn. People who took part are still owed an answer."))


@bp.get("/<int:engagement_id>/merge")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
def ask_merge(record: Engagement) -> ResponseReturnValue:
    """Ask which record goes on with it; a page that found an overlap names it."""
    form = MergeForm()
    form.into.data = request.args.get("into", "")
    return page("edit", record, form=form, heading=MERGE, about=JOINS)


@bp.post("/<int:engagement_id>/merge")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def merge(record: Engagement) -> ResponseReturnValue:
    """Join them."""
    form = MergeForm()
    by = current_actor()
    if not form.takes(lambda: actions.merge(record, _other(form), form.values()["reason"], by=by)):
        return page("edit", record, form=form, heading=MERGE, about=JOINS), 422
    return _to(record, _("Joined. The other record goes on for both."))


def _back_from(record: Engagement) -> StepBackForm:
    """The form, where there is anything to go back to."""
    form = StepBackForm.of(record)
    if not form.to.choices:
        raise Refused(_("There is no step to go back to. Nothing was changed."))
    return form


def _other(form: MergeForm) -> Engagement:
    try:
        return queries.get(form.into_id or 0)
    except NoResultFound:
        reason = _("No record has this reference. Check it on the other record.")
        raise Unfit({"into": reason}) from None


def _to(record: Engagement, said: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)
