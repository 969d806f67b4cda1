"""Moving a record on: putting it up, sending it in, stopping, reviewing."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.actions import Unfit
from pbapp.engagement.check import unrated
from pbapp.engagement.facts import facts_of
from pbapp.engagement.forms.check import ACCEPT, ReviewForm, WithdrawForm
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.engagement.strip_chart import strip_chart
from pbapp.i18n import _, lazy
from pbapp.standards.framework import NSCE_2016

STOP = lazy("Stop this work")


@bp.post("/<int:engagement_id>/publish")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def publish(record: Engagement) -> ResponseReturnValue:
    """Put its page up for everyone."""
    actions.publish(record, by=current_actor())
    flash(_("The page is up. Everyone can read it now."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


@bp.post("/<int:engagement_id>/submit")
@requires(Can.EDIT_ENGAGEMENT, on=queries.get)
@transactional
def submit(record: Engagement) -> ResponseReturnValue:
    """Send it to the officers."""
    actions.submit(record, by=current_actor())
    flash(_("Sent. An officer will look at it and answer you by e-mail."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


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
    flash(_("Withdrawn. People who took part are still owed an answer."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


@bp.get("/<int:engagement_id>/review")
@requires(Can.REVIEW_ENGAGEMENT, on=queries.get)
def ask_review(record: Engagement) -> ResponseReturnValue:
    """The record's ratings, and room for a comment on each standard."""
    actions.must_allow(record, Can.REVIEW_ENGAGEMENT)
    return _review_page(record, ReviewForm.of(record, unrated(record)))


@bp.post("/<int:engagement_id>/review")
@requires(Can.REVIEW_ENGAGEMENT, on=queries.get)
@transactional
def review(record: Engagement) -> ResponseReturnValue:
    """Accept it, or return it. What is due but not rated is accepted only knowingly."""
    form = ReviewForm.of(record, unrated(record))
    valid = form.submitted()
    if valid and form.is_hasty:
        form.refuse("knowing", _("Rate them first, or tick that you accept it without."))
    if not valid or form.errors:
        return _review_page(record, form), 422
    accepted = form.verdict.data == ACCEPT
    try:
        actions.review(record, accepted=accepted, comments=form.comments(), by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return _review_page(record, form), 422
    flash(_("Accepted.") if accepted else _("Returned with your comments."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


def _review_page(record: Engagement, form: ReviewForm) -> str:
    chart = strip_chart(record, facts_of(record).plain)
    return page(
        "review", record, form=form, chart=chart, framework=NSCE_2016, unrated=unrated(record)
    )
