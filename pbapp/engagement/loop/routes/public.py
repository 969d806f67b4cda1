"""What we heard, what was decided, what changed: a page each for everyone."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import labels, queries
from pbapp.engagement.facts import facts_of
from pbapp.engagement.labels import answers as words
from pbapp.engagement.loop.pages import told_by
from pbapp.engagement.loop.queries import rows
from pbapp.engagement.loop.routes.blueprint import bp
from pbapp.engagement.models import Engagement
from pbapp.engagement.promises import tellings
from pbapp.engagement.routes.blueprint import any_of
from pbapp.standards.kinds import FeedbackKind


@dataclass(frozen=True)
class Page:
    """The public page of one kind of feedback."""

    record: Engagement
    kind: FeedbackKind


def page_of(engagement_id: int, kind: str) -> Page:
    """Only of records that everyone may read; raises NoResultFound."""
    return Page(queries.get_public(engagement_id), FeedbackKind(kind))


@bp.get(f"/<int:engagement_id>/public/{any_of(FeedbackKind, 'kind')}")
@requires(Can.READ_PUBLIC, on=page_of)
def told(page: Page) -> ResponseReturnValue:
    """What is out, with the day it was promised for, kept or not."""
    record, today = page.record, clock.today()
    due = {one.kind: one for one in tellings(facts_of(record).plain, today)}
    out = [
        one
        for one in record.feedback
        if one.kind is page.kind and one.published_on and one.published_on <= today
    ]
    fair = {one.feedback_id for one in rows.readings_of(record.id) if one.is_fair}
    return render_template(
        "engagement/loop/told.html",
        record=record,
        kind=page.kind,
        kinds=list(FeedbackKind),
        telling=due[page.kind],
        today=today,
        feedback=out,
        told=told_by(record, out),
        fair=fair,
        checks=[one for one in rows.checks_of(record.id) if one.answered_on],
        labels=labels,
        words=words,
    )
