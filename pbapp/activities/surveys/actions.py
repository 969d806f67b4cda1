"""Making a survey, asking, getting it ready, letting its results out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from pbapp import clock
from pbapp.activities import publishing
from pbapp.activities.changing import NotNow, must_allow, must_be_in_order
from pbapp.activities.records import RecordRef
from pbapp.activities.standing import Act, Standing
from pbapp.activities.surveys import fifths
from pbapp.activities.surveys.forgetting import deal_again
from pbapp.activities.surveys.kinds import (
    FEWEST_CHOICES,
    MOST_CHOICES,
    MOST_PERSONAL,
    MOST_QUESTIONS,
    USED_BY,
    Kind,
    Output,
    Topic,
)
from pbapp.activities.surveys.models import PersonalQuestion, Question, Reply, Survey
from pbapp.activities.surveys.released import as_kept
from pbapp.activities.surveys.results import results_of
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _, ngettext
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def make(
    about: RecordRef, title: str, purpose: str, *, opens_on: date, closes_on: date, by: Actor
) -> Survey:
    """A survey without questions yet; it asks nothing about the person unless that is added."""
    must_be_in_order(opens_on, closes_on)
    made = Survey(
        engagement_id=about.id,
        title=title,
        purpose=purpose,
        opens_on=opens_on,
        closes_on=closes_on,
        made_by_id=by.user_id,
    )
    db.session.add(made)

    record(Event.SURVEY_MADE, on=made, by=by)
    return made


def ask(survey: Survey, question: Question, *, by: Actor) -> Question:
    """Put a question at the end of its version; raises Unfit where there is no room."""
    must_allow(survey, Act.CHANGE, alone=True)
    _check_choices(question)
    most = MOST_QUESTIONS[question.age]
    place = _free({one.place for one in survey.asks(question.age)}, most)
    if place is None:
        sentence = ngettext(
            "This version has %(num)s question, and there is no room for more.",
            "This version has %(num)s questions, and there is no room for more. "
            "Take one out first: people finish short forms.",
            most,
        )
        raise Unfit({"wording": sentence})
    question.survey_id, question.place = survey.id, place
    db.session.add(question)

    record(Event.FORM_CHANGED, on=survey, by=by, part="question added")
    return question


def ask_about_person(survey: Survey, topic: Topic, output: Output, *, by: Actor) -> None:
    """Ask about the person what an output uses, and nothing else (engagement.md section 7.6)."""
    must_allow(survey, Act.CHANGE, alone=True)
    if output not in USED_BY[topic]:
        raise Unfit({"output": _("This output does not use that answer. Choose one that does.")})
    if topic is Topic.POSTCODE and not fifths.is_known():
        raise Unfit({"topic": _("Postcodes cannot be looked up here yet, so do not ask for them.")})
    if topic in {one.topic for one in survey.personal}:
        raise Unfit({"topic": _("The survey asks this already.")})
    place = _free({one.place for one in survey.personal}, MOST_PERSONAL)
    if place is None:
        most = MOST_PERSONAL
        raise Unfit({"topic": _("No more than %(most)s questions about the person.", most=most)})
    db.session.add(PersonalQuestion(survey_id=survey.id, place=place, topic=topic, output=output))

    record(Event.FORM_CHANGED, on=survey, by=by, part=f"asks {topic.value}")


def take_out(survey: Survey, asked: Question | PersonalQuestion, *, by: Actor) -> None:
    """Ask one question less."""
    must_allow(survey, Act.CHANGE, alone=True)
    db.session.delete(asked)

    record(Event.FORM_CHANGED, on=survey, by=by, part="question taken out")


def get_ready(survey: Survey, *, by: Actor) -> None:
    """Fix the questions; it opens on its first day."""
    must_allow(survey, Act.CHANGE, alone=True)
    if not survey.questions:
        raise NotNow(_("There is no question yet. Add one first."))
    if survey.closes_on < clock.today():
        raise NotNow(_("Its last day is over. Make a new survey with later days."))
    survey.ready_on = clock.today()

    record(Event.FORM_READY, on=survey, by=by)


def take_back(survey: Survey, *, by: Actor) -> None:
    """Let the questions be changed again, while nobody has answered them."""
    db.session.refresh(survey, ["ready_on", "results_on"], with_for_update=True)
    answered = db.session.scalar(select(exists().where(Reply.survey_id == survey.id)))
    if answered or survey.standing not in (Standing.WAITING, Standing.OPEN, Standing.CLOSED):
        raise NotNow(_("People have answered these questions, so they stay as they are."))
    survey.ready_on = None

    record(Event.FORM_TAKEN_BACK, on=survey, by=by)


def publish(survey: Survey, *, by: Actor) -> None:
    """Let the results out, and mix what people said of themselves once more."""
    publishing.publish(survey, lambda: as_kept(results_of(survey)), by=by)
    deal_again(survey.id)


def _free(taken: Collection[int], most: int) -> int | None:
    """The place after the last one, or the first gap where the end is taken."""
    after = max(taken, default=0) + 1
    if after <= most:
        return after
    return next((place for place in range(1, most + 1) if place not in taken), None)


def _check_choices(question: Question) -> None:
    if question.kind in (Kind.CHOICE, Kind.SEVERAL):
        found = {one.casefold() for one in question.choices}
        if not FEWEST_CHOICES <= len(found) == len(question.choices) <= MOST_CHOICES:
            raise Unfit({"choices": _("Write 2 to 10 different choices, each on its own line.")})
    elif question.kind is Kind.SCALE:
        if len(question.choices) not in (0, 2):
            raise Unfit(
                {"choices": _("Write words for 1 and for 5, each on its own line, or none.")}
            )
    elif question.choices:
        raise Unfit({"choices": _("This kind of question has no choices. Leave the box empty.")})
