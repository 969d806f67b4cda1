"""Letting people's own words out, after somebody freed them of everything personal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pbapp.activities.ages import Age
from pbapp.activities.changing import NotNow
from pbapp.activities.standing import Standing
from pbapp.activities.surveys.kinds import Kind
from pbapp.activities.surveys.models import Question, Quote, Survey
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def release(
    survey: Survey,
    question: Question,
    text: str,
    who: tuple[Age | None, int | None],
    *,
    by: Actor,
) -> Quote:
    """Let a quote out with an age or the key of an area beside it, never both."""
    age, area_id = who
    if survey.standing not in (Standing.CLOSED, Standing.PUBLISHED):
        raise NotNow(_("Quotes are chosen once the survey is closed."))
    if survey.forgotten_on is not None:
        raise NotNow(_("What people wrote is deleted, so nothing more can be quoted."))
    if question.kind is not Kind.TEXT or (age is not None and area_id is not None):
        raise Unfit({"who": _("Choose an age or a place, not both.")})
    quote = Quote(
        survey_id=survey.id,
        question_id=question.id,
        text=text,
        age=age,
        area_id=area_id,
        released_by_id=by.user_id,
    )
    db.session.add(quote)

    record(Event.QUOTE_RELEASED, on=survey, by=by, question=question.id)
    return quote


def take_back(survey: Survey, quote: Quote, *, by: Actor) -> None:
    """Show a quote no longer."""
    db.session.delete(quote)

    record(Event.QUOTE_TAKEN_BACK, on=survey, by=by, question=quote.question_id)
