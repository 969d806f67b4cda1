from __future__ import annotations

from dataclasses import replace
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
from tests.standards.records import BEFORE, CLOSES, DURING, LONG_AFTER
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


MET1: Cases = [
    ("reasoned and suited", WHOLE, LONG_AFTER, SUFFICIENT),
    ("one of two without a reason", methods(rationale=""), LONG_AFTER, PARTIAL),
    ("one of two does not suit", methods(suits=False), LONG_AFTER, PARTIAL),
    ("no reason, none suits", both(rationale="", suits=False), LONG_AFTER, NONE),
    ("no method yet", whole(methods=()), BEFORE, NOT_YET_DUE),
    ("reasons are not collected", both(rationale=None, suits=None), LONG_AFTER, NOT_MEASURABLE),
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
    ("a look still to come", whole(adjusting=Adjusting(midpoint_on=CLOSES)), DURING, NOT_YET_DUE),
    ("not collected", whole(adjusting=None), LONG_AFTER, NOT_MEASURABLE),
]
