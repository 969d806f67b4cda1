"""The good record with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pbapp.standards.facts import Audience, Comment, Record
from pbapp.standards.kinds import FeedbackPart, Kind
from tests.standards.records import DECISION, GOOD, HEARD, OPENS, PAGE, ROUTE, dated, record

WORKSHOP_HELD, SURVEY_HELD = GOOD.activities or ()


def ends_after(count: int) -> Record:
    """Open for so many days, as first planned."""
    end = OPENS + timedelta(days=count)
    return dated(closes_on=end, first_planned_close_on=end)


def of_kind(kind: Kind, open_for: int) -> Record:
    return replace(ends_after(open_for), kind=kind)


def decisions(**changes: Any) -> Record:
    return record(decisions=(replace(DECISION, **changes),))


def held(**changes: Any) -> Record:
    return record(activities=(replace(WORKSHOP_HELD, **changes), SURVEY_HELD))


def only(method: Any, **changes: Any) -> Record:
    used = [one for one in (WORKSHOP_HELD, SURVEY_HELD) if one.method_id == method.id]
    return record(methods=(method,), activities=tuple(replace(one, **changes) for one in used))


def audience(*method_ids: str) -> Record:
    return record(
        audiences=(Audience(id=1, name="Carers", at_risk=True, method_ids=frozenset(method_ids)),)
    )


def page(**changes: Any) -> Record:
    return record(page=replace(PAGE, **changes))


def route(**changes: Any) -> Record:
    return record(comment_route=replace(ROUTE, **changes))


def answered_after(*working_days: int) -> Record:
    comments = (Comment(id=n, answered=True, working_days=d) for n, d in enumerate(working_days))
    return route(comments=tuple(comments))


def heard_covers(*parts: FeedbackPart) -> Record:
    return record(feedback=(replace(HEARD, covers=frozenset(parts)),))
