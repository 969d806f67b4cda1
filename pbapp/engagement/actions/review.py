"""The officer's review: accepting a record, or returning it."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp import clock, outbox
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.db import db
from pbapp.engagement.actions.refusals import must_allow
from pbapp.engagement.actions.steps import enter
from pbapp.engagement.check import unrated
from pbapp.engagement.facts import facts_of
from pbapp.engagement.lifecycle import Action
from pbapp.engagement.models import Engagement, Review
from pbapp.engagement.queries.record import hold
from pbapp.engagement.speech import name
from pbapp.i18n import _, in_language
from pbapp.refusals import Unfit
from pbapp.standards.framework import NSCE_2016


def review(
    record: Engagement, *, accepted: bool, comments: Mapping[str, str], by: Actor, reason: str = ""
) -> Review:
    """Accept a record, or return it with a comment on at least one standard; the lead is told.

    What is due and not rated is kept in the log, with the reason for accepting it without.
    """
    hold(record)
    must_allow(record, Can.REVIEW_ENGAGEMENT)
    kept = {code: text.strip() for code, text in comments.items() if text.strip()}
    if not accepted and not kept:
        raise Unfit({"verdict": _("Write what is missing, beside the standard it is about.")})

    if accepted:
        left = [one.code for one in unrated(record, facts_of(record).plain)]
        enter(record, Action.ACCEPT, by=by, reason=reason, missing=left)
    else:
        enter(record, Action.RETURN, by=by)
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
