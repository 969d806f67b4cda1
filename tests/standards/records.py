"""A well-run engagement, and ways to change one thing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import (
    Activity,
    Audience,
    Comment,
    CommentRoute,
    Dates,
    Decision,
    DecisionRule,
    Feedback,
    InformationItem,
    Method,
    PublicPage,
    Record,
    Told,
)
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import FeedbackKind, FeedbackPart, Kind, Level

OPENS = date(2026, 3, 2)
CLOSES = date(2026, 4, 13)
DECIDES = date(2026, 5, 11)
PROMISED = date(2026, 6, 8)
CHANGES_TOLD = date(2026, 11, 11)
LONG_AFTER = date(2026, 12, 1)
BEFORE = date(2026, 2, 1)
DURING = date(2026, 3, 20)

DATES = Dates(
    opens_on=OPENS,
    closes_on=CLOSES,
    first_planned_close_on=CLOSES,
    options_fixed_on=CLOSES,
    decision_on=DECIDES,
    feedback_promised_by=PROMISED,
    wholly_in_school_holidays=False,
)
WORKSHOP = Method(id="workshop", name="Workshop", deliberative=True, offline=True)
SURVEY = Method(id="survey", name="Online survey", online=True)
RULE = DecisionRule(method="vote", decider="Area committee", recorded_on=BEFORE)
DECISION = Decision(
    id=1, made_on=DECIDES, body="Area committee", method="vote", reason="Most people asked for it."
)
HEARD = Feedback(
    id=1,
    kind=FeedbackKind.WHAT_WE_HEARD,
    published_on=CLOSES + timedelta(days=28),
    covers=frozenset({FeedbackPart.PROCESS, FeedbackPart.OPTIONS}),
)
DECIDED = Feedback(
    id=2,
    kind=FeedbackKind.WHAT_WAS_DECIDED,
    published_on=DECIDES + timedelta(days=28),
    covers=frozenset({FeedbackPart.DECISIONS, FeedbackPart.REASONS}),
)
CHANGED = Feedback(id=3, kind=FeedbackKind.WHAT_CHANGED, published_on=CHANGES_TOLD)
ROUTE = CommentRoute(
    opened_on=OPENS,
    comments=(Comment(id=1, answered=True, working_days=10),),
    changes=("wording",),
)
PAGE = PublicPage(
    live_since=OPENS,
    updated_on=(OPENS + timedelta(days=30),),
    reading_grade=6,
    unexplained_words=(),
)


def papers(on_time: int, late: int) -> tuple[InformationItem, ...]:
    """Papers needed on the opening day; the late ones came 6 days ahead, one day too late."""
    leads = [7] * on_time + [6] * late
    return tuple(
        InformationItem(
            id=number,
            title=f"Paper {number}",
            needed_by=OPENS,
            published_on=OPENS - timedelta(days=lead),
            formats=frozenset({"easy_read"}),
        )
        for number, lead in enumerate(leads)
    )


GOOD = Record(
    id=42,
    tier=Tier.FULL,
    level=Level.INVOLVE,
    kind=Kind.SERVICE_CHANGE,
    dates=DATES,
    methods=(WORKSHOP, SURVEY),
    activities=(
        Activity(
            id=1,
            method_id="workshop",
            held_on=date(2026, 3, 16),
            discussion_minutes=60,
            notice_working_days=10,
        ),
        Activity(id=2, method_id="survey", held_on=OPENS, is_session=False),
    ),
    audiences=(
        Audience(
            id=1, name="Young carers", at_risk=True, method_ids=frozenset({"workshop", "survey"})
        ),
    ),
    information=papers(on_time=9, late=1),
    agreed_formats=frozenset({"easy_read"}),
    decision_rule=RULE,
    decisions=(DECISION,),
    feedback=(HEARD, DECIDED, CHANGED),
    told=Told(asked=12, told=12),
    comment_route=ROUTE,
    page=PAGE,
)


def record(**changes: Any) -> Record:
    """The good record with other groups of facts."""
    return replace(GOOD, **changes)


def dated(**changes: Any) -> Record:
    """The good record with other dates."""
    return replace(GOOD, dates=replace(DATES, **changes))


def without_facts() -> Record:
    """A record of which nothing is collected but its dates."""
    return Record(
        id=7, tier=Tier.FULL, level=Level.INVOLVE, kind=Kind.OTHER, dates=Dates(), by_hand=()
    )
