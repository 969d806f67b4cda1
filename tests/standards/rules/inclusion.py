from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import Audience, Reach, Record, Views
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Affected, Answer, Stance
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import WORKSHOP_HELD
from tests.standards.records import BEFORE, CLOSES, DURING, LONG_AFTER, OPENS
from tests.standards.whole import (
    AGAINST,
    ASKED,
    AUDIENCE,
    MARY,
    OPTION,
    SCREEN_AGE,
    SCREEN_SEX,
    WHOLE,
    whole,
)

#: a quarter of the 42 days it is open, rounded down
QUARTER = OPENS + timedelta(days=10)


def met(*days: date | None) -> Record:
    """Audiences directly affected, first met on these days."""
    return whole(
        audiences=tuple(replace(AUDIENCE, id=n, first_contact_on=day) for n, day in enumerate(days))
    )


DAY = timedelta(days=1)


HELD_ON = WORKSHOP_HELD.held_on


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


def speaker(**changes: Any) -> Record:
    return whole(representatives=(replace(MARY, **changes),))


OFFICERS_OPTION = replace(OPTION, from_community=False)


INC1: Cases = [
    ("met on the last day of the first quarter", met(QUARTER), LONG_AFTER, SUFFICIENT),
    ("met a day later", met(QUARTER + timedelta(days=1)), LONG_AFTER, NONE),
    ("one of two met in time", met(OPENS, CLOSES), LONG_AFTER, PARTIAL),
    ("one of three met in time", met(OPENS, None, None), LONG_AFTER, NONE),
    ("not met yet, and there is time", met(None), OPENS, NOT_YET_DUE),
    (
        "options fixed before the quarter is over",
        replace(met(QUARTER), dates=replace(WHOLE.dates, options_fixed_on=OPENS)),
        LONG_AFTER,
        NONE,
    ),
    (
        "met on the day the options were fixed",
        replace(met(QUARTER), dates=replace(WHOLE.dates, options_fixed_on=QUARTER)),
        LONG_AFTER,
        NONE,
    ),
    (
        "met the day before the options were fixed",
        replace(met(OPENS), dates=replace(WHOLE.dates, options_fixed_on=OPENS + timedelta(1))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "nobody marked as directly affected",
        whole(audiences=(replace(AUDIENCE, affected=Affected.INTERESTED),)),
        LONG_AFTER,
        NONE,
    ),
    ("no audience, before it opens", whole(audiences=()), BEFORE, NOT_YET_DUE),
    (
        "nobody said how it touches them",
        whole(audiences=(Audience(id=1, name="All"),)),
        LONG_AFTER,
        NOT_MEASURABLE,
    ),
    ("all met on the first day", met(OPENS), OPENS, SUFFICIENT),
    ("not met on the last day for it", met(None), QUARTER, NOT_YET_DUE),
    ("no opening set", on(opens_on=None), LONG_AFTER, NOT_YET_DUE),
    ("no closing set", on(closes_on=None), LONG_AFTER, NOT_YET_DUE),
    ("no day for the options", on(options_fixed_on=None), LONG_AFTER, SUFFICIENT),
]


def reach(most_deprived: int, base: int = 60, area_part: int = 400) -> Record:
    return whole(
        reach=Reach(base=base, most_deprived=most_deprived, area_part=area_part, area_base=1000)
    )


INC2: Cases = [
    ("screened, acted, gone to, reached", WHOLE, LONG_AFTER, SUFFICIENT),
    ("four fifths of the share of the area", reach(32, base=100), LONG_AFTER, SUFFICIENT),
    ("a little less", reach(31, base=100), LONG_AFTER, PARTIAL),
    ("29 of them said where they live", reach(29, base=29), LONG_AFTER, PARTIAL),
    ("nobody of the area lives in that fifth", reach(0, area_part=0), LONG_AFTER, SUFFICIENT),
    ("small work asks nobody", whole(tier=Tier.LIGHT, reach=None), LONG_AFTER, SUFFICIENT),
    ("large work asks nobody", whole(reach=None), LONG_AFTER, PARTIAL),
    (
        "a row that is not answered",
        whole(screen=(SCREEN_AGE, replace(SCREEN_SEX, affected=None))),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "an action that is not done",
        whole(screen=(replace(SCREEN_AGE, action_done=False), SCREEN_SEX)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "all ticked as not touched, nobody at risk, nobody reached",
        whole(
            screen=(replace(SCREEN_AGE, affected=Answer.NO), SCREEN_SEX),
            audiences=(replace(AUDIENCE, at_risk=False),),
            reach=Reach(base=60, most_deprived=2, area_part=400, area_base=1000),
        ),
        LONG_AFTER,
        NONE,
    ),
    (
        "no activity for those often missed",
        whole(audiences=(replace(AUDIENCE, activity_ids=frozenset()),)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "nothing begun",
        whole(screen=(), audiences=(), reach=None, activities=()),
        BEFORE,
        NOT_YET_DUE,
    ),
    ("small work that asked enough", replace(reach(2), tier=Tier.LIGHT), LONG_AFTER, PARTIAL),
    (
        "small work that asked thirty",
        replace(reach(2, base=30), tier=Tier.LIGHT),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "small work that asked few",
        replace(reach(0, 29), tier=Tier.LIGHT),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("thirty said where they live", reach(12, base=30), LONG_AFTER, SUFFICIENT),
    ("half of the four fifths", reach(16, base=100), LONG_AFTER, PARTIAL),
    ("less than half of the four fifths", reach(15, base=100), LONG_AFTER, PARTIAL),
    ("few so far", reach(5, base=10), DURING, PARTIAL),
    ("nobody touched so far", whole(screen=(SCREEN_SEX,)), DURING, PARTIAL),
    (
        "an action in one word",
        whole(screen=(replace(SCREEN_AGE, action="Done"),)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "unsure is touched",
        whole(screen=(replace(SCREEN_AGE, affected=Answer.UNSURE, action_done=False),)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("nobody often missed so far", whole(audiences=()), DURING, PARTIAL),
    ("their activity is a day ahead", WHOLE, HELD_ON - DAY, PARTIAL),
    ("their activity is today", WHOLE, HELD_ON, SUFFICIENT),
]
INC3: Cases = [
    ("reported between three meetings", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "reported once of three",
        whole(representatives=(replace(MARY, report_backs=1),)),
        LONG_AFTER,
        NONE,
    ),
    (
        "one of two reported",
        whole(representatives=(MARY, replace(MARY, id=2, report_backs=0))),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "still under way",
        whole(representatives=(replace(MARY, report_backs=0),)),
        DURING,
        NOT_YET_DUE,
    ),
    ("nobody is a representative", whole(representatives=()), LONG_AFTER, NOT_MEASURABLE),
    ("one meeting, one report", speaker(meetings=1, report_backs=1), LONG_AFTER, SUFFICIENT),
]
INC4: Cases = [
    ("an objector's view and a community option", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "only the view of most, and no note",
        whole(findings=(ASKED,)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "a signed note that none arose",
        whole(
            findings=(ASKED,),
            views=Views(no_minority_note="Nobody objected, says M. Ross.", options=(OPTION,)),
        ),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "a note without any finding",
        whole(findings=(), views=Views(no_minority_note="None arose.", options=())),
        LONG_AFTER,
        NONE,
    ),
    (
        "an option dropped without reason",
        whole(views=Views(options=(replace(OPTION, reason=""),))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("nothing yet", whole(findings=(), views=Views(options=())), DURING, NOT_YET_DUE),
    (
        "a mixed view is not a view of the few",
        whole(findings=(replace(AGAINST, stance=Stance.MIXED),), views=Views(options=())),
        LONG_AFTER,
        NONE,
    ),
    (
        "a whole note without any finding",
        whole(findings=(), views=Views(no_minority_note="Nobody objected, says M. Ross.")),
        LONG_AFTER,
        NONE,
    ),
    (
        "only officers' options",
        whole(views=Views(options=(OFFICERS_OPTION,))),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "an option with a reason and no end",
        whole(views=Views(options=(replace(OPTION, result=None),))),
        LONG_AFTER,
        PARTIAL,
    ),
]
