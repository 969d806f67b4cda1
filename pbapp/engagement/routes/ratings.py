"""Rating all that is due on one page."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.check import Line, lines_to_rate
from pbapp.engagement.forms.check import ratings_form, ratings_in
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.i18n import ngettext
from pbapp.refusals import Unfit
from pbapp.standards.framework import NSCE_2016

RATINGS = "/<int:engagement_id>/ratings"


@bp.get(RATINGS)
@requires(Can.RATE_ENGAGEMENT, on=queries.get)
def ratings(record: Engagement) -> ResponseReturnValue:
    """Every indicator that is due, with what the evidence says."""
    actions.must_allow(record, Can.RATE_ENGAGEMENT)
    lines = lines_to_rate(record)
    return _page(record, lines, ratings_form(lines))


@bp.post(RATINGS)
@requires(Can.RATE_ENGAGEMENT, on=queries.get)
@transactional
def keep_ratings(record: Engagement) -> ResponseReturnValue:
    """Sign what was chosen: all of it or, where something does not hold, none."""
    lines = lines_to_rate(record)
    form = ratings_form(lines)
    if not form.submitted():
        return _page(record, lines, form), 422
    try:
        signed = actions.rate_many(record, ratings_in(form, lines), by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return _page(record, lines, form), 422
    flash(ngettext("%(num)s rating is signed.", "%(num)s ratings are signed.", signed), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)


def _page(record: Engagement, lines: tuple[Line, ...], form: Any) -> str:
    standards = [
        (one, [line for line in lines if line.indicator.standard == one.code])
        for one in NSCE_2016.standards
    ]
    return page("ratings", record, standards=standards, form=form)
