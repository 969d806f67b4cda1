"""Where to put something right, and where a fact can be seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import url_for

from pbapp.access.guard import can
from pbapp.access.permissions import Can
from pbapp.engagement.bars import Bar
from pbapp.engagement.forms.record import Topic
from pbapp.engagement.kinds import Part
from pbapp.engagement.labels import BARS
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.sheets import SHEETS, Sheet
from pbapp.engagement.routes.blueprint import Section
from pbapp.engagement.routes.light import mended_in_short
from pbapp.i18n import _, lazy
from pbapp.standards.parts import FactKind, FactLink

#: what mends each bar: a topic to fill in, a row to add, or a page to look at
MENDS: dict[Bar, Topic | Part | Section | Sheet] = {
    Bar.NO_SUMMARY: Topic.ABOUT,
    Bar.NO_TOPIC: Topic.ABOUT,
    Bar.NO_AREA: Topic.ABOUT,
    Bar.NO_AUDIENCE: Part.AUDIENCE,
    Bar.NO_DAYS: Topic.DATES,
    Bar.NO_DATES: Topic.DATES,
    Bar.NO_QUESTION: Topic.PURPOSE,
    Bar.NO_LIMITS: Topic.PURPOSE,
    Bar.NO_RULE: Topic.DECISION,
    Bar.NO_RESULT: Topic.PURPOSE,
    Bar.NO_WEIGHT: Topic.DECISION,
    Bar.NO_MEANS: Topic.MEANS,
    Bar.OPEN_BARRIER: Sheet.NEEDS,
    Bar.NO_ASSESSMENT: Sheet.AIMS,
    Bar.NO_DATA_NOTE: Topic.DATA,
    Bar.NOT_AGREED: Sheet.AGREEMENT,
    Bar.NOT_OPEN: Topic.DATES,
    Bar.NOTHING_PLANNED: Part.ACTIVITY,
    Bar.STILL_OPEN: Topic.DATES,
    Bar.NO_ACTIVITY: Part.ACTIVITY,
    Bar.NO_HEADCOUNT: Section.ACTIVITIES,
    Bar.NOTHING_HEARD: Part.FINDING,
    Bar.NO_MINORITY: Part.FINDING,
    Bar.UNANSWERED: Section.HEARD,
}
FACTS: dict[FactKind, Section | Sheet] = {
    FactKind.RECORD: Section.PLAN,
    FactKind.ACTIVITY: Section.ACTIVITIES,
    FactKind.METHOD: Section.ACTIVITIES,
    FactKind.AUDIENCE: Section.PEOPLE,
    FactKind.INFORMATION: Section.ACTIVITIES,
    FactKind.DECISION: Section.DECISIONS,
    FactKind.FEEDBACK: Section.PROMISES,
    FactKind.PAGE: Section.PLAN,
    FactKind.SCREEN: Sheet.NEEDS,
    FactKind.PARTNER: Sheet.AGREEMENT,
    FactKind.REPRESENTATIVE: Sheet.PEOPLE,
    FactKind.ROLE: Sheet.PEOPLE,
    FactKind.BARRIER: Sheet.NEEDS,
    FactKind.SUPPORT: Sheet.NEEDS,
    FactKind.REACH: Section.PEOPLE,
    FactKind.PLAN: Sheet.AGREEMENT,
    FactKind.OUTCOME: Sheet.AIMS,
    FactKind.CHANGE: Section.WAY,
    FactKind.PULSE: Section.ACTIVITIES,
    FactKind.FORMAT_REQUEST: Section.WAY,
    FactKind.FINDING: Section.HEARD,
    FactKind.COMMENT: Section.WAY,
    FactKind.COMPLAINT: Section.WAY,
}

#: pages of the loop, of lessons and of sessions: they mend a bar, and facts can be seen there
MENDED_BY: dict[Bar, str] = {
    Bar.NO_SEARCH: ".known_of",
    Bar.NOT_TOLD: "loop.overview",
    Bar.NO_LESSON: "learning.of_record",
    Bar.NOT_CHECKED: "loop.overview",
}
SEEN_AT: dict[FactKind, tuple[str, str]] = {
    FactKind.OPTION: (lazy("Telling people"), "loop.overview"),
    FactKind.FOLLOW_UP: (lazy("Telling people"), "loop.overview"),
    FactKind.LEARNING: (lazy("Lessons"), "learning.of_record"),
    FactKind.REVIEW: (lazy("Looking back"), "review.sessions"),
}


def checklist(record: Engagement, rows: Iterable[tuple[Bar, bool]]) -> list[dict[str, Any]]:
    """What the next step asks for, each with the page that mends it for those who may."""
    mends = can(Can.EDIT_ENGAGEMENT, record)
    return [
        {"label": BARS[bar], "done": done, "url": _url(record, bar) if mends else ""}
        for bar, done in rows
    ]


def _url(record: Engagement, bar: Bar) -> str:
    """Some things stand on a page of their own."""
    if url := mended_in_short(record, bar):
        return url
    if bar in MENDED_BY:
        return url_for(MENDED_BY[bar], engagement_id=record.id)
    return _mend(record, MENDS[bar])


def _mend(record: Engagement, by: Topic | Part | Section | Sheet) -> str:
    if isinstance(by, Topic):
        return url_for(".edit", engagement_id=record.id, topic=by.value)
    if isinstance(by, Part):
        return url_for(".new_part", engagement_id=record.id, part=by.value)
    return page_of(record, by)


def page_of(record: Engagement, page: Section | Sheet) -> str:
    """Where a page of the record or of its plan stands."""
    if isinstance(page, Sheet):
        return url_for("planning.sheet", engagement_id=record.id, sheet=page.value)
    return url_for(".section", engagement_id=record.id, section=page.value)


def fact_links(record: Engagement, facts: Iterable[FactLink]) -> list[tuple[str, str]]:
    """Words and address for each fact that evidence rests on, each page once."""
    return list(dict.fromkeys(_fact(record, fact) for fact in facts))


def _fact(record: Engagement, fact: FactLink) -> tuple[str, str]:
    if fact.kind is FactKind.PAGE and record.is_public:
        return _("The page for everyone"), url_for(".public", engagement_id=record.id)
    if fact.kind is FactKind.HAND:
        return _("Evidence added by hand"), f"#evidence-{fact.id}"
    if fact.kind is FactKind.COMMENT:
        return _("Questions and answers"), url_for("public.round", round_id=record.round_id)
    if fact.kind in SEEN_AT:
        words, endpoint = SEEN_AT[fact.kind]
        return str(words), url_for(endpoint, engagement_id=record.id)
    page = FACTS[fact.kind]
    if isinstance(page, Sheet):
        return str(SHEETS[page]), page_of(record, page)
    names = {
        Section.PLAN: _("The plan"),
        Section.ACTIVITIES: _("Activities and papers"),
        Section.WAY: _("What happened on the way"),
        Section.PEOPLE: _("People it touches"),
        Section.HEARD: _("What was heard"),
        Section.DECISIONS: _("Decisions"),
        Section.PROMISES: _("What people were told"),
    }
    return names[page], page_of(record, page)
