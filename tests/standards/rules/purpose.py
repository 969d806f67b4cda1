from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import Dates, Known, PlanVersion, Record
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


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


def version(**changes: Any) -> Record:
    return whole(plan_versions=(replace(VERSION, **changes),))


def partners(**changes: Any) -> Record:
    """The first of the two changed."""
    return whole(partners=(replace(HEALTH, **changes), COUNCIL))


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
    ("confirmed without having joined", partners(joined_on=None), LONG_AFTER, PARTIAL),
    ("joined without having confirmed", partners(confirmed_focus_on=None), LONG_AFTER, PARTIAL),
    ("confirmed, and no plan drawn up", whole(plan_versions=()), LONG_AFTER, SUFFICIENT),
    (
        "a later version does not count",
        whole(plan_versions=(VERSION, replace(VERSION, number=2, drawn_up_on=OPENS))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "confirmed between two versions",
        replace(
            partners(confirmed_focus_on=OPENS),
            plan_versions=(VERSION, PlanVersion(number=2, drawn_up_on=CLOSES)),
        ),
        LONG_AFTER,
        PARTIAL,
    ),
    ("nobody, and open", whole(partners=()), DURING, NONE),
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
    ("no partner", whole(partners=()), LONG_AFTER, NONE),
    ("agreed to no version", partners(agreed_version=None), LONG_AFTER, PARTIAL),
    ("agreed on no day", partners(agreed_on=None), LONG_AFTER, PARTIAL),
    ("one has not agreed, on the first day", partners(agreed_on=None), OPENS, PARTIAL),
    ("one has not agreed, the day after", partners(agreed_on=None), OPENS + DAY, PARTIAL),
    ("all have agreed before the first day", WHOLE, BEFORE, SUFFICIENT),
    (
        "no activity and no opening",
        replace(partners(agreed_on=None), activities=(), dates=Dates()),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "agreed, with no activity and no opening",
        whole(activities=(), dates=Dates()),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("published today", version(published_on=DURING), DURING, SUFFICIENT),
    ("published tomorrow", version(published_on=DURING + DAY), DURING, PARTIAL),
    (
        "the newest is not published",
        whole(plan_versions=(VERSION, PlanVersion(number=2, drawn_up_on=OPENS))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("no version, and open", whole(plan_versions=()), DURING, NONE),
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
    ("no earlier work linked", known(earlier=()), LONG_AFTER, PARTIAL),
    ("no data linked, and open", known(data_sets=()), DURING, PARTIAL),
    ("an overlap waits, and open", known(overlaps_open=1), DURING, PARTIAL),
]
PLA4: Cases = [
    ("whole and agreed", WHOLE, LONG_AFTER, SUFFICIENT),
    ("not agreed", outcome(agreed=False), LONG_AFTER, PARTIAL),
    ("no baseline", outcome(baseline=""), LONG_AFTER, NONE),
    ("a baseline that is not known", outcome(baseline="None known"), LONG_AFTER, SUFFICIENT),
    ("none written", whole(outcomes=()), DURING, NONE),
    ("none written yet", whole(outcomes=()), BEFORE, NOT_YET_DUE),
    ("not agreed, and open", outcome(agreed=False), DURING, PARTIAL),
    ("no target, and open", outcome(target=""), DURING, NONE),
    (
        "one of two is agreed",
        whole(outcomes=(replace(OUTCOME, agreed=False), OUTCOME)),
        LONG_AFTER,
        SUFFICIENT,
    ),
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
    ("no days of work", means(days_planned=None), LONG_AFTER, NONE),
    ("no days of work, and open", means(days_planned=None), DURING, NONE),
    ("spending not noted so far", means(spend=None), DURING, PARTIAL),
    ("spending not noted", means(spend=None), LONG_AFTER, PARTIAL),
    ("spending goes on", WHOLE, DURING, PARTIAL),
    ("a tenth under", means(spend=90_000), LONG_AFTER, SUFFICIENT),
    ("nothing planned, nothing spent", means(budget=0, spend=0), LONG_AFTER, SUFFICIENT),
    ("nothing planned, a pound spent", means(budget=0, spend=100), LONG_AFTER, PARTIAL),
    ("no activity", whole(activities=()), LONG_AFTER, SUFFICIENT),
    (
        "who runs one is not collected",
        whole(activities=((WHOLE.activities or ())[0], SURVEY_HELD)),
        LONG_AFTER,
        PARTIAL,
    ),
]
