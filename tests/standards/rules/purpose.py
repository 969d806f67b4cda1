from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pbapp.standards.facts import Known, PlanVersion, Record
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, DURING, LONG_AFTER, OPENS
from tests.standards.whole import COUNCIL, HEALTH, OUTCOME, WHOLE, whole

DAY = timedelta(days=1)
VERSION = PlanVersion(number=1, drawn_up_on=BEFORE, published_on=BEFORE)


def known(**changes: Any) -> Record:
    assert WHOLE.known
    return whole(known=replace(WHOLE.known, **changes))


def outcome(**changes: Any) -> Record:
    return whole(outcomes=(replace(OUTCOME, **changes),))


def means(**changes: Any) -> Record:
    assert WHOLE.resources
    return whole(resources=replace(WHOLE.resources, **changes))


PLA1: Cases = [
    ("two partners, one of the community", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "two partners, none of the community",
        whole(partners=(HEALTH, replace(COUNCIL, is_community=False))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("a community body alone", whole(partners=(COUNCIL,)), LONG_AFTER, PARTIAL),
    (
        "confirmed a day after the first plan",
        whole(
            partners=tuple(
                replace(one, confirmed_focus_on=BEFORE + DAY) for one in (HEALTH, COUNCIL)
            )
        ),
        LONG_AFTER,
        NONE,
    ),
    ("nobody yet", whole(partners=(), plan_versions=()), BEFORE, NOT_YET_DUE),
    ("not collected", whole(partners=None), LONG_AFTER, NOT_MEASURABLE),
]
PLA2: Cases = [
    ("agreed by all and published", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "agreed on the day of the first activity",
        whole(partners=(replace(HEALTH, agreed_on=OPENS), COUNCIL)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "one agreed a day late",
        whole(partners=(replace(HEALTH, agreed_on=OPENS + DAY), COUNCIL)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "agreed and never published",
        whole(plan_versions=(replace(VERSION, published_on=None),)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("no version", whole(plan_versions=()), LONG_AFTER, NONE),
    ("no version yet", whole(plan_versions=()), BEFORE, NOT_YET_DUE),
]
PLA3: Cases = [
    ("searched, linked, answered", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "nothing was found, and says so",
        known(earlier=(), data_sets=(), nothing_found=True),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("no data linked", known(data_sets=()), LONG_AFTER, PARTIAL),
    ("an overlap waits", known(overlaps_open=1), LONG_AFTER, PARTIAL),
    ("not searched", whole(known=Known()), LONG_AFTER, NONE),
    ("not searched yet", whole(known=Known()), BEFORE, NOT_YET_DUE),
]
PLA4: Cases = [
    ("whole and agreed", WHOLE, LONG_AFTER, SUFFICIENT),
    ("not agreed", outcome(agreed=False), LONG_AFTER, PARTIAL),
    ("no baseline", outcome(baseline=""), LONG_AFTER, NONE),
    ("a baseline that is not known", outcome(baseline="None known"), LONG_AFTER, SUFFICIENT),
    ("none written", whole(outcomes=()), DURING, NONE),
    ("none written yet", whole(outcomes=()), BEFORE, NOT_YET_DUE),
]
PLA6: Cases = [
    ("set, kept to, with support and people", WHOLE, LONG_AFTER, SUFFICIENT),
    ("a tenth over", means(spend=110_000), LONG_AFTER, SUFFICIENT),
    ("a little more", means(spend=110_001), LONG_AFTER, PARTIAL),
    ("nothing for support", means(support_budget=0), LONG_AFTER, PARTIAL),
    (
        "nobody named for an activity",
        whole(
            activities=tuple(replace(one, has_facilitator=False) for one in WHOLE.activities or ())
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    ("no budget", means(budget=None), LONG_AFTER, NONE),
    ("no budget yet", means(budget=None), BEFORE, NOT_YET_DUE),
]
