"""Finding surveys, their questions and what came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.activities import records
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.records import Of
from pbapp.activities.surveys.kinds import Kind
from pbapp.activities.surveys.models import AboutPerson, Question, Quote, Reply, Survey
from pbapp.db import db

_WHOLE = (selectinload(Survey.questions), selectinload(Survey.personal))


def get(survey_id: int) -> Survey:
    """A survey with its questions; raises NoResultFound."""
    return db.session.scalars(select(Survey).where(Survey.id == survey_id).options(*_WHOLE)).one()


def get_public(survey_id: int) -> Survey:
    """The same, once its questions are ready; raises NoResultFound."""
    query = select(Survey).where(Survey.id == survey_id, Survey.ready_on.is_not(None))
    return db.session.scalars(query.options(*_WHOLE)).one()


def get_published(survey_id: int) -> Survey:
    """The same, once its results are out; raises NoResultFound."""
    query = select(Survey).where(Survey.id == survey_id, Survey.results_on.is_not(None))
    return db.session.scalars(query.options(*_WHOLE)).one()


def run(survey_id: int) -> Of:
    """A survey with its record; raises NoResultFound."""
    return records.of(get(survey_id))


def of_record(engagement_id: int) -> Sequence[Survey]:
    """Every survey of a record, by day."""
    query = select(Survey).where(Survey.engagement_id == engagement_id)
    return db.session.scalars(query.order_by(Survey.opens_on, Survey.id)).all()


def numbers(survey: Survey) -> Mapping[Age, int]:
    """How many replies came, by version."""
    query = select(Reply.age, func.count()).where(Reply.survey_id == survey.id).group_by(Reply.age)
    return {row[0]: row[1] for row in db.session.execute(query)}


def by_channel(survey: Survey) -> Mapping[Channel, int]:
    """How many replies came by each way."""
    query = select(Reply.channel, func.count()).where(Reply.survey_id == survey.id)
    found = {row[0]: row[1] for row in db.session.execute(query.group_by(Reply.channel))}
    return {channel: found.get(channel, 0) for channel in Channel}


def replies(survey: Survey) -> Sequence[Reply]:
    """Every reply, in an order that does not tell when it came."""
    query = select(Reply).where(Reply.survey_id == survey.id)
    return db.session.scalars(query.order_by(Reply.id)).all()


def texts(question: Question) -> list[tuple[int, str]]:
    """What people wrote to a question, each with its reply's key; staff free it of names."""
    query = select(Reply.id, Reply.answers).where(
        Reply.survey_id == question.survey_id, Reply.age == question.age
    )
    found = db.session.execute(query.order_by(Reply.id)).all()
    key = str(question.id)
    return [(row[0], row[1][key]) for row in found if key in row[1]]


def quotes(survey: Survey) -> Sequence[Quote]:
    """The quotes that were let out, in the order of their questions."""
    query = select(Quote).where(Quote.survey_id == survey.id).options(joinedload(Quote.area))
    return db.session.scalars(query.order_by(Quote.question_id, Quote.id)).all()


def about_people(survey: Survey) -> Mapping[str, Counter[str]]:
    """What people said of themselves, counted topic by topic; never two topics crossed."""
    query = select(AboutPerson.answers).where(AboutPerson.survey_id == survey.id)
    counted: dict[str, Counter[str]] = {}
    for answers in db.session.scalars(query):
        for topic, answer in answers.items():
            counted.setdefault(topic, Counter())[answer] += 1
    return counted


def text_question(survey: Survey, question_id: int) -> Question | None:
    """The question of that key, if people answer it in their own words."""
    found = (q for q in survey.questions if q.id == question_id and q.kind is Kind.TEXT)
    return next(found, None)
