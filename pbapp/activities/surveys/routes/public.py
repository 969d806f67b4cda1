"""A survey for everyone: without an account, without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.activities import labels as shared
from pbapp.activities import once, records
from pbapp.activities.ages import AGES, I_AM, IN_ADDRESS, Age
from pbapp.activities.standing import Act
from pbapp.activities.surveys import charting, queries, replying
from pbapp.activities.surveys.forms.answering import about_answers, about_form, screen_form
from pbapp.activities.surveys.kinds import ASKED_ABOUT_THEMSELVES
from pbapp.activities.surveys.models import Survey
from pbapp.activities.surveys.released import results_out
from pbapp.activities.surveys.results import Result, Results
from pbapp.activities.surveys.routes.blueprint import bp
from pbapp.db import transactional
from pbapp.refusals import Refused

#: what a browser remembers after the questions, and after those about the person
SENT, TOLD = "sent", "told"


@dataclass(frozen=True)
class Asked:
    """A survey in the version somebody answers."""

    survey: Survey
    age: Age


def asked(survey_id: int, age: str) -> Asked:
    """A version that has questions; raises NoResultFound."""
    survey = queries.get_public(survey_id)
    if Age(age) not in survey.ages:
        raise NoResultFound
    return Asked(survey, Age(age))


@bp.get("/surveys/<int:survey_id>")
@requires(Can.READ_PUBLIC, on=queries.get_public)
def start(survey: Survey) -> ResponseReturnValue:
    """What it is for, how long it takes, and which version is yours."""
    return _show("start", survey, i_am=I_AM, has_sent=bool(_word(survey)))


@bp.get(f"/surveys/<int:survey_id>/{IN_ADDRESS}")
@requires(Can.ANSWER_SURVEY, on=asked)
def answer(at: Asked) -> ResponseReturnValue:
    """The questions on one short page."""
    if _word(at.survey):
        return redirect(_thanks(at.survey), code=303)
    if not at.survey.allows(Act.ANSWER):
        return redirect(url_for("surveys.start", survey_id=at.survey.id), code=303)
    form = screen_form(at.survey.asks(at.age))()
    return _show("answer", at.survey, form=form, age=at.age)


@bp.post(f"/surveys/<int:survey_id>/{IN_ADDRESS}")
@requires(Can.ANSWER_SURVEY, on=asked)
@transactional
def send(at: Asked) -> ResponseReturnValue:
    """Keep the answers; a browser that has sent is told that they are in."""
    if _word(at.survey):
        return redirect(_thanks(at.survey), code=303)
    form = screen_form(at.survey.asks(at.age))()
    if not form.submitted():
        return _show("answer", at.survey, form=form, age=at.age), 422
    key = form.form_key.data or ""
    try:
        replying.answer(at.survey, at.age, form.answers(), form_key=key, source=once.caller())
    except Refused as refusal:
        first = f"q{at.survey.asks(at.age)[0].id}"
        form.refuse_all(getattr(refusal, "faults", {first: str(refusal)}))
        return _show("answer", at.survey, form=form, age=at.age), refusal.status
    response = make_response(redirect(_thanks(at.survey), code=303))
    return once.remember(response, at.survey.reference, f"{SENT} {at.age.value}")


@bp.get("/surveys/<int:survey_id>/thanks")
@requires(Can.READ_PUBLIC, on=queries.get_public)
def thanks(survey: Survey) -> ResponseReturnValue:
    """It is in; and apart from it, and only if one likes, something about oneself."""
    if not _word(survey):
        return redirect(url_for("surveys.start", survey_id=survey.id), code=303)
    form = about_form(survey.personal) if _may_tell(survey) else None
    return _show("thanks", survey, about=form)


@bp.post("/surveys/<int:survey_id>/about")
@requires(Can.ANSWER_SURVEY, on=queries.get_public)
@transactional
def tell_about(survey: Survey) -> ResponseReturnValue:
    """Keep it by itself, once from each browser that sent its answers."""
    if not _may_tell(survey):
        return redirect(_thanks(survey), code=303)
    form = about_form(survey.personal)
    if not form.submitted():
        return _show("thanks", survey, about=form, form=form), 422
    answers, source = about_answers(form), once.caller()
    try:
        replying.tell_about(survey, Age.ADULT, answers, source=source)
    except Refused as refusal:
        form.refuse(survey.personal[0].topic.value, str(refusal))
        return _show("thanks", survey, about=form, form=form), refusal.status
    return once.remember(make_response(redirect(_thanks(survey), 303)), survey.reference, TOLD)


@bp.post("/surveys/<int:survey_id>/again")
@requires(Can.ANSWER_SURVEY, on=queries.get_public)
@transactional
def again(survey: Survey) -> ResponseReturnValue:
    """Let somebody else who shares the browser answer."""
    to_start = redirect(url_for("surveys.start", survey_id=survey.id), code=303)
    return once.forget(make_response(to_start), survey.reference)


@bp.get("/surveys/<int:survey_id>/results")
@requires(Can.READ_PUBLIC, on=queries.get_published)
def show_results(survey: Survey) -> ResponseReturnValue:
    """What came out, as it went out."""
    return _show("results", survey, results=results_out(survey))


@bp.app_template_global("survey_charts")
def charts_of(results: Results, age: Age) -> Sequence[tuple[Result, Any]]:
    """Each question of a version, with its bars where it has any that may be shown."""
    return [(one, charting.of_result(one)) for one in results.versions[age]]


def _show(template: str, survey: Survey, **values: Any) -> str:
    words: Mapping[str, Any] = {"shared": shared, "ages": AGES, "Act": Act, "Age": Age}
    record = records.get(survey.engagement_id)
    return render_template(
        f"activities/surveys/{template}.html", survey=survey, record=record, **words, **values
    )


def _may_tell(survey: Survey) -> bool:
    """The browser sent answers of somebody who may be asked about themself, and no more."""
    allowed = {f"{SENT} {age.value}" for age in ASKED_ABOUT_THEMSELVES}
    return bool(survey.personal) and _word(survey) in allowed and survey.allows(Act.ENTER)


def _word(survey: Survey) -> str:
    return once.has_sent(survey.reference)


def _thanks(survey: Survey) -> str:
    return url_for("surveys.thanks", survey_id=survey.id)
