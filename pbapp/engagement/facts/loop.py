"""The loop back to people, as the rules of the standards read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import ColumnElement, func, select, true

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.facts import by_hand
from pbapp.engagement.facts.fingerprint import fingerprint
from pbapp.engagement.facts.row import fact_of
from pbapp.engagement.kinds.loop import RaisedBy
from pbapp.engagement.models import Engagement, Feedback
from pbapp.engagement.models.answers import MinorityNote, OptionConsidered
from pbapp.engagement.models.telling import (
    CHECK_MONTHS,
    FeedbackItem,
    FeedbackReading,
    Follower,
    OutcomeCheck,
    Sending,
)
from pbapp.engagement.plan.queries import rows_of
from pbapp.standards import facts as plain
from pbapp.standards.kinds import FeedbackPart
from pbapp.standards.substance import says_something


def views(record: Engagement) -> plain.Views:
    """Options that were weighed up, and the note that no view of the few arose."""
    note = next(iter(rows_of(MinorityNote, record.id)), None)
    return plain.Views(
        no_minority_note=note.text if note else "",
        options=tuple(_option(one) for one in rows_of(OptionConsidered, record.id)),
    )


def follow_ups(record: Engagement) -> tuple[plain.FollowUp, ...]:
    """The checks after months, answered or not."""
    answered = {one.months: one for one in rows_of(OutcomeCheck, record.id)}
    return tuple(_follow_up(months, answered.get(months)) for months in CHECK_MONTHS)


def feedback(record: Engagement) -> tuple[plain.Feedback, ...]:
    """What people were told: what is written or shown counts, not what is ticked."""
    items, readings = rows_of(FeedbackItem, record.id), rows_of(FeedbackReading, record.id)
    return tuple(
        _feedback(
            record,
            one,
            [item for item in items if item.feedback_id == one.id],
            {
                reading.sha256
                for reading in readings
                if reading.feedback_id == one.id and reading.is_fair
            },
        )
        for one in record.feedback
    )


def told(record: Engagement) -> plain.Told | None:
    """How many asked to be told and were: those counted by hand, and those on the list.

    The list forgets its addresses, so of older sendings only the numbers are left.
    """
    asked, reached = _on_the_list(record)
    if record.asked_to_be_told is None and not asked:
        return None
    return plain.Told(
        asked=(record.asked_to_be_told or 0) + asked, told=(record.were_told or 0) + reached
    )


def _feedback(
    record: Engagement,
    one: Feedback,
    items: Sequence[FeedbackItem],
    found_fair: Collection[str | None],
) -> plain.Feedback:
    """`found_fair`: fingerprints of the texts that readers found a fair picture."""
    told = by_hand.written(one)
    return replace(
        told,
        covers=told.covers | frozenset(_shown(record, items)),
        finding_ids=frozenset(item.finding_id for item in items if item.finding_id),
        is_confirmed=bool(found_fair) and fingerprint(record, one, items) in found_fair,
    )


def _shown(record: Engagement, items: Sequence[FeedbackItem]) -> Iterable[FeedbackPart]:
    """What the chosen rows say without being typed again."""
    shown = {item.decision_id for item in items}
    decisions = [row for row in record.decisions if row.id in shown]
    if any(item.option_id for item in items):
        yield FeedbackPart.OPTIONS
    if decisions:
        yield FeedbackPart.DECISIONS
    if decisions and all(says_something(row.reason) for row in decisions):
        yield FeedbackPart.REASONS


def _option(one: OptionConsidered) -> plain.Option:
    return fact_of(
        plain.Option,
        one,
        from_community=one.raised_by is RaisedBy.COMMUNITY,
        result=one.result.value if one.result else None,
    )


def _follow_up(months: int, check: OutcomeCheck | None) -> plain.FollowUp:
    if check is None:
        return plain.FollowUp(months=months)
    return fact_of(plain.FollowUp, check, change_logged=check.changed)


def _on_the_list(record: Engagement) -> tuple[int, int]:
    """Who confirmed, and who of them was told or came after the newest feedback."""
    newest = max((one.published_on for one in record.feedback if one.published_on), default=None)
    told: ColumnElement[bool] = true()
    if newest:
        after = clock.from_local(newest + timedelta(days=1), time.min)
        told = Follower.told_at.is_not(None) | (Follower.confirmed_at >= after)
    asked, reached = db.session.execute(
        select(func.count(), func.count().filter(told)).where(
            Follower.engagement_id == record.id, Follower.confirmed_at.is_not(None)
        )
    ).one()
    if asked:
        return asked, reached
    sent = rows_of(Sending, record.id)
    return (sent[-1].asked, sent[-1].told) if sent else (0, 0)
