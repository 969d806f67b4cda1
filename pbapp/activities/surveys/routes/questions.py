"""Adding questions to a survey and taking them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.ages import IN_ADDRESS
from pbapp.activities.records import Of
from pbapp.activities.surveys import actions, queries
from pbapp.activities.surveys.forms.making import PersonalForm, QuestionForm
from pbapp.activities.surveys.models import PersonalQuestion, Question
from pbapp.activities.surveys.routes.blueprint import Version, bp, page, to_desk, version_of
from pbapp.db import transactional
from pbapp.i18n import _

_QUESTIONS = "/surveys/<int:survey_id>/questions"


@dataclass(frozen=True)
class Asked(Of):
    """One question of a survey."""

    question: Question | PersonalQuestion


def asked(survey_id: int, question_id: int) -> Asked:
    """A question with its survey; raises NoResultFound."""
    at = queries.run(survey_id)
    return Asked(at.thing, at.record, _one(at.thing.questions, question_id))


def asked_about_person(survey_id: int, question_id: int) -> Asked:
    """A question about the person with its survey; raises NoResultFound."""
    at = queries.run(survey_id)
    return Asked(at.thing, at.record, _one(at.thing.personal, question_id))


@bp.get(f"{_QUESTIONS}/{IN_ADDRESS}/new")
@requires(Can.RUN_SURVEY, on=version_of)
def new_question(at: Version) -> ResponseReturnValue:
    """Room for a question."""
    return page("question", at, form=QuestionForm(), age=at.age)


@bp.post(f"{_QUESTIONS}/{IN_ADDRESS}/new")
@requires(Can.RUN_SURVEY, on=version_of)
@transactional
def ask(at: Version) -> ResponseReturnValue:
    """Add it."""
    form = QuestionForm()
    if not form.takes(lambda: actions.ask(at.survey, form.question(at.age), by=current_actor())):
        return page("question", at, form=form, age=at.age), 422
    flash(_("The question is in."), "success")
    return to_desk(at)


@bp.get("/surveys/<int:survey_id>/about-person/new")
@requires(Can.RUN_SURVEY, on=queries.run)
def new_personal(at: Of) -> ResponseReturnValue:
    """Room for a question about the person, and for what needs its answer."""
    return page("personal", at, form=PersonalForm())


@bp.post("/surveys/<int:survey_id>/about-person/new")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def ask_about_person(at: Of) -> ResponseReturnValue:
    """Add it, if an output uses the answer."""
    form = PersonalForm()
    by = current_actor()
    if not form.takes(lambda: actions.ask_about_person(at.thing, *form.picked(), by=by)):
        return page("personal", at, form=form), 422
    flash(_("The question is in."), "success")
    return to_desk(at)


@bp.post(f"{_QUESTIONS}/<int:question_id>/take-out")
@requires(Can.RUN_SURVEY, on=asked)
@transactional
def take_out(at: Asked) -> ResponseReturnValue:
    """Ask one question less."""
    return _taken_out(at)


@bp.post("/surveys/<int:survey_id>/about-person/<int:question_id>/take-out")
@requires(Can.RUN_SURVEY, on=asked_about_person)
@transactional
def take_out_personal(at: Asked) -> ResponseReturnValue:
    """Ask one question less about the person."""
    return _taken_out(at)


def _taken_out(at: Asked) -> ResponseReturnValue:
    actions.take_out(at.thing, at.question, by=current_actor())
    flash(_("The question is out."), "success")
    return to_desk(at)


def _one(questions: Sequence[Question | PersonalQuestion], key: int) -> Question | PersonalQuestion:
    for question in questions:
        if question.id == key:
            return question
    raise NoResultFound
