"""A body questions a figure; staff answer; both stand beside the figure."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.db import transactional
from pbapp.engagement import queries, releases
from pbapp.engagement.actions import challenges as asking
from pbapp.engagement.forms.reach import AnswerForm, ChallengeForm
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import OnRecord
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import challenge as find_challenge
from pbapp.engagement.reach.sheets import names
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.i18n import _
from pbapp.places.queries import organisations

HERE = "/<int:engagement_id>/challenges"


@dataclass(frozen=True)
class Asked(OnRecord):
    """A question about a figure and the record it is about."""

    record: Engagement
    question: FigureChallenge


def asked(engagement_id: int, challenge_id: int) -> Asked:
    """One question; raises NoResultFound."""
    return Asked(queries.get(engagement_id), find_challenge(engagement_id, challenge_id))


@bp.get(f"{HERE}/new")
@requires(Can.CHALLENGE_FIGURE, on=queries.get_public)
def new_challenge(record: Engagement) -> ResponseReturnValue:
    """The questions about a question."""
    form = _form(record)
    if request.args.get("what") in dict(_numbers(record)):
        form["what"].data = request.args["what"]
    return _page(record, form)


@bp.post(f"{HERE}/new")
@requires(Can.CHALLENGE_FIGURE, on=queries.get_public)
@transactional
def challenge(record: Engagement) -> ResponseReturnValue:
    """Keep it; it stands beside the figure at once, with the day by which we answer."""
    form = _form(record)
    days, by = current_app.config["CHALLENGE_WORKING_DAYS"], current_actor()
    if not form.takes(lambda: asking.challenge(record, form.values(), working_days=days, by=by)):
        return _page(record, form), 422
    flash(_("Thank you. Your question now stands beside the numbers."), "success")
    return redirect(url_for(".numbers", engagement_id=record.id), code=303)


def _form(record: Engagement) -> ChallengeForm:
    mine = bodies_of(current_actor())
    form = ChallengeForm()
    form.offer([one for one in organisations() if one.id in mine], _numbers(record))
    return form


def _numbers(record: Engagement) -> dict[str, str]:
    """What is out, by the name people read."""
    called = names()
    return {what: called[what] for what in releases.latest(record.id)}


def _page(record: Engagement, form: ChallengeForm) -> str:
    return render_template("engagement/reach/challenge.html", record=record, form=form)


@bp.get(f"{HERE}/<int:challenge_id>")
@requires(Can.ANSWER_CHALLENGE, on=asked)
def answer_challenge(at: Asked) -> ResponseReturnValue:
    """The question, and room for the answer."""
    return _answer_page(at, AnswerForm())


@bp.post(f"{HERE}/<int:challenge_id>")
@requires(Can.ANSWER_CHALLENGE, on=asked)
@transactional
def send_answer(at: Asked) -> ResponseReturnValue:
    """Keep the answer."""
    form = AnswerForm()
    if not form.submitted():
        return _answer_page(at, form), 422
    asking.answer(at.record, at.question, form.values()["answer"], by=current_actor())
    flash(_("Answered. It stands beside the numbers."), "success")
    return redirect(url_for(".reach", engagement_id=at.record.id), code=303)


def _answer_page(at: Asked, form: AnswerForm) -> str:
    return page("edit", at.record, form=form, heading=_("Answer"), about=at.question.question)
