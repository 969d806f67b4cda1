"""Light work on two pages: its plan, and its answer to people."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import queries
from pbapp.engagement.actions import must_allow
from pbapp.engagement.light import actions
from pbapp.engagement.light.forms import PlanForm, answer_form
from pbapp.engagement.loop.forms import answers_in
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import page
from pbapp.i18n import _, lazy

bp = Blueprint("light", __name__, url_prefix="/engagement")

PLAN, HEADING = "/<int:engagement_id>/short-plan", lazy("The plan on one page")
ANSWER = "/<int:engagement_id>/short-answer"


def by_hand(engagement_id: int) -> Engagement:
    """A record that no round fills; NoResultFound for others, whose plan is the round's."""
    record = queries.get(engagement_id)
    if record.round_id is not None:
        raise NoResultFound
    return record


@bp.get(PLAN)
@requires(Can.EDIT_ENGAGEMENT, on=by_hand)
def plan(record: Engagement) -> ResponseReturnValue:
    """Everything that the plan of light work needs."""
    must_allow(record, Can.EDIT_ENGAGEMENT)
    return page("edit", record, form=PlanForm.of(record), heading=HEADING)


@bp.post(PLAN)
@requires(Can.EDIT_ENGAGEMENT, on=by_hand)
@transactional
def keep_plan(record: Engagement) -> ResponseReturnValue:
    """Keep the answers."""
    form = PlanForm.of(record)
    if not form.takes(lambda: actions.plan(record, form.values(), form.rows(), by=current_actor())):
        return page("edit", record, form=form, heading=HEADING), 422
    flash(_("Saved."), "success")
    return redirect(url_for("engagement.show", engagement_id=record.id), code=303)


@bp.get(ANSWER)
@requires(Can.EDIT_ENGAGEMENT, on=by_hand)
def answer(record: Engagement) -> ResponseReturnValue:
    """Decide, answer what people said, and tell them."""
    must_allow(record, Can.EDIT_ENGAGEMENT)
    return _answer_page(record, answer_form(record))


@bp.post(ANSWER)
@requires(Can.EDIT_ENGAGEMENT, on=by_hand)
@transactional
def keep_answer(record: Engagement) -> ResponseReturnValue:
    """Keep it all, and tell people today."""
    form = answer_form(record)

    def keep() -> None:
        answers = answers_in(form, record.findings)
        actions.answer(record, form.decision(), answers, form.told(), by=current_actor())

    if not form.takes(keep):
        return _answer_page(record, form), 422
    flash(_("Saved. People can read it now."), "success")
    return redirect(url_for("engagement.show", engagement_id=record.id), code=303)


def _answer_page(record: Engagement, form: Any) -> str:
    return page("light/answer", record, form=form)
