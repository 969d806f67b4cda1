"""What a survey may ask, and what each personal question is for."""

from __future__ import annotations

from enum import StrEnum

from pbapp.activities.ages import Age


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    SEVERAL = "several"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class Topic(StrEnum):
    """Something a survey may ask about the person; nothing else may be asked."""

    AGE_BAND = "age_band"
    POSTCODE = "postcode"
    DISABILITY = "disability"
    SEX = "sex"
    ETHNIC_GROUP = "ethnic_group"
    RELIGION = "religion"
    ORIENTATION = "orientation"
    CARING = "caring"


class Output(StrEnum):
    """What is made of an answer about the person."""

    REACH_BY_AGE = "reach_by_age"
    REACH_BY_FIFTH = "reach_by_fifth"
    REACH_BY_CHARACTERISTIC = "reach_by_characteristic"
    EQUALITY_SCREEN = "equality_screen"


_CHARACTERISTIC = frozenset({Output.REACH_BY_CHARACTERISTIC, Output.EQUALITY_SCREEN})
#: the outputs that can use each answer: a topic for which there is none cannot be asked
USED_BY: dict[Topic, frozenset[Output]] = {
    topic: _CHARACTERISTIC for topic in Topic if topic not in (Topic.AGE_BAND, Topic.POSTCODE)
} | {
    Topic.AGE_BAND: frozenset({Output.REACH_BY_AGE, Output.EQUALITY_SCREEN}),
    Topic.POSTCODE: frozenset({Output.REACH_BY_FIFTH}),
}

#: A short form is one that people finish; children are asked less.
MOST_QUESTIONS: dict[Age, int] = {Age.ADULT: 10, Age.YOUNG: 10, Age.CHILD: 6}
MOST_PERSONAL = 4
FEWEST_CHOICES, MOST_CHOICES = 2, 10
SCALE = range(1, 6)
MOST_NUMBER = 1_000_000
MOST_LETTERS = 1_000
#: nobody under 16 is asked about themself: numbers of them come from the version they answer
ASKED_ABOUT_THEMSELVES = frozenset({Age.ADULT})
