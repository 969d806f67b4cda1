from __future__ import annotations

from dataclasses import replace

from pbapp.standards.facts import Audience, Method, Record
from pbapp.standards.settings import Settings
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import WORKSHOP_HELD, audience, held, only
from tests.standards.records import (
    BEFORE,
    DURING,
    GOOD,
    LONG_AFTER,
    OPENS,
    SURVEY,
    WORKSHOP,
    record,
)
from tests.standards.whole import AUDIENCE

HELD_ON = WORKSHOP_HELD.held_on


def at_risk(*method_ids: set[str]) -> Record:
    """Audiences often missed, each with its ways in."""
    return record(
        audiences=tuple(
            replace(AUDIENCE, id=n, method_ids=frozenset(ids)) for n, ids in enumerate(method_ids)
        )
    )


BOTH, ONE = {"workshop", "survey"}, {"survey"}


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
    ("one planned, and used so far", only(WORKSHOP), DURING, NONE),
    ("one planned, nothing held", only(WORKSHOP), BEFORE, NOT_YET_DUE),
    ("held today", only(WORKSHOP), HELD_ON, NONE),
    ("only the online one so far", GOOD, OPENS, PARTIAL),
    (
        "three asked for, two used",
        replace(GOOD, settings=Settings(methods=3)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("one of two audiences has few ways in", at_risk(BOTH, ONE), LONG_AFTER, PARTIAL),
    ("two of three audiences have few ways in", at_risk(BOTH, ONE, ONE), LONG_AFTER, PARTIAL),
    (
        "three of four audiences have few ways in",
        at_risk(BOTH, ONE, ONE, ONE),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "an audience that is not often missed needs no ways in",
        record(audiences=(replace(AUDIENCE, at_risk=False, method_ids=frozenset()),)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "a method of no plan is none",
        record(methods=(WORKSHOP, Method(id="panel", name="Panel"))),
        LONG_AFTER,
        NONE,
    ),
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
    ("held today", GOOD, HELD_ON, SUFFICIENT),
]
