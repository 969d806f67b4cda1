from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pbapp.standards.kinds import FeedbackPart
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import decisions, heard_covers
from tests.standards.records import (
    CLOSES,
    DECIDES,
    DURING,
    GOOD,
    LONG_AFTER,
    PROMISED,
    dated,
    record,
)
from tests.standards.rules.openness import CHANGED

COM6: Cases = [
    ("four parts and a reason", GOOD, LONG_AFTER, SUFFICIENT),
    ("a decision without reason", decisions(reason=" "), LONG_AFTER, PARTIAL),
    (
        "half told",
        heard_covers(FeedbackPart.PROCESS, FeedbackPart.OPTIONS),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "one part told, no reason",
        replace(heard_covers(FeedbackPart.PROCESS), decisions=decisions(reason="").decisions),
        LONG_AFTER,
        NONE,
    ),
    (
        "one part told before there is a decision",
        replace(heard_covers(FeedbackPart.PROCESS), decisions=()),
        DECIDES,
        PARTIAL,
    ),
    ("all told before there is a decision", record(decisions=()), DECIDES, PARTIAL),
    ("all told, but the decision never came", record(decisions=()), LONG_AFTER, PARTIAL),
    ("decisions not collected", record(decisions=None), LONG_AFTER, PARTIAL),
    ("nothing told on the promised day", record(feedback=()), PROMISED, NOT_YET_DUE),
    ("nothing told the day after", record(feedback=()), PROMISED + timedelta(days=1), NONE),
    (
        "no promise, 28 days after the end",
        replace(dated(feedback_promised_by=None), feedback=()),
        CLOSES + timedelta(days=28),
        NOT_YET_DUE,
    ),
    (
        "no promise, 29 days after the end",
        replace(dated(feedback_promised_by=None), feedback=()),
        CLOSES + timedelta(days=29),
        NONE,
    ),
    (
        "withdrawn, and people were told nothing",
        replace(dated(withdrawn_on=DURING, feedback_promised_by=None), feedback=()),
        DURING + timedelta(days=29),
        NONE,
    ),
    ("not published yet", GOOD, DURING, NOT_YET_DUE),
    ("not collected", record(feedback=None), LONG_AFTER, NOT_MEASURABLE),
    ("decided today and not told", GOOD, DECIDES, PARTIAL),
    (
        "no promise and no end",
        replace(dated(feedback_promised_by=None, closes_on=None), feedback=()),
        LONG_AFTER,
        NOT_YET_DUE,
    ),
    (
        "one is not published",
        record(feedback=(*(GOOD.feedback or ()), replace(CHANGED, id=9, published_on=None))),
        LONG_AFTER,
        SUFFICIENT,
    ),
]
