"""What a decision answers, and how a promise stands."""

from __future__ import annotations

from flask import flash
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.actions import answers, promises
from pbapp.engagement.loop.forms import NewsForm, answers_form, answers_in
from pbapp.engagement.loop.queries.rows import updates_of
from pbapp.engagement.loop.routes.blueprint import back, bp, show
from pbapp.engagement.loop.things import RowOn, row_on
from pbapp.engagement.models import Commitment, Decision
from pbapp.i18n import _

decision_at, promise_at = row_on(Decision), row_on(Commitment)


@bp.get("/<int:engagement_id>/decisions/<int:row_id>/answers")
@requires(Can.EDIT_ENGAGEMENT, on=decision_at)
def answer(at: RowOn) -> ResponseReturnValue:
    """Each finding that nothing else answers, with room for an answer."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    return _answers_page(at, answers_form(answers.answerable(at.record, at.row.id)))


@bp.post("/<int:engagement_id>/decisions/<int:row_id>/answers")
@requires(Can.EDIT_ENGAGEMENT, on=decision_at)
@transactional
def keep_answers(at: RowOn) -> ResponseReturnValue:
    """Keep the answers."""
    findings = answers.answerable(at.record, at.row.id)
    form = answers_form(findings)
    if form.takes(lambda: answers.answer(at, answers_in(form, findings), by=current_actor())):
        return _answered(at)
    return _answers_page(at, form), 422


@bp.get("/<int:engagement_id>/promises/<int:row_id>/news")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=promise_at)
def news(at: RowOn) -> ResponseReturnValue:
    """How a promise stood so far, and how it stands."""
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    return _news_page(at, NewsForm(obj=at.row, text=""))


@bp.post("/<int:engagement_id>/promises/<int:row_id>/news")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=promise_at)
@transactional
def tell_news(at: RowOn) -> ResponseReturnValue:
    """Tell it."""
    form = NewsForm()
    if form.takes(lambda: promises.tell(at, form.values(), by=current_actor())):
        flash(_("Saved. Everyone can read it."), "success")
        return back(at.record, "promises")
    return _news_page(at, form), 422


def _answered(at: RowOn) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    if answers.alike(at.record):
        text = _("Every answer has the same words. Say to each what it is about.")
        flash(text, "warning")
    return back(at.record, "findings")


def _answers_page(at: RowOn, form: object) -> str:
    findings = answers.answerable(at.record, at.row.id)
    return show("answers", at.record, form=form, decision=at.row, findings=findings)


def _news_page(at: RowOn, form: NewsForm) -> str:
    told = updates_of(at.record.id).get(at.row.id, [])
    return show("news", at.record, form=form, promise=at.row, told=told)
