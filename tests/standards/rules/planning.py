from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pbapp.standards.kinds import Kind, Level
from tests.standards.cases import NONE, NOT_YET_DUE, PARTIAL, SUFFICIENT, Cases
from tests.standards.changed import SURVEY_HELD, WORKSHOP_HELD, ends_after, held, of_kind
from tests.standards.records import (
    BEFORE,
    CLOSES,
    DATES,
    DURING,
    GOOD,
    LONG_AFTER,
    OPENS,
    dated,
    record,
    without_facts,
)

PLA5: Cases = [
    ("all is well", GOOD, LONG_AFTER, SUFFICIENT),
    ("it is planned well and has not opened", record(activities=()), BEFORE, SUFFICIENT),
    ("open 28 days", ends_after(28), LONG_AFTER, SUFFICIENT),
    ("open 27 days", ends_after(27), LONG_AFTER, PARTIAL),
    (
        "a plan of a place open 84 days, decided later",
        replace(
            of_kind(Kind.LOCALITY_PLAN, 84),
            dates=replace(
                DATES,
                closes_on=OPENS + timedelta(days=84),
                first_planned_close_on=OPENS + timedelta(days=84),
                decision_on=OPENS + timedelta(days=98),
            ),
        ),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "a plan of a place open 83 days, decided later",
        replace(
            of_kind(Kind.LOIP, 83),
            dates=replace(
                DATES,
                closes_on=OPENS + timedelta(days=83),
                first_planned_close_on=OPENS + timedelta(days=83),
                decision_on=OPENS + timedelta(days=98),
            ),
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    ("14 days to decide", dated(decision_on=CLOSES + timedelta(days=14)), LONG_AFTER, SUFFICIENT),
    ("13 days to decide", dated(decision_on=CLOSES + timedelta(days=13)), LONG_AFTER, PARTIAL),
    ("decided before closing", dated(decision_on=CLOSES - timedelta(days=1)), LONG_AFTER, PARTIAL),
    (
        "nothing is to be decided",
        replace(dated(decision_on=None), level=Level.INFORM),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("no day for the decision", dated(decision_on=None), LONG_AFTER, PARTIAL),
    (
        "slipped by a fifth",
        dated(first_planned_close_on=OPENS + timedelta(days=35)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "slipped by less than a fifth",
        dated(first_planned_close_on=OPENS + timedelta(days=36)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("all in holidays", dated(wholly_in_school_holidays=True), LONG_AFTER, PARTIAL),
    ("holidays not looked up", dated(wholly_in_school_holidays=None), LONG_AFTER, PARTIAL),
    ("first plan not kept", dated(first_planned_close_on=None), LONG_AFTER, PARTIAL),
    ("9 working days of notice", held(notice_working_days=9), LONG_AFTER, PARTIAL),
    ("notice not collected", held(notice_working_days=None), LONG_AFTER, PARTIAL),
    ("a survey needs no notice", record(activities=(SURVEY_HELD,)), LONG_AFTER, SUFFICIENT),
    (
        "three things wrong of five",
        replace(
            dated(
                closes_on=OPENS + timedelta(days=10),
                first_planned_close_on=OPENS + timedelta(days=10),
                decision_on=OPENS + timedelta(days=12),
            ),
            activities=(replace(WORKSHOP_HELD, notice_working_days=0),),
        ),
        LONG_AFTER,
        NONE,
    ),
    ("opened without an end", replace(dated(closes_on=None), activities=()), DURING, NONE),
    ("no date set", without_facts(), BEFORE, NOT_YET_DUE),
    ("closing without an opening", dated(opens_on=None), BEFORE, NOT_YET_DUE),
    ("no day for the decision, and open", dated(decision_on=None), DURING, PARTIAL),
    (
        "enough notice and a survey",
        record(activities=(WORKSHOP_HELD, SURVEY_HELD)),
        LONG_AFTER,
        SUFFICIENT,
    ),
]
