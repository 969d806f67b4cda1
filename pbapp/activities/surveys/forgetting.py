"""Three months after a survey closed: what people answered goes, how many they were stays."""

from __future__ import annotations

import random

from sqlalchemy import String, cast, delete, insert, select, update

from pbapp.access.roles import SYSTEM
from pbapp.activities.asked import random_key
from pbapp.activities.publishing import freeze
from pbapp.activities.surveys import queries
from pbapp.activities.surveys.models import AboutPerson, Reply, Survey
from pbapp.activities.surveys.released import as_kept
from pbapp.activities.surveys.results import results_of
from pbapp.db import db

_shuffled = random.SystemRandom().shuffle


def forget(survey: Survey) -> None:
    """Count what is not out yet, then empty every reply.

    A reply stays as one of its version and its way, for the heads of the record.
    """
    if survey.results_on is None:
        freeze(survey, as_kept(results_of(queries.get(survey.id))), by=SYSTEM)
    emptied = {"answers": {}, "day": survey.closes_on, "form_key": cast(Reply.id, String)}
    db.session.execute(update(Reply).where(Reply.survey_id == survey.id).values(emptied))
    deal_again(survey.id, apart=True)


def deal_again(survey_id: int, *, apart: bool = False) -> None:
    """Lay what people said of themselves anew, in a chance order under new keys.

    `apart`: each answer by itself, so that a row is no longer a person but one of a count.
    """
    query = select(AboutPerson.answers).where(AboutPerson.survey_id == survey_id)
    said = list(db.session.scalars(query))
    if apart:
        said = [{topic: answer} for one in said for topic, answer in one.items()]
    _shuffled(said)
    db.session.execute(delete(AboutPerson).where(AboutPerson.survey_id == survey_id))
    rows = [{"id": random_key(), "survey_id": survey_id, "answers": one} for one in said]
    if rows:
        db.session.execute(insert(AboutPerson), rows)
