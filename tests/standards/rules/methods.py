from __future__ import annotations

from dataclasses import replace

from pbapp.standards.facts import Audience
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import WORKSHOP_HELD, audience, held, only
from tests.standards.records import BEFORE, DURING, GOOD, LONG_AFTER, SURVEY, WORKSHOP, record

MET3: Cases = [
    ("two methods, one offline", GOOD, LONG_AFTER, SUFFICIENT),
    ("one method", only(WORKSHOP), LONG_AFTER, NONE),
    (
        "one method, and nobody is at risk of being missed",
        replace(only(WORKSHOP), audiences=(Audience(id=1, name="Everyone"),)),
        LONG_AFTER,
        NONE,
    ),
    (
        "one of two planned used by the end",
        record(activities=(WORKSHOP_HELD,)),
        LONG_AFTER,
        NONE,
    ),
    ("one of two used so far", record(activities=(WORKSHOP_HELD,)), DURING, PARTIAL),
    (
        "two online methods",
        record(methods=(replace(WORKSHOP, offline=False), SURVEY)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("one way in for people at risk", audience("survey"), LONG_AFTER, PARTIAL),
    ("who is at risk is not collected", record(audiences=None), LONG_AFTER, PARTIAL),
    ("no audience listed", record(audiences=()), LONG_AFTER, PARTIAL),
    (
        "online only and few ways in",
        replace(audience("survey"), methods=(replace(WORKSHOP, offline=False), SURVEY)),
        LONG_AFTER,
        NONE,
    ),
    ("none used yet", GOOD, BEFORE, NOT_YET_DUE),
    ("none used at the end", record(activities=()), LONG_AFTER, NONE),
    ("not collected", record(activities=None), LONG_AFTER, NOT_MEASURABLE),
]

MET4: Cases = [
    ("a workshop with an hour of talk", GOOD, LONG_AFTER, SUFFICIENT),
    (
        "a creative method",
        record(methods=(replace(WORKSHOP, deliberative=False, creative=True), SURVEY)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("no time for talk noted", held(discussion_minutes=None), LONG_AFTER, PARTIAL),
    ("no minutes of talk", held(discussion_minutes=0), LONG_AFTER, PARTIAL),
    ("no minutes of talk so far", held(discussion_minutes=0), DURING, PARTIAL),
    ("a survey with talk", only(SURVEY, discussion_minutes=5), LONG_AFTER, PARTIAL),
    ("a survey", only(SURVEY), LONG_AFTER, NONE),
    ("a survey so far", only(SURVEY), DURING, NOT_YET_DUE),
    ("a workshop still to come", GOOD, BEFORE, NOT_YET_DUE),
    ("not collected", record(methods=None), LONG_AFTER, NOT_MEASURABLE),
]
