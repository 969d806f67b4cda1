from __future__ import annotations

from datetime import timedelta

from pbapp.standards.facts import Comment, CommentRoute
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import answered_after, page, route
from tests.standards.records import BEFORE, CLOSES, DURING, GOOD, LONG_AFTER, OPENS, dated, record

DAY = timedelta(days=1)


COM1: Cases = [
    ("up from opening, news every 30 days, plain", GOOD, LONG_AFTER, SUFFICIENT),
    ("31 days without news", page(updated_on=(OPENS + timedelta(days=31),)), LONG_AFTER, PARTIAL),
    ("31 days to the end", page(updated_on=(CLOSES - timedelta(days=31),)), LONG_AFTER, PARTIAL),
    ("30 days without news so far", page(updated_on=()), OPENS + timedelta(days=30), SUFFICIENT),
    ("31 days without news so far", page(updated_on=()), OPENS + timedelta(days=31), PARTIAL),
    ("up a day late", page(live_since=OPENS + timedelta(days=1)), LONG_AFTER, PARTIAL),
    ("hard to read", page(reading_grade=6.1), LONG_AFTER, PARTIAL),
    ("reading not measured", page(reading_grade=None), LONG_AFTER, PARTIAL),
    ("a word unexplained", page(unexplained_words=("LOIP",)), LONG_AFTER, PARTIAL),
    ("words not looked at", page(unexplained_words=None), LONG_AFTER, PARTIAL),
    (
        "late, silent and hard to read",
        page(live_since=OPENS + timedelta(days=1), updated_on=(), reading_grade=12),
        LONG_AFTER,
        NONE,
    ),
    ("no page", page(live_since=None), DURING, NONE),
    ("no page and not open", page(live_since=None), BEFORE, NOT_YET_DUE),
    ("a page and not open", page(live_since=BEFORE), BEFORE, NOT_YET_DUE),
    ("not collected", record(page=None), LONG_AFTER, NOT_MEASURABLE),
    ("goes up today", page(live_since=DURING), DURING, PARTIAL),
    ("goes up tomorrow", page(live_since=DURING + DAY), DURING, NONE),
    ("up, and opens today", page(live_since=BEFORE), OPENS, SUFFICIENT),
    ("up, with no opening", dated(opens_on=None), LONG_AFTER, NOT_YET_DUE),
    ("up long before it opens", page(live_since=OPENS - timedelta(40)), LONG_AFTER, SUFFICIENT),
    (
        "news long after the end",
        page(updated_on=(OPENS + timedelta(30), CLOSES + timedelta(60))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "news before the opening",
        page(updated_on=(BEFORE, OPENS + timedelta(30))),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("no closing set", dated(closes_on=None), DURING, SUFFICIENT),
    ("up after the end", page(live_since=CLOSES + timedelta(50)), LONG_AFTER, PARTIAL),
]

COM4: Cases = [
    ("open throughout, answered, one change", GOOD, LONG_AFTER, SUFFICIENT),
    (
        "a note why no change",
        route(changes=(), no_change_note="All agreed."),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("no change and no note", route(changes=()), LONG_AFTER, PARTIAL),
    ("no change yet", route(changes=()), DURING, PARTIAL),
    ("opened a day late", route(opened_on=OPENS + timedelta(days=1)), LONG_AFTER, PARTIAL),
    ("shut on the last day", route(shut_on=CLOSES), LONG_AFTER, SUFFICIENT),
    ("shut a day early", route(shut_on=CLOSES - timedelta(days=1)), LONG_AFTER, PARTIAL),
    ("answered in 11 working days", answered_after(11), LONG_AFTER, PARTIAL),
    ("half answered late", answered_after(11, 10), LONG_AFTER, PARTIAL),
    ("nobody commented", route(comments=()), LONG_AFTER, PARTIAL),
    ("nobody commented yet", route(comments=()), DURING, PARTIAL),
    (
        "one still waits in time",
        route(comments=(Comment(id=1, answered=False, working_days=10),)),
        DURING,
        PARTIAL,
    ),
    (
        "one of many still waits in time",
        route(
            comments=(
                Comment(id=1, answered=True, working_days=2),
                Comment(id=2, answered=False, working_days=1),
            )
        ),
        DURING,
        PARTIAL,
    ),
    (
        "open, nobody used it, no note",
        record(comment_route=CommentRoute(opened_on=OPENS)),
        LONG_AFTER,
        NONE,
    ),
    ("no way to comment", record(comment_route=CommentRoute()), DURING, NONE),
    ("not open yet", GOOD, BEFORE, NOT_YET_DUE),
    ("not collected", record(comment_route=None), LONG_AFTER, NOT_MEASURABLE),
    ("opened today", route(opened_on=DURING), DURING, PARTIAL),
    ("opens tomorrow", route(opened_on=DURING + DAY), DURING, NONE),
    ("no closing set", dated(closes_on=None), DURING, SUFFICIENT),
    ("shut yesterday, still open", route(shut_on=DURING - DAY), DURING, PARTIAL),
    ("three of four answered late", answered_after(11, 11, 11, 1), LONG_AFTER, PARTIAL),
    (
        "one still waits too long",
        route(comments=(Comment(id=1, answered=False, working_days=11),)),
        DURING,
        PARTIAL,
    ),
]
