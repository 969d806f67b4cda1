"""Moving a record on; the only place that changes its state, but for the opening of a round."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp import clock, outbox
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions.opening import follow_round
from pbapp.engagement.actions.refusals import NotReady, Unfit, must_allow
from pbapp.engagement.lifecycle import BY_ACTION, Action, bars
from pbapp.engagement.models import Engagement, Review
from pbapp.engagement.queries.record import hold
from pbapp.engagement.readiness import readiness
from pbapp.engagement.speech import name
from pbapp.i18n import _, in_language
from pbapp.refusals import Refused
from pbapp.standards.framework import NSCE_2016


def publish(record: Engagement, *, by: Actor) -> None:
    """Put the page up for everyone; the closing day as it stands now is the first plan."""
    if record.round_id is not None:
        raise Refused(_("This record belongs to a round. Its page goes up when the round opens."))
    _move(record, Action.PUBLISH, by=by)
    record.public_since = clock.today()
    record.first_planned_close_on = record.closes_on


def submit(record: Engagement, *, by: Actor) -> None:
    """Send the record to the officers; raises NotReady with what is missing."""
    if record.round is not None:
        follow_round(record.round, by=by)
    _move(record, Action.SUBMIT, by=by)
    record.submitted_by_id = by.user_id


def withdraw(record: Engagement, reason: str, *, by: Actor) -> None:
    """Stop the work; people who took part are still owed an answer."""
    if record.round_id is not None:
        raise Refused(_("This record belongs to a round, so it stays as long as the round does."))
    _move(record, Action.WITHDRAW, by=by)
    record.withdrawn_on, record.withdrawn_reason = clock.today(), reason


def review(record: Engagement, *, accepted: bool, comments: Mapping[str, str], by: Actor) -> Review:
    """Accept a record, or return it with a comment on at least one standard; the lead is told."""
    hold(record)
    must_allow(record, Can.REVIEW_ENGAGEMENT)
    kept = {code: text.strip() for code, text in comments.items() if text.strip()}
    if not accepted and not kept:
        raise Unfit({"verdict": _("Write what is missing, beside the standard it is about.")})

    _move(record, Action.ACCEPT if accepted else Action.RETURN, by=by)
    record.accepted_on = clock.today() if accepted else None
    answer = Review(
        engagement_id=record.id,
        accepted=accepted,
        comments=kept,
        reviewer_id=by.user_id,
        made_by_id=by.user_id,
    )
    db.session.add(answer)
    db.session.flush()
    _tell_the_lead(record, answer)
    return answer


def _move(record: Engagement, action: Action, *, by: Actor) -> None:
    hold(record)
    step = BY_ACTION[action]
    if record.state not in step.sources:
        raise Refused(_("The record has moved on since you opened this page."))
    if barred_by := bars(step, readiness(record)):
        raise NotReady(barred_by)
    source, record.state = record.state, step.target
    details = {"source": source.value, "target": step.target.value}
    audit(Event.ENGAGEMENT_MOVED, on=record, by=by, **details)


def _tell_the_lead(record: Engagement, answer: Review) -> None:
    lead = record.lead
    if lead is None or lead.email is None:
        return
    with in_language(lead.language):
        comments = [
            (name(standard), answer.comments[standard.code])
            for standard in NSCE_2016.standards
            if standard.code in answer.comments
        ]
    outbox.enqueue(
        lead.email,
        "engagement/mail/reviewed.txt",
        language=lead.language,
        cause=f"engagement-review-{answer.id}",
        record=record,
        accepted=answer.accepted,
        comments=comments,
    )
