from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pbapp.standards.facts import Record, Told
from pbapp.standards.kinds import FeedbackKind
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import (
    BEFORE,
    CHANGED,
    CHANGES_TOLD,
    CLOSES,
    DECIDED,
    DECIDES,
    DECISION,
    DURING,
    GOOD,
    HEARD,
    LONG_AFTER,
    dated,
    record,
)
from tests.standards.whole import WHOLE

DAY = timedelta(days=1)


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


IMP6: Cases = [
    ("heard, decided, changed, all told", GOOD, LONG_AFTER, SUFFICIENT),
    ("changed is not due yet", record(feedback=(HEARD, DECIDED)), CHANGES_TOLD, PARTIAL),
    (
        "heard told a day late",
        record(
            feedback=(replace(HEARD, published_on=CLOSES + timedelta(days=29)), DECIDED, CHANGED)
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "decided told a day late",
        record(
            feedback=(HEARD, replace(DECIDED, published_on=DECIDES + timedelta(days=29)), CHANGED)
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "changed told a day late",
        record(
            feedback=(
                HEARD,
                DECIDED,
                replace(CHANGED, published_on=CHANGES_TOLD + timedelta(days=1)),
            )
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "decided told before it was decided",
        record(feedback=(HEARD, replace(DECIDED, published_on=CLOSES), CHANGED)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "all three told on the day of the decision",
        record(
            feedback=tuple(
                replace(HEARD, id=kind, kind=kind, published_on=DECIDES) for kind in FeedbackKind
            )
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "a second decision was not told",
        record(
            decisions=(DECISION, replace(DECISION, id=2, made_on=DECIDES + timedelta(days=40))),
            feedback=(HEARD, DECIDED, replace(CHANGED, published_on=DECIDES + timedelta(days=100))),
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    ("told, but nothing was decided", record(decisions=()), LONG_AFTER, PARTIAL),
    ("some who asked were not told", record(told=Told(asked=12, told=11)), LONG_AFTER, PARTIAL),
    ("nobody asked", record(told=Told(asked=0, told=0)), LONG_AFTER, SUFFICIENT),
    ("who asked is not collected", record(told=None), LONG_AFTER, PARTIAL),
    ("decisions not collected", record(decisions=None), LONG_AFTER, PARTIAL),
    (
        "heard alone of four",
        record(feedback=(HEARD,), told=Told(asked=3, told=0)),
        LONG_AFTER,
        NONE,
    ),
    (
        "the decision is 28 days late",
        record(decisions=(), feedback=(HEARD,), told=Told(asked=3, told=0)),
        DECIDES + timedelta(days=28),
        PARTIAL,
    ),
    (
        "the decision is 29 days late",
        record(decisions=(), feedback=(HEARD,), told=Told(asked=3, told=0)),
        DECIDES + timedelta(days=29),
        NONE,
    ),
    ("people are said to be told, and nothing is out", record(feedback=()), DURING, NOT_YET_DUE),
    ("nothing told", record(feedback=(), told=Told(asked=3, told=0)), LONG_AFTER, NONE),
    ("nothing due yet", record(feedback=(), told=Told(asked=3, told=0)), DURING, NOT_YET_DUE),
    ("not collected", record(feedback=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "no dates set",
        replace(
            dated(opens_on=None, closes_on=None, decision_on=None),
            decisions=(),
            feedback=(),
            told=Told(asked=0, told=0),
        ),
        LONG_AFTER,
        NOT_YET_DUE,
    ),
    (
        "heard told twice, the second late",
        record(feedback=(HEARD, replace(HEARD, id=9, published_on=LONG_AFTER), DECIDED, CHANGED)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "heard told before it opened",
        record(feedback=(replace(HEARD, published_on=BEFORE), DECIDED, CHANGED)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("heard told, with no opening", dated(opens_on=None), LONG_AFTER, SUFFICIENT),
    (
        "changed told on the day after the decision",
        record(feedback=(HEARD, DECIDED, replace(CHANGED, published_on=DECIDES + DAY))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "half of those who asked were told",
        record(told=Told(asked=4, told=2)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "changes count from the last decision",
        record(
            decisions=(
                GOOD.decisions[0],
                replace(GOOD.decisions[0], id=2, made_on=DECIDES - DAY),
            ),
            feedback=(
                HEARD,
                replace(DECIDED, published_on=DECIDES),
                replace(CHANGED, published_on=DECIDES),
            ),
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "no decision planned, and changed told",
        replace(dated(decision_on=None), decisions=(), told=Told(asked=0, told=0)),
        LONG_AFTER,
        PARTIAL,
    ),
]
