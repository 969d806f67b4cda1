"""The loop back to people, as the rules of the standards read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypedDict, TypeVar

from sqlalchemy import select

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.facts.fingerprint import fingerprint
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
from pbapp.standards import facts as plain
from pbapp.standards.kinds import FeedbackPart
from pbapp.standards.substance import says_something

Row = TypeVar("Row")


class LoopGroups(TypedDict):
    """Groups of a record's facts that come after people have spoken."""

    views: plain.Views
    follow_ups: tuple[plain.FollowUp, ...]


def loop_groups(record: Engagement) -> LoopGroups:
    """Views and the checks after months, in a number of statements that does not grow."""
    note = db.session.scalars(_of(MinorityNote, record)).one_or_none()
    return LoopGroups(
        views=plain.Views(
            no_minority_note=note.text if note else "",
            options=tuple(_option(one) for one in _rows(OptionConsidered, record)),
        ),
        follow_ups=_follow_ups(record),
    )


def feedback(record: Engagement) -> tuple[plain.Feedback, ...]:
    """What people were told: what is written or shown counts, not what is ticked."""
    items, readings = _rows(FeedbackItem, record), _rows(FeedbackReading, record)
    return tuple(
        _feedback(
            record,
            one,
            [item for item in items if item.feedback_id == one.id],
            [reading for reading in readings if reading.feedback_id == one.id],
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
    by_hand = (record.asked_to_be_told or 0, record.were_told or 0)
    return plain.Told(asked=by_hand[0] + asked, told=by_hand[1] + reached)


def _feedback(
    record: Engagement,
    one: Feedback,
    items: Sequence[FeedbackItem],
    readings: Sequence[FeedbackReading],
) -> plain.Feedback:
    seal = fingerprint(record, one, items) if readings else ""
    return plain.Feedback(
        id=one.id,
        kind=one.kind,
        published_on=one.published_on,
        covers=frozenset(_covers(record, one, items)),
        finding_ids=frozenset(item.finding_id for item in items if item.finding_id),
        is_confirmed=any(reading.is_fair and reading.sha256 == seal for reading in readings),
    )


def _covers(
    record: Engagement, one: Feedback, items: Sequence[FeedbackItem]
) -> Iterable[FeedbackPart]:
    """Texts that say something, and what the chosen rows say without being typed again."""
    yield from (part for part, text in one.told.items() if says_something(text))
    shown = {item.decision_id for item in items}
    decisions = [row for row in record.decisions if row.id in shown]
    if any(item.option_id for item in items):
        yield FeedbackPart.OPTIONS
    if decisions:
        yield FeedbackPart.DECISIONS
    if decisions and all(says_something(row.reason) for row in decisions):
        yield FeedbackPart.REASONS


def _option(one: OptionConsidered) -> plain.Option:
    return plain.Option(
        id=one.id,
        title=one.title,
        from_community=one.raised_by is RaisedBy.COMMUNITY,
        result=one.result.value if one.result else None,
        reason=one.reason,
    )


def _follow_ups(record: Engagement) -> tuple[plain.FollowUp, ...]:
    answered = {one.months: one for one in _rows(OutcomeCheck, record)}
    empty = (plain.FollowUp(months=months) for months in CHECK_MONTHS)
    return tuple(
        replace(one, **_answer(answered[one.months])) if one.months in answered else one
        for one in empty
    )


def _answer(check: OutcomeCheck) -> dict[str, Any]:
    return {
        "answered_on": check.answered_on,
        "measure_moved": check.measure_moved,
        "change_logged": check.changed,
    }


def _on_the_list(record: Engagement) -> tuple[int, int]:
    people = [one for one in _rows(Follower, record) if one.confirmed_at]
    if not people:
        sent = _rows(Sending, record)
        return (sent[-1].asked, sent[-1].told) if sent else (0, 0)
    out = [one.published_on for one in record.feedback if one.published_on]
    newest = max(out, default=None)
    reached = [
        one
        for one in people
        if one.told_at
        or newest is None
        or (one.confirmed_at and clock.local(one.confirmed_at).date() > newest)
    ]
    return len(people), len(reached)


def _of(model: type[Row], record: Engagement) -> Any:
    return select(model).where(model.engagement_id == record.id)  # type: ignore[attr-defined]


def _rows(model: type[Row], record: Engagement) -> Sequence[Row]:
    query = _of(model, record).order_by(model.id)  # type: ignore[attr-defined]
    return db.session.scalars(query).all()
