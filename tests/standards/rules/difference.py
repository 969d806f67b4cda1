from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
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


def review(*rating: str) -> Record:
    held = ReviewSession(held_on=REVIEWED, kinds_rating=frozenset(rating))
    return whole(review_session=(held,))


DAY = timedelta(days=1)


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


LATER = replace(ReviewSession(held_on=REVIEWED), kinds_rating=frozenset({"officer"}))


TOGETHER = replace(LATER, kinds_rating=frozenset({"partner", "community"}))


UNANSWERED_SIX = replace(SIX, answered_on=None)


SAME = [replace(ASKED, id=n) for n in range(3)]


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
    ("none written, and open", whole(outcomes=()), DURING, NONE),
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
    (
        "a reason without an answer",
        whole(findings=(replace(ASKED, response=None),)),
        LONG_AFTER,
        NONE,
    ),
    (
        "the same words, and two of three open",
        whole(findings=(ASKED, *(replace(ASKED, id=n, response=None) for n in (4, 5)))),
        LONG_AFTER,
        NONE,
    ),
    (
        "nothing but what a few said so far",
        whole(findings=(replace(ASKED, strength=Strength.FEW),)),
        DURING,
        NOT_YET_DUE,
    ),
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
    (
        "six months on, not answered",
        whole(follow_ups=(UNANSWERED_SIX,)),
        date(2026, 10, 13),
        NOT_YET_DUE,
    ),
    ("a day later", whole(follow_ups=(UNANSWERED_SIX,)), date(2026, 10, 14), NONE),
    ("no end set", replace(on(closes_on=None), follow_ups=()), AFTER_A_YEAR, NOT_YET_DUE),
    (
        "better, in one word",
        whole(follow_ups=(replace(SIX, change_logged="Better"), YEAR)),
        AFTER_A_YEAR,
        PARTIAL,
    ),
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
        review("partner"),
        LONG_AFTER,
        PARTIAL,
    ),
    ("officers alone", review("officer"), LONG_AFTER, NONE),
    ("no session", whole(review_session=()), LONG_AFTER, NONE),
    ("no session yet", whole(review_session=()), DURING, NOT_YET_DUE),
    (
        "two sessions, one with both",
        whole(review_session=(LATER, TOGETHER)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("a session today", WHOLE, REVIEWED, SUFFICIENT),
    ("a session tomorrow", WHOLE, REVIEWED - DAY, NONE),
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
    ("neither while it runs", whole(learning=Learning()), DURING, NONE),
    (
        "published today",
        whole(learning=Learning(note_published_on=LONG_AFTER, earlier_cited=(1,))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "published tomorrow",
        whole(learning=Learning(note_published_on=LONG_AFTER + DAY, earlier_cited=(1,))),
        LONG_AFTER,
        PARTIAL,
    ),
]
