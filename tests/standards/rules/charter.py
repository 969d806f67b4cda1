from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import Budgeting, Record
from pbapp.standards.framework import Tier
from tests.standards.cases import (
    NONE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, CLOSES, DURING, LONG_AFTER, OPENS
from tests.standards.rules.inclusion import reach
from tests.standards.whole import AFTER_A_YEAR, WHOLE, whole

RESULT = CLOSES + timedelta(days=7)
RUN = Budgeting(
    ideas_offline=True,
    vote_offline=True,
    steering_local=4,
    taking_part_before=60,
    days_to_discuss=7,
    questions=4,
    questions_answered=4,
    projects=10,
    projects_explained=10,
    vote_binds=True,
    rules_published_on=OPENS,
    voting_opens_on=OPENS,
    result_published_on=RESULT,
    count_is_open=True,
    unfunded_told=True,
    councillors_role="Councillors may speak and have no vote of their own",
    plan_links=1,
    followed_up_on=LONG_AFTER,
)


def run(**changes: Any) -> Record:
    return whole(budgeting=replace(RUN, **changes))


DAY = timedelta(days=1)


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


CASES: dict[str, Cases] = {
    "PBC1": [
        ("offline, barriers gone, reached", run(), LONG_AFTER, SUFFICIENT),
        ("no vote without the internet", run(vote_offline=False), LONG_AFTER, PARTIAL),
        (
            "online only, barriers open",
            replace(run(ideas_offline=False, vote_offline=False), barriers=()),
            LONG_AFTER,
            NONE,
        ),
        ("nobody said how ideas come in", run(ideas_offline=None), LONG_AFTER, PARTIAL),
        (
            "the most deprived fifth stayed away",
            replace(run(), reach=reach(2).reach),
            LONG_AFTER,
            PARTIAL,
        ),
        (
            "a small round asks nobody",
            replace(run(), tier=Tier.LIGHT, reach=None),
            LONG_AFTER,
            SUFFICIENT,
        ),
    ],
    "PBC2": [
        ("local people steer and take part", run(), LONG_AFTER, SUFFICIENT),
        ("nobody local steers", run(steering_local=0), LONG_AFTER, PARTIAL),
        ("neither", run(steering_local=0, taking_part_before=0), LONG_AFTER, NONE),
        ("who steers is not said", run(steering_local=None), LONG_AFTER, PARTIAL),
        ("one local person steers", run(steering_local=1), LONG_AFTER, SUFFICIENT),
        ("nobody took part so far", run(taking_part_before=0), DURING, PARTIAL),
    ],
    "PBC3": [
        ("a week, explained, answered", run(), LONG_AFTER, SUFFICIENT),
        ("six days", run(days_to_discuss=6), LONG_AFTER, PARTIAL),
        ("half answered", run(questions_answered=2), LONG_AFTER, PARTIAL),
        ("nobody asked", run(questions=0, questions_answered=0), LONG_AFTER, SUFFICIENT),
        (
            "no time, nothing explained",
            run(days_to_discuss=0, projects_explained=1, questions=0),
            LONG_AFTER,
            NONE,
        ),
        ("not set yet", run(days_to_discuss=None, projects=0, questions=0), BEFORE, NOT_YET_DUE),
        ("no time set, and open", run(days_to_discuss=None), DURING, PARTIAL),
        ("no projects so far", run(projects=0), DURING, PARTIAL),
        ("half explained", run(projects_explained=5), LONG_AFTER, PARTIAL),
        ("fewer than half explained", run(projects_explained=4), LONG_AFTER, PARTIAL),
    ],
    "PBC4": [
        ("it binds, groups are helped", run(), LONG_AFTER, SUFFICIENT),
        ("it does not bind", run(vote_binds=False), LONG_AFTER, PARTIAL),
        ("neither", replace(run(vote_binds=False), support_offers=()), LONG_AFTER, NONE),
    ],
    "PBC5": [("changed as people asked", run(), LONG_AFTER, SUFFICIENT)],
    "PBC6": [
        ("all open", run(), LONG_AFTER, SUFFICIENT),
        (
            "rules a day late",
            run(rules_published_on=OPENS + timedelta(days=1)),
            LONG_AFTER,
            PARTIAL,
        ),
        (
            "nothing open",
            run(rules_published_on=None, count_is_open=False, unfunded_told=False),
            LONG_AFTER,
            NONE,
        ),
        ("no result yet", run(result_published_on=None), DURING, PARTIAL),
        ("rules not out, and open", run(rules_published_on=None), DURING, PARTIAL),
        ("rules out, no day for the vote", run(voting_opens_on=None), LONG_AFTER, SUFFICIENT),
        ("nobody says whether others were told", run(unfunded_told=None), LONG_AFTER, PARTIAL),
    ],
    "PBC7": [
        ("set out, tied, followed up", run(), LONG_AFTER, SUFFICIENT),
        ("not followed up yet", run(followed_up_on=None), LONG_AFTER, PARTIAL),
        ("none of it", run(councillors_role="", plan_links=0), CLOSES, NONE),
        ("ties are not collected", run(plan_links=None), LONG_AFTER, PARTIAL),
        ("followed up tomorrow", run(followed_up_on=LONG_AFTER + DAY), LONG_AFTER, PARTIAL),
        (
            "a year on, not followed up",
            run(followed_up_on=None),
            RESULT.replace(year=2027),
            PARTIAL,
        ),
        ("a year and a day", run(followed_up_on=None), RESULT.replace(year=2027) + DAY, PARTIAL),
        (
            "no result, not followed up",
            run(followed_up_on=None, result_published_on=None),
            AFTER_A_YEAR,
            PARTIAL,
        ),
    ],
}
