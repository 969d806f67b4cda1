"""Words for dimensions, their categories, and how we know."""

from __future__ import annotations

from pbapp.activities.surveys.kinds import Topic
from pbapp.activities.surveys.labels import ANSWERS
from pbapp.engagement.reach.kinds import Dimension, Questioned, Source
from pbapp.i18n import _, lazy
from pbapp.places.zones.models import Banding

DIMENSIONS: dict[Dimension, str] = {
    Dimension.AREA: lazy("Area"),
    Dimension.FIFTH: lazy("How well off the place is (SIMD)"),
    Dimension.ACCESS: lazy("How near shops, schools and doctors are (SIMD access)"),
    Dimension.AGE: lazy("Age"),
    Dimension.SEX: lazy("Sex"),
    Dimension.DISABILITY: lazy("Disability"),
    Dimension.ETHNIC_GROUP: lazy("Ethnic group"),
    Dimension.RELIGION: lazy("Religion"),
    Dimension.ORIENTATION: lazy("Sexual orientation"),
    Dimension.CARING: lazy("Caring for somebody"),
    Dimension.CARE_EXPERIENCE: lazy("Care experience"),
}
SOURCES: dict[Source, str] = {
    Source.ASKED: lazy("People were asked"),
    Source.INFERRED_AREA: lazy("Taken from where people live"),
    Source.OBSERVED: lazy("Seen by staff"),
}
BANDINGS: dict[Banding, str] = {
    Banding.PEOPLE: lazy("five groups with the same number of people in each"),
    Banding.ZONES: lazy("five groups with the same number of small areas in each"),
}
QUESTIONED: dict[Questioned, str] = {
    Questioned.CHALLENGE: lazy("A figure looks wrong"),
    Questioned.DATA_REQUEST: lazy("We need more figures"),
}
FIFTHS: dict[str, str] = {
    "1": lazy("Fifth 1, the poorest places"),
    "2": lazy("Fifth 2"),
    "3": lazy("Fifth 3"),
    "4": lazy("Fifth 4"),
    "5": lazy("Fifth 5, the best-off places"),
}
ACCESS: dict[str, str] = {
    "1": lazy("Fifth 1, the furthest away"),
    "2": lazy("Fifth 2"),
    "3": lazy("Fifth 3"),
    "4": lazy("Fifth 4"),
    "5": lazy("Fifth 5, the nearest"),
}
CATEGORIES: dict[Dimension, dict[str, str]] = {
    Dimension.FIFTH: FIFTHS,
    Dimension.ACCESS: ACCESS,
    Dimension.AGE: {"under-16": lazy("Under 16"), **ANSWERS[Topic.AGE_BAND]},
    Dimension.SEX: ANSWERS[Topic.SEX],
    Dimension.DISABILITY: ANSWERS[Topic.DISABILITY],
    Dimension.ETHNIC_GROUP: ANSWERS[Topic.ETHNIC_GROUP],
    Dimension.RELIGION: ANSWERS[Topic.RELIGION],
    Dimension.ORIENTATION: ANSWERS[Topic.ORIENTATION],
    Dimension.CARING: ANSWERS[Topic.CARING],
    Dimension.CARE_EXPERIENCE: ANSWERS[Topic.CARING],
}


def category(dimension: Dimension, name: str, otherwise: str) -> str:
    """What a category is called in the reader's language; an area by the name it went out under."""
    return str(CATEGORIES.get(dimension, {}).get(name, otherwise))


def bands(version: str, banding: Banding) -> str:
    """Which edition and which method a fifth comes from; it stands wherever a fifth does."""
    return _("Fifths of SIMD %(version)s: %(banding)s.", version=version, banding=BANDINGS[banding])
