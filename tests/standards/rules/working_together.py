from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pbapp.standards.facts import DecisionRule, Record
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.changed import decisions
from tests.standards.records import (
    BEFORE,
    CLOSES,
    DECIDES,
    DURING,
    GOOD,
    LONG_AFTER,
    OPENS,
    RULE,
    dated,
    papers,
    record,
)
from tests.standards.rules.openness import PAPERS
from tests.standards.whole import AFTER_A_YEAR, WHOLE

DAY = timedelta(days=1)


def on(**days: date | None) -> Record:
    """The whole record with other dates."""
    return replace(WHOLE, dates=replace(WHOLE.dates, **days))


WOR2: Cases = [
    ("agreed before opening and kept", GOOD, LONG_AFTER, SUFFICIENT),
    (
        "same body and way in other letters",
        decisions(body="area  COMMITTEE", method="Vote"),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("decided by another body", decisions(body="Council leader"), LONG_AFTER, PARTIAL),
    ("decided in another way", decisions(method="lot"), LONG_AFTER, PARTIAL),
    (
        "another body, explained",
        decisions(body="Council leader", departure="The committee was dissolved."),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "written down on the opening day",
        record(decision_rule=replace(RULE, recorded_on=OPENS)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "written down the day after opening",
        record(decision_rule=replace(RULE, recorded_on=OPENS + timedelta(days=1))),
        LONG_AFTER,
        PARTIAL,
    ),
    ("no decision yet", record(decisions=()), DURING, PARTIAL),
    (
        "late to write down, and the decision never came",
        record(decision_rule=replace(RULE, recorded_on=CLOSES), decisions=()),
        DECIDES + timedelta(days=1),
        NONE,
    ),
    ("decisions not collected", record(decisions=None), LONG_AFTER, PARTIAL),
    ("never written down", record(decision_rule=DecisionRule()), LONG_AFTER, NONE),
    ("a decider of blanks", record(decision_rule=replace(RULE, decider=" ")), LONG_AFTER, NONE),
    (
        "not opened, nothing written",
        record(decision_rule=DecisionRule(), decisions=()),
        BEFORE,
        NOT_YET_DUE,
    ),
    ("not collected", record(decision_rule=None), LONG_AFTER, NOT_MEASURABLE),
    ("no decision, on the day for it", record(decisions=()), DECIDES, PARTIAL),
    (
        "no way written down",
        record(decision_rule=replace(GOOD.decision_rule, method=" ")),
        LONG_AFTER,
        NONE,
    ),
    (
        "no day written down",
        record(decision_rule=replace(GOOD.decision_rule, recorded_on=None)),
        LONG_AFTER,
        NONE,
    ),
    ("written down, with no opening", dated(opens_on=None), LONG_AFTER, SUFFICIENT),
    (
        "one of two strays",
        record(decisions=(GOOD.decisions[0], replace(GOOD.decisions[0], id=2, body="Nobody"))),
        LONG_AFTER,
        PARTIAL,
    ),
]

WOR4: Cases = [
    ("9 of 10 on time", record(information=papers(9, 1)), LONG_AFTER, SUFFICIENT),
    ("8 of 10 on time", record(information=papers(8, 2)), LONG_AFTER, PARTIAL),
    ("89 of 100 on time", record(information=papers(89, 11)), LONG_AFTER, PARTIAL),
    ("5 of 10 on time", record(information=papers(5, 5)), LONG_AFTER, PARTIAL),
    ("4 of 10 on time", record(information=papers(4, 6)), LONG_AFTER, NONE),
    (
        "formats wanting",
        record(agreed_formats=frozenset({"easy_read", "gaelic"})),
        LONG_AFTER,
        NONE,
    ),
    ("formats not collected", record(agreed_formats=None), LONG_AFTER, PARTIAL),
    ("no paper at the end", record(information=()), LONG_AFTER, NONE),
    ("no paper so far", record(information=()), DURING, NOT_YET_DUE),
    (
        "seven days to go, not out",
        record(information=(replace(papers(1, 0)[0], published_on=None),)),
        OPENS - timedelta(days=7),
        NOT_YET_DUE,
    ),
    (
        "six days to go, not out",
        record(information=(replace(papers(1, 0)[0], published_on=None),)),
        OPENS - timedelta(days=6),
        NONE,
    ),
    ("not collected", record(information=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "out today, in time",
        record(information=(replace(PAPERS[0], published_on=BEFORE),)),
        BEFORE,
        SUFFICIENT,
    ),
    (
        "out tomorrow",
        record(information=(replace(PAPERS[0], published_on=BEFORE + DAY),)),
        BEFORE,
        NOT_YET_DUE,
    ),
    (
        "one due and one ahead",
        record(
            information=(
                PAPERS[0],
                replace(PAPERS[1], published_on=None, needed_by=AFTER_A_YEAR),
            )
        ),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "only one that lies ahead",
        record(information=(replace(PAPERS[1], published_on=None, needed_by=AFTER_A_YEAR),)),
        LONG_AFTER,
        NOT_YET_DUE,
    ),
]
