from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pbapp.standards.facts import FormatRequest, Record
from pbapp.standards.kinds import Visibility
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, DURING, LONG_AFTER
from tests.standards.whole import ASKED, WHOLE, whole

PAPERS = WHOLE.information or ()
HEARD, DECIDED, CHANGED = WHOLE.feedback or ()


def request(*, met: bool, working_days: int) -> Record:
    asked = FormatRequest(id=1, format="bsl", met=met, working_days=working_days)
    return whole(format_requests=(asked,))


def papers(count: int, **changes: Any) -> Record:
    """So many of the ten papers changed."""
    changed = tuple(replace(one, **changes) for one in PAPERS[:count])
    return whole(information=changed + PAPERS[count:])


def heard(**changes: Any) -> Record:
    return whole(feedback=(replace(HEARD, **changes), DECIDED, CHANGED))


DAY = timedelta(days=1)


COM2: Cases = [
    ("offered, and met on the tenth working day", WHOLE, LONG_AFTER, SUFFICIENT),
    ("nobody asked for another", whole(format_requests=()), LONG_AFTER, SUFFICIENT),
    ("met on the eleventh", request(met=True, working_days=11), LONG_AFTER, PARTIAL),
    ("waiting for eleven", request(met=False, working_days=11), LONG_AFTER, PARTIAL),
    ("waiting for ten", request(met=False, working_days=10), LONG_AFTER, SUFFICIENT),
    (
        "a format is not offered, a request not met",
        replace(
            request(met=False, working_days=20), agreed_formats=frozenset({"easy_read", "bsl"})
        ),
        LONG_AFTER,
        NONE,
    ),
    ("no paper yet", whole(information=(), format_requests=()), DURING, NOT_YET_DUE),
    ("nobody was asked", whole(agreed_formats=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "one of two met in time",
        replace(
            request(met=True, working_days=11),
            format_requests=(
                *(WHOLE.format_requests or ()),
                *(request(met=True, working_days=11).format_requests or ()),
            ),
        ),
        LONG_AFTER,
        PARTIAL,
    ),
]
COM3: Cases = [
    ("all open", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "confidential, with the reason",
        papers(1, visible_to=Visibility.CONFIDENTIAL, withheld_reason="Names a family."),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("one for the core group alone", papers(1, visible_to=Visibility.CORE), LONG_AFTER, PARTIAL),
    ("six of ten closed", papers(6, visible_to=Visibility.CORE), LONG_AFTER, NONE),
    ("none out yet", papers(10, published_on=None), DURING, NOT_YET_DUE),
    ("none was ever out", papers(10, published_on=None), LONG_AFTER, NONE),
    (
        "a closed paper that is out tomorrow",
        papers(1, published_on=LONG_AFTER + DAY, visible_to="core"),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "a closed paper that is out today",
        papers(1, published_on=LONG_AFTER, visible_to="core"),
        LONG_AFTER,
        PARTIAL,
    ),
]
COM5: Cases = [
    ("all findings, called fair", WHOLE, LONG_AFTER, SUFFICIENT),
    ("not signed", heard(is_confirmed=False), LONG_AFTER, PARTIAL),
    ("one of two findings", heard(finding_ids=frozenset({1})), LONG_AFTER, PARTIAL),
    (
        "no finding, not signed",
        heard(finding_ids=frozenset(), is_confirmed=False),
        LONG_AFTER,
        NONE,
    ),
    (
        "a finding without stance",
        replace(WHOLE, findings=(replace(ASKED, stance=None),)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("what was heard is not told", whole(feedback=(DECIDED,)), LONG_AFTER, NONE),
    ("not told yet", whole(feedback=()), DURING, NOT_YET_DUE),
    ("nothing heard yet", whole(findings=()), BEFORE, NOT_YET_DUE),
    ("which findings is not collected", heard(finding_ids=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "one telling says which findings",
        whole(feedback=(replace(HEARD, id=9, finding_ids=None), HEARD)),
        LONG_AFTER,
        NOT_MEASURABLE,
    ),
    (
        "one of two tellings is confirmed",
        whole(feedback=(replace(HEARD, id=9, is_confirmed=False), HEARD)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "told early, not signed yet",
        heard(published_on=DURING, is_confirmed=False),
        DURING,
        PARTIAL,
    ),
]
