from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import Adjusting, Change, Record
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import SURVEY_HELD
from tests.standards.records import BEFORE, CLOSES, DURING, LONG_AFTER, OPENS
from tests.standards.whole import WHOLE, replies, whole

WORKSHOP, SURVEY = WHOLE.methods or ()
HELD = WHOLE.activities or ()


def methods(**changes: Any) -> Record:
    """The second method changed."""
    return whole(methods=(WORKSHOP, replace(SURVEY, **changes)))


def both(**changes: Any) -> Record:
    return whole(methods=tuple(replace(one, **changes) for one in (WORKSHOP, SURVEY)))


def checked(*checks: bool | None) -> Record:
    return whole(
        activities=tuple(
            replace(one, access_checked=is_checked)
            for one, is_checked in zip(HELD, checks, strict=True)
        )
    )


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


MET1: Cases = [
    ("reasoned and suited", WHOLE, LONG_AFTER, SUFFICIENT),
    ("one of two without a reason", methods(rationale=""), LONG_AFTER, PARTIAL),
    ("one of two does not suit", methods(suits=False), LONG_AFTER, PARTIAL),
    ("no reason, none suits", both(rationale="", suits=False), LONG_AFTER, NONE),
    ("no method yet", whole(methods=()), BEFORE, NOT_YET_DUE),
    ("reasons are not collected", both(rationale=None, suits=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "no reason yet",
        whole(methods=(replace(SURVEY, rationale="", suits=True),)),
        BEFORE,
        PARTIAL,
    ),
    (
        "no reason, and open",
        whole(methods=(replace(SURVEY, rationale="", suits=True),)),
        DURING,
        PARTIAL,
    ),
    ("one reason is not collected", methods(rationale=None), LONG_AFTER, PARTIAL),
    ("the library is silent on one", methods(suits=None), LONG_AFTER, SUFFICIENT),
]
MET2: Cases = [
    ("checked and easy", WHOLE, LONG_AFTER, SUFFICIENT),
    ("one of two checked", checked(True, False), LONG_AFTER, PARTIAL),
    ("not easy", whole(pulse=replies(3)), LONG_AFTER, PARTIAL),
    (
        "neither",
        replace(checked(False, False), pulse=replies(2)),
        LONG_AFTER,
        NONE,
    ),
    ("nothing held yet", whole(activities=(), pulse=replies(5, 0)), DURING, NOT_YET_DUE),
    (
        "neither is collected",
        replace(checked(None, None), pulse=None),
        LONG_AFTER,
        NOT_MEASURABLE,
    ),
    (
        "one is not collected",
        whole(activities=((WHOLE.activities or ())[0], SURVEY_HELD)),
        LONG_AFTER,
        PARTIAL,
    ),
]
MET5: Cases = [
    ("looked at halfway", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "a change that participants asked for",
        whole(adjusting=Adjusting(changes=(Change(id=1, what="Later", asked_by="Carers"),))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "a change that nobody asked for",
        whole(adjusting=Adjusting(changes=(Change(id=1, what="Later"),))),
        LONG_AFTER,
        NONE,
    ),
    (
        "somebody asked for nothing",
        whole(adjusting=Adjusting(changes=(Change(id=1, what=" ", asked_by="Carers"),))),
        LONG_AFTER,
        NONE,
    ),
    ("a look still to come", whole(adjusting=Adjusting(midpoint_on=CLOSES)), DURING, NOT_YET_DUE),
    ("not collected", whole(adjusting=None), LONG_AFTER, NOT_MEASURABLE),
    ("looked at today", WHOLE, OPENS + timedelta(days=20), SUFFICIENT),
    ("to be looked at tomorrow", WHOLE, OPENS + timedelta(days=19), NOT_YET_DUE),
]
