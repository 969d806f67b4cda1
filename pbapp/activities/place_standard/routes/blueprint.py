"""The blueprint, and what its pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from pbapp.activities import labels as shared
from pbapp.activities.ages import AGES, I_AM, Age
from pbapp.activities.place_standard import charting, labels, queries
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.themes import Version, load
from pbapp.activities.records import Of, RecordRef
from pbapp.activities.standing import Act

bp = Blueprint("place_standard", __name__)


@dataclass(frozen=True)
class Scoring(Of):
    """A look at a place, and the age whose questions are answered."""

    age: Age

    @property
    def run(self) -> PlaceRun:
        """The look."""
        found: PlaceRun = self.thing
        return found

    @property
    def version(self) -> Version:
        """Its questions."""
        return load(self.run.version)


def scoring(run_id: int, age: str) -> Scoring:
    """A look in the version for one age; raises NoResultFound."""
    at = queries.run(run_id)
    return Scoring(at.thing, at.record, Age(age))


def page(template: str, run: PlaceRun | None, record: RecordRef, **values: Any) -> str:
    """A page about a look at a place."""
    return render_template(
        f"activities/place_standard/{template}.html",
        run=run,
        record=record,
        version=load(run.version) if run else None,
        labels=labels,
        shared=shared,
        charting=charting,
        ages=AGES,
        i_am=I_AM,
        Act=Act,
        Age=Age,
        **values,
    )
