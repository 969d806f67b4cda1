"""By what people are counted, how we know, and what a question about a figure is."""

from __future__ import annotations

from enum import StrEnum

from pbapp.activities.surveys.fifths import ACCESS, AREA
from pbapp.activities.surveys.kinds import Topic


class Dimension(StrEnum):
    """What people are counted by; the value stands in addresses."""

    AREA = "area"
    #: deprivation fifth of the place somebody lives in (SIMD)
    FIFTH = "fifth"
    #: fifth of the access domain, which tells of rural places what the whole index does not
    ACCESS = "access"
    AGE = "age"
    SEX = "sex"
    DISABILITY = "disability"
    ETHNIC_GROUP = "ethnic_group"
    RELIGION = "religion"
    ORIENTATION = "orientation"
    CARING = "caring"
    CARE_EXPERIENCE = "care_experience"


class Source(StrEnum):
    """How we know."""

    ASKED = "asked"
    INFERRED_AREA = "inferred_area"
    OBSERVED = "observed"


#: read from where somebody lives
OF_PLACE = frozenset({Dimension.AREA, Dimension.FIFTH, Dimension.ACCESS})
BANDED = frozenset({Dimension.FIFTH, Dimension.ACCESS})
#: the Equality Act 2010 protects them: nobody is counted by how they look
PROTECTED = frozenset(
    {
        Dimension.AGE,
        Dimension.SEX,
        Dimension.DISABILITY,
        Dimension.ETHNIC_GROUP,
        Dimension.RELIGION,
        Dimension.ORIENTATION,
    }
)
#: the higher floor holds for them
SENSITIVE = PROTECTED | {Dimension.CARING, Dimension.CARE_EXPERIENCE}
#: surveys ask for these; a postcode gives two fifths and an area
TOPICS: dict[Dimension, str] = {
    Dimension.FIFTH: Topic.POSTCODE.value,
    Dimension.ACCESS: ACCESS,
    Dimension.AREA: AREA,
    Dimension.AGE: Topic.AGE_BAND.value,
    Dimension.SEX: Topic.SEX.value,
    Dimension.DISABILITY: Topic.DISABILITY.value,
    Dimension.ETHNIC_GROUP: Topic.ETHNIC_GROUP.value,
    Dimension.RELIGION: Topic.RELIGION.value,
    Dimension.ORIENTATION: Topic.ORIENTATION.value,
    Dimension.CARING: Topic.CARING.value,
}


def sources_for(dimension: Dimension) -> tuple[Source, ...]:
    """The ways in which this may be known: a look at somebody is none for what is protected."""
    if dimension in OF_PLACE:
        return tuple(Source)
    return (Source.ASKED,) if dimension in SENSITIVE else (Source.ASKED, Source.OBSERVED)


class Gap(StrEnum):
    """Why a group counts as missed."""

    #: their share of those heard is well under their share of the people here
    SHARE = "share"
    FEW = "few"
    NO_WAY = "no_way"
    NOT_COUNTED = "not_counted"
    NO_TARGET = "no_target"


class Questioned(StrEnum):
    """What somebody wants who questions a figure."""

    CHALLENGE = "challenge"
    DATA_REQUEST = "data_request"
