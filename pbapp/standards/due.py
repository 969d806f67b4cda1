"""Which indicators are due on a day: by the size of the record and the stage it has reached."""

from __future__ import annotations

from datetime import date

from pbapp.standards.days import months_after
from pbapp.standards.facts import Record
from pbapp.standards.framework import NSCE_2016, Framework, Gate
from pbapp.standards.timing import ended_on, feedback_due_on, has_begun, is_over


def reached(record: Record, *, today: date) -> Gate:
    """The stage a record has reached, from its dates alone.

    Feedback begins when it ends; closed, once feedback was owed; followed up, 12 months on.
    """
    end, owed = ended_on(record), feedback_due_on(record)
    if end is None or not is_over(record, today):
        return Gate.LIVE if has_begun(record, today) else Gate.PLANNING
    since = record.dates.decision_on or end
    if today >= months_after(since, record.settings.follow_up_months):
        return Gate.FOLLOWED_UP
    return Gate.CLOSED if owed and owed < today else Gate.FEEDBACK


def due_codes(
    record: Record,
    *,
    today: date,
    framework: Framework = NSCE_2016,
) -> frozenset[str]:
    """Codes to be rated by now.

    None for a withdrawn record, though people are still owed feedback (`timing.feedback_due_on`).
    """
    if record.dates.withdrawn_on and record.dates.withdrawn_on <= today:
        return frozenset()
    gate = reached(record, today=today)
    asked = framework.due_at(record.tier)
    return frozenset(one.code for one in asked if one.gate.rank <= gate.rank)
