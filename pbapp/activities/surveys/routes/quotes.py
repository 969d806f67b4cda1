"""Reading what people wrote, and letting quotes out."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.records import Of
from pbapp.activities.surveys import queries, quoting
from pbapp.activities.surveys.forms.making import QuoteForm
from pbapp.activities.surveys.models import Question, Quote, Survey
from pbapp.activities.surveys.routes.blueprint import bp, page
from pbapp.db import db, transactional
from pbapp.i18n import _

PER_PAGE = 25
_WORDS = "/surveys/<int:survey_id>/words/<int:question_id>"


@dataclass(frozen=True)
class Words(Of):
    """A question that people answer in their own words."""

    question: Question

    @property
    def survey(self) -> Survey:
        """The survey it belongs to."""
        found: Survey = self.thing
        return found


@dataclass(frozen=True)
class Released(Of):
    """A quote that is out."""

    quote: Quote


def words(survey_id: int, question_id: int) -> Words:
    """The question with its survey; raises NoResultFound."""
    at = queries.run(survey_id)
    question = queries.text_question(at.thing, question_id)
    if question is None:
        raise NoResultFound
    return Words(at.thing, at.record, question)


def released(survey_id: int, quote_id: int) -> Released:
    """The quote with its survey; raises NoResultFound."""
    at = queries.run(survey_id)
    quote = db.session.get(Quote, quote_id)
    if quote is None or quote.survey_id != survey_id:
        raise NoResultFound
    return Released(at.thing, at.record, quote)


@bp.get(_WORDS)
@requires(Can.RUN_SURVEY, on=words)
def read_words(at: Words) -> ResponseReturnValue:
    """What people wrote, and room to let some of it out."""
    form = QuoteForm.made()
    asked = request.args.get("reply", type=int)
    form.text.data = dict(queries.texts(at.question)).get(asked or 0, "")
    return _words(at, form)


@bp.post(_WORDS)
@requires(Can.RUN_SURVEY, on=words)
@transactional
def release(at: Words) -> ResponseReturnValue:
    """Let a quote out."""
    form = QuoteForm.made()

    def let_out() -> None:
        text, who = form.text.data or "", form.descriptor()
        quoting.release(at.survey, at.question, text, who, by=current_actor())

    if not form.takes(let_out):
        return _words(at, form), 422
    flash(_("The quote will stand with the results."), "success")
    return redirect(_page(at.survey, at.question.id), code=303)


@bp.post("/surveys/<int:survey_id>/quotes/<int:quote_id>/take-back")
@requires(Can.RUN_SURVEY, on=released)
@transactional
def take_quote_back(at: Released) -> ResponseReturnValue:
    """Show a quote no longer."""
    target = _page(at.thing, at.quote.question_id)
    quoting.take_back(at.thing, at.quote, by=current_actor())
    flash(_("The quote is no longer shown."), "success")
    return redirect(target, code=303)


def _words(at: Words, form: QuoteForm) -> str:
    texts = queries.texts(at.question)
    last = max(1, -(-len(texts) // PER_PAGE))
    number = min(max(1, request.args.get("page", 1, type=int)), last)
    return page(
        "words",
        at,
        form=form,
        question=at.question,
        texts=texts[(number - 1) * PER_PAGE : number * PER_PAGE],
        total=len(texts),
        number=number,
        last=last,
        quotes=[one for one in queries.quotes(at.survey) if one.question_id == at.question.id],
    )


def _page(survey: Survey, question_id: int) -> str:
    return url_for("surveys.read_words", survey_id=survey.id, question_id=question_id)
