"""The officer's review of a record."""

from __future__ import annotations

from functools import partial

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.check import unrated
from pbapp.engagement.facts import facts_of
from pbapp.engagement.forms.check import ACCEPT, ReviewForm
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.engagement.strip_chart import strip_chart
from pbapp.i18n import _
from pbapp.standards.facts import Record
from pbapp.standards.framework import NSCE_2016


@bp.get("/<int:engagement_id>/review")
@requires(Can.REVIEW_ENGAGEMENT, on=queries.get)
def ask_review(record: Engagement) -> ResponseReturnValue:
    """The record's ratings, and room for a comment on each standard."""
    actions.must_allow(record, Can.REVIEW_ENGAGEMENT)
    facts = facts_of(record).plain
    return _review_page(record, ReviewForm.of(record, unrated(record, facts)), facts)


@bp.post("/<int:engagement_id>/review")
@requires(Can.REVIEW_ENGAGEMENT, on=queries.get)
@transactional
def review(record: Engagement) -> ResponseReturnValue:
    """Accept it, or return it."""
    facts = facts_of(record).plain
    form = ReviewForm.of(record, unrated(record, facts))
    accepted = form.verdict.data == ACCEPT
    answer = partial(
        actions.review, record, accepted=accepted, comments=form.comments(), reason=form.why
    )
    if not form.takes(partial(answer, by=current_actor())):
        return _review_page(record, form, facts), 422
    flash(_("Accepted.") if accepted else _("Returned with your comments."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


def _review_page(record: Engagement, form: ReviewForm, facts: Record) -> str:
    return page(
        "review",
        record,
        form=form,
        chart=strip_chart(record, facts),
        framework=NSCE_2016,
        unrated=unrated(record, facts),
    )
