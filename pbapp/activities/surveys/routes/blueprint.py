"""The blueprint, and the way every change of a survey answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.activities import labels as shared
from pbapp.activities import records
from pbapp.activities.ages import AGES, Age
from pbapp.activities.records import Of
from pbapp.activities.standing import Act, Standing
from pbapp.activities.surveys import labels, queries
from pbapp.activities.surveys.models import Survey

bp = Blueprint("surveys", __name__)


@dataclass(frozen=True)
class Version(Of):
    """A survey in the version for one age."""

    age: Age

    @property
    def survey(self) -> Survey:
        """The survey."""
        found: Survey = self.thing
        return found


def version_of(survey_id: int, age: str) -> Version:
    """One version as staff see it, with or without questions yet; raises NoResultFound."""
    survey = queries.get(survey_id)
    return Version(survey, records.get(survey.engagement_id), Age(age))


def written_version(survey_id: int, age: str) -> Version:
    """The same, where the version has questions; raises NoResultFound."""
    found = version_of(survey_id, age)
    if found.age not in found.survey.ages:
        raise NoResultFound
    return found


def page(template: str, at: Of, **values: Any) -> str:
    """A page about a survey for staff."""
    return render_template(
        f"activities/surveys/{template}.html",
        survey=at.thing,
        record=at.record,
        labels=labels,
        shared=shared,
        ages=AGES,
        Act=Act,
        Standing=Standing,
        **values,
    )


def to_desk(at: Of) -> ResponseReturnValue:
    """Back to the survey's own page."""
    return redirect(url_for("surveys.desk", survey_id=at.thing.id), code=303)
