"""The list of people who asked to be told: they confirm by e-mail, and stop with one click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from pbapp import clock, limits, outbox
from pbapp.access.roles import SYSTEM
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db, transaction
from pbapp.engagement.loop.links import key_of
from pbapp.engagement.models import Engagement, Feedback
from pbapp.engagement.models.telling import Follower, Sending
from pbapp.engagement.queries import get
from pbapp.jobs import every_minute
from pbapp.standards.kinds import FeedbackKind

#: a list is asked for by a visitor: few tries from one place, and few letters to one address
FROM_HERE = limits.Limit("asked to be told, one caller", 20, timedelta(hours=1))
TO_ADDRESS = limits.Limit("asked to be told, one address", 3, timedelta(days=1))
#: an address that nobody confirms goes after a week; any goes after 18 months
UNCONFIRMED = timedelta(days=7)
LONGEST = timedelta(days=548)
#: feedback older than this is not sent to a list any more
FRESH = timedelta(days=30)


def ask(record: Engagement, email: str, *, language: str, caller: str) -> None:
    """Send a letter with a link to confirm; whoever is on the list already gets none.

    The page says the same in both cases, so nobody learns who is on it. Raises TooMany.
    """
    address = email.strip().lower()
    limits.spend(FROM_HERE, caller)
    limits.spend(TO_ADDRESS, address)
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    row = {"engagement_id": record.id, "email": address, "language": language}
    db.session.execute(
        insert(Follower).values(row | {"asked_at": clock.now()}).on_conflict_do_nothing()
    )
    own = (Follower.engagement_id == record.id, Follower.email == address)
    follower = db.session.scalars(select(Follower).where(*own)).one()
    if follower.confirmed_at is not None:
        return
    outbox.enqueue(
        address,
        "engagement/loop/mail/confirm.txt",
        language=language,
        cause=outbox.forgotten_once_sent(),
        record=record,
        follower=follower,
        key=key_of("confirm", follower.id),
    )


def confirm(follower: Follower) -> None:
    """The link in the letter was used: the address is on the list."""
    follower.confirmed_at = follower.confirmed_at or clock.now()


def stop(follower: Follower) -> None:
    """Forget the address at once."""
    db.session.delete(follower)


@every_minute
def tell_followers() -> int:
    """Send what came out to those who asked; returns how many letters. Safe to run twice."""
    waiting = _unsent()
    db.session.rollback()
    return sum(_send(feedback_id) for feedback_id in waiting)


@every_minute
def forget_followers() -> None:
    """Delete addresses that were never confirmed, whose work is told to its end, or too old."""
    now = clock.now()
    told_all = (
        exists()
        .where(Sending.engagement_id == Follower.engagement_id)
        .where(Sending.feedback_id == Feedback.id, Feedback.kind == FeedbackKind.WHAT_CHANGED)
        .where(Sending.sent_on < clock.today())
    )
    unconfirmed = (Follower.confirmed_at.is_(None)) & (Follower.asked_at < now - UNCONFIRMED)
    with transaction() as session:
        session.execute(
            delete(Follower)
            .where(unconfirmed | (Follower.asked_at < now - LONGEST) | told_all)
            .execution_options(synchronize_session=False)
        )


def _unsent() -> Sequence[int]:
    """Feedback that came out lately and has not gone to the list yet."""
    today = clock.today()
    query = (
        select(Feedback.id)
        .where(Feedback.published_on.between(today - FRESH, today))
        .where(~exists().where(Sending.feedback_id == Feedback.id))
        .where(exists().where(Follower.engagement_id == Feedback.engagement_id))
    )
    return db.session.scalars(query.order_by(Feedback.id)).all()


def _send(feedback_id: int) -> int:
    with transaction() as session:
        feedback = session.get_one(Feedback, feedback_id, with_for_update=True)
        record = get(feedback.engagement_id)
        done = session.scalars(select(Sending).where(Sending.feedback_id == feedback_id)).first()
        if done is not None or not record.is_public or feedback.published_on is None:
            return 0
        own = (Follower.engagement_id == record.id, Follower.confirmed_at.is_not(None))
        people = session.scalars(select(Follower).where(*own).order_by(Follower.id)).all()
        for follower in people:
            _letter(record, feedback, follower)
        details = {"row": feedback_id, "asked": len(people), "told": len(people)}
        session.add(_sending(record, feedback, len(people)))
        audit(Event.PEOPLE_TOLD, on=record, by=SYSTEM, **details)
        return len(people)


def _sending(record: Engagement, feedback: Feedback, told: int) -> Sending:
    return Sending(engagement_id=record.id, feedback_id=feedback.id, asked=told, told=told)


def _letter(record: Engagement, feedback: Feedback, follower: Follower) -> None:
    outbox.enqueue(
        follower.email,
        "engagement/loop/mail/told.txt",
        language=follower.language,
        cause=f"told-{feedback.id}-{follower.id}",
        record=record,
        feedback=feedback,
        follower=follower,
        key=key_of("stop", follower.id),
    )
    follower.told_at = clock.now()
