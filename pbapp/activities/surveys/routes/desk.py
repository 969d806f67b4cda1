"""A record's surveys, and one survey as staff see it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities import records
from pbapp.activities.place_standard import queries as places
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.records import Of, RecordRef
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.standing import Act
from pbapp.activities.surveys import actions, queries
from pbapp.activities.surveys.forms.making import SurveyForm
from pbapp.activities.surveys.released import results_now
from pbapp.activities.surveys.routes.blueprint import bp, page, to_desk
from pbapp.db import transactional
from pbapp.documents import qr_code
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit

_OF_RECORD = "/engagement/<int:engagement_id>/surveys"


@bp.get(_OF_RECORD)
@requires(Can.RUN_SURVEY, on=records.get)
def of_record(record: RecordRef) -> ResponseReturnValue:
    """Everything that people are asked to fill in for a record."""
    return page(
        "of_record",
        Of(None, record),
        programmes=programmes.of_record(record.id),
        surveys=queries.of_record(record.id),
        pulses=pulses.of_record(record.id),
        runs=places.of_record(record.id),
    )


@bp.get(f"{_OF_RECORD}/new")
@requires(Can.RUN_SURVEY, on=records.get)
def new(record: RecordRef) -> ResponseReturnValue:
    """The few questions that begin a survey."""
    return page("new", Of(None, record), form=SurveyForm())


@bp.post(f"{_OF_RECORD}/new")
@requires(Can.RUN_SURVEY, on=records.get)
@transactional
def make(record: RecordRef) -> ResponseReturnValue:
    """Begin it."""
    form = SurveyForm()
    if not form.submitted():
        return page("new", Of(None, record), form=form), 422
    values: dict[str, Any] = {"opens_on": form.opens_on.data, "closes_on": form.closes_on.data}
    title, purpose = form.title.data or "", form.purpose.data or ""
    try:
        survey = actions.make(record, title, purpose, **values, by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return page("new", Of(None, record), form=form), 422
    flash(_("The survey is begun. Now add its questions."), "success")
    return redirect(url_for("surveys.desk", survey_id=survey.id), code=303)


@bp.get("/surveys/<int:survey_id>/desk")
@requires(Can.RUN_SURVEY, on=queries.run)
def desk(at: Of) -> ResponseReturnValue:
    """Where it stands, its questions, what came in, and what can be done now."""
    survey = at.thing
    link = url_for("surveys.start", survey_id=survey.id, _external=True)
    return page(
        "desk",
        at,
        numbers=queries.numbers(survey),
        link=link,
        qr=qr_code(link) if survey.ready_on else "",
    )


@bp.post("/surveys/<int:survey_id>/ready")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def get_ready(at: Of) -> ResponseReturnValue:
    """Fix the questions."""
    return _step(at, actions.get_ready, _("The questions are ready."))


@bp.post("/surveys/<int:survey_id>/take-back")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def take_back(at: Of) -> ResponseReturnValue:
    """Let the questions be changed again."""
    return _step(at, actions.take_back, _("You can change the questions again."))


@bp.post("/surveys/<int:survey_id>/publish")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def publish(at: Of) -> ResponseReturnValue:
    """Let the results out."""
    return _step(at, actions.publish, _("The results are out. Everyone can read them."))


@bp.get("/surveys/<int:survey_id>/first-look")
@requires(Can.RUN_SURVEY, on=queries.run)
def first_look(at: Of) -> ResponseReturnValue:
    """The results as everyone will read them, once no reply comes in any more."""
    if at.thing.results_on:
        return redirect(url_for("surveys.show_results", survey_id=at.thing.id), code=303)
    if not at.thing.allows(Act.PUBLISH):
        raise Refused(_("Results can be seen once the survey is closed. Until then we only count."))
    about = queries.about_people(at.thing)
    return page("first_look", at, results=results_now(at.thing), about=bool(about))


def _step(at: Of, act: Any, told: str) -> ResponseReturnValue:
    act(at.thing, by=current_actor())
    flash(told, "success")
    return to_desk(at)
