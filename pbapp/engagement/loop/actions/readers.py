"""Asking a community reviewer to read feedback, and what they answer."""

from __future__ import annotations

from sqlalchemy import select

from pbapp import clock, outbox
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.accounts.models import User
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.facts.fingerprint import fingerprint
from pbapp.engagement.loop.actions.telling import shown_by
from pbapp.engagement.loop.queries.readers import ReadingAt, reviewers_for
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models.telling import FeedbackReading
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Unfit
from pbapp.standards.substance import says_something


def ask_reader(at: RowOn, reader_id: int | None, *, by: Actor) -> FeedbackReading:
    """Ask somebody to read feedback, or to read it again; they get a letter. Raises Unfit."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    reader = next((one for one in reviewers_for(at.record) if one.id == reader_id), None)
    if reader is None:
        raise Unfit({"reader": _("Choose somebody who speaks for a community body.")})
    reading = _reading(at, reader)
    db.session.add(reading)
    audit(Event.READER_ASKED, on=at.record, by=by, row=at.row.id)
    outbox.enqueue(
        str(reader.email),
        "engagement/loop/mail/read.txt",
        language=reader.language,
        record=at.record,
        reading=reading,
    )
    return reading


def answer_reading(at: ReadingAt, is_fair: bool, missing: str, *, by: Actor) -> None:
    """Sign that it is a fair picture, or say what is missing. Raises Unfit.

    The answer holds for the text as it was read: once that changes, it counts no more.
    """
    hold(at.record)
    if not is_fair and not says_something(missing):
        raise Unfit({"missing": _("Write what is missing, in a whole sentence.")})
    reading, feedback = at.reading, at.reading.feedback
    reading.sha256 = fingerprint(at.record, feedback, shown_by(feedback.id))
    reading.is_fair, reading.missing = is_fair, "" if is_fair else missing.strip()
    reading.read_on = clock.today()
    audit(Event.FEEDBACK_READ, on=at.record, by=by, row=feedback.id, is_fair=is_fair)


def still_holds(at: ReadingAt) -> bool:
    """The text is the one they read."""
    feedback = at.reading.feedback
    return at.reading.sha256 == fingerprint(at.record, feedback, shown_by(feedback.id))


def _reading(at: RowOn, reader: User) -> FeedbackReading:
    query = select(FeedbackReading).where(
        FeedbackReading.feedback_id == at.row.id, FeedbackReading.reader_id == reader.id
    )
    earlier = db.session.scalars(query).one_or_none()
    if earlier is not None:
        return earlier
    body = next(iter(reader.memberships), None)
    return FeedbackReading(
        engagement_id=at.record.id,
        feedback_id=at.row.id,
        reader_id=reader.id,
        organisation_id=body.organisation_id if body else None,
    )
