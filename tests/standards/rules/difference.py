from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pbapp.standards.facts import Learning, Record, Returning, ReviewSession
from pbapp.standards.kinds import OutcomeStatus, Strength
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, CLOSES, DECIDES, DURING, LONG_AFTER
from tests.standards.whole import (
    AFTER_A_YEAR,
    AGAINST,
    ASKED,
    OUTCOME,
    SIX,
    WHOLE,
    YEAR,
    replies,
    whole,
)

OPEN = replace(ASKED, id=3, response=None, reason="")
REVIEWED = CLOSES + timedelta(days=60)


def outcome(**changes: Any) -> Record:
    return whole(outcomes=(replace(OUTCOME, **changes),))


def review(kinds: set[str], rating: set[str]) -> Record:
    held = ReviewSession(held_on=REVIEWED, kinds=frozenset(kinds), kinds_rating=frozenset(rating))
    return whole(review_session=(held,))


IMP1: Cases = [
    ("judged, with evidence", WHOLE, LONG_AFTER, SUFFICIENT),
    ("not met is an answer", outcome(status=OutcomeStatus.NOT_MET), LONG_AFTER, SUFFICIENT),
    ("unknown is none", outcome(status=OutcomeStatus.UNKNOWN), LONG_AFTER, NONE),
    ("judged without evidence", outcome(evidence=" "), LONG_AFTER, NONE),
    (
        "one of two judged",
        whole(outcomes=(OUTCOME, replace(OUTCOME, id=2, status=None))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("while it runs", outcome(status=None), DURING, NOT_YET_DUE),
]
IMP2: Cases = [
    ("all answered", WHOLE, LONG_AFTER, SUFFICIENT),
    ("one of two open", whole(findings=(ASKED, OPEN)), LONG_AFTER, PARTIAL),
    ("the only one open", whole(findings=(OPEN,)), LONG_AFTER, NONE),
    ("answered without a reason", whole(findings=(replace(ASKED, reason=""),)), LONG_AFTER, NONE),
    (
        "what a few said may stay open",
        whole(findings=(ASKED, replace(OPEN, strength=Strength.FEW))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("open until the day of the decision", whole(findings=(OPEN,)), DECIDES, NOT_YET_DUE),
    ("nothing but what a few said", whole(findings=(AGAINST,)), LONG_AFTER, NONE),
    (
        "one answer for everything",
        whole(findings=tuple(replace(ASKED, id=n) for n in range(3))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("not collected", whole(findings=None), LONG_AFTER, NOT_MEASURABLE),
]
IMP3: Cases = [
    ("both answered, and better", WHOLE, AFTER_A_YEAR, SUFFICIENT),
    ("the second not answered", whole(follow_ups=(SIX,)), AFTER_A_YEAR, PARTIAL),
    (
        "nothing is better",
        whole(follow_ups=(replace(SIX, measure_moved=False), YEAR)),
        AFTER_A_YEAR,
        PARTIAL,
    ),
    ("none answered", whole(follow_ups=()), AFTER_A_YEAR, NONE),
    ("none due", whole(follow_ups=()), DECIDES, NOT_YET_DUE),
    ("not collected", whole(follow_ups=None), AFTER_A_YEAR, NOT_MEASURABLE),
]
IMP4: Cases = [
    ("ready again, and counted", WHOLE, LONG_AFTER, SUFFICIENT),
    ("not ready again", whole(pulse=replies(3)), LONG_AFTER, PARTIAL),
    ("not counted", whole(returning=Returning()), LONG_AFTER, PARTIAL),
    (
        "neither",
        whole(pulse=replies(3), returning=Returning()),
        LONG_AFTER,
        NONE,
    ),
    (
        "nothing yet",
        whole(pulse=replies(4, 0), returning=Returning()),
        DURING,
        NOT_YET_DUE,
    ),
    ("not collected", whole(pulse=None, returning=None), LONG_AFTER, NOT_MEASURABLE),
]
IMP5: Cases = [
    ("partner and community rated", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "the community was there and did not rate",
        review({"partner", "community"}, {"partner"}),
        LONG_AFTER,
        PARTIAL,
    ),
    ("officers alone", review({"officer"}, {"officer"}), LONG_AFTER, NONE),
    ("no session", whole(review_session=()), LONG_AFTER, NONE),
    ("no session yet", whole(review_session=()), DURING, NOT_YET_DUE),
]
IMP7: Cases = [
    ("published, and earlier ones named", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "published only",
        whole(learning=Learning(note_published_on=REVIEWED)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("neither", whole(learning=Learning()), LONG_AFTER, NONE),
    ("neither yet", whole(learning=Learning()), BEFORE, NOT_YET_DUE),
    ("not collected", whole(learning=None), LONG_AFTER, NOT_MEASURABLE),
]
