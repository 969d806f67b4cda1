"""Putting messages in, and delivering them."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import and_, delete, or_, select

from pbapp import clock
from pbapp.db import db, transaction
from pbapp.i18n import in_language
from pbapp.jobs import every_minute, wake_after_commit
from pbapp.outbox.models import Message
from pbapp.outbox.senders import Recorder, Sender, Smtp

log = logging.getLogger(__name__)
MOST_TRIES = 8
KEPT = timedelta(hours=24)
#: a dead mail server must not keep the minute's other upkeep waiting
ROUND_SECONDS = 25.0
SECRET = "secret:"  # noqa: S105 - marks a cause, is none


def init_app(app: Flask) -> None:
    """Choose how mail leaves: SMTP where a server is named, else it stays on the demo page."""
    sender: Sender = Smtp(app.config) if app.config["SMTP_HOST"] else Recorder()
    app.extensions["sender"] = sender
    app.jinja_env.globals["public_url"] = app.config["PUBLIC_URL"]


def forgotten_once_sent() -> str:
    """A cause for a letter with a code or a secret link: the row goes as soon as it is sent."""
    return SECRET + secrets.token_hex(16)


def enqueue(
    address: str, template: str, *, language: str = "en", cause: str | None = None, **values: Any
) -> None:
    """Write a message in this transaction.

    The template's first line is the subject. `cause` makes it once-only: a second message with the
    same cause breaks the unique constraint, so callers name causes that cannot repeat.
    """
    with in_language(language):
        text = current_app.jinja_env.get_template(template).render(**values)
    subject, body = text.strip().split("\n", 1)
    db.session.add(
        Message(address=address, language=language, subject=subject, body=body.strip(), cause=cause)
    )
    wake_after_commit()


@every_minute
def deliver(seconds: float = ROUND_SECONDS) -> int:
    """Send what waits, for so many seconds; returns how many went out. Safe to run twice.

    No transaction is open while a mail server is spoken to. Who dies between sending and noting it
    sends twice, which is better than never.
    """
    sent = 0
    end = time.monotonic() + seconds
    for message_id in _waiting():
        message = _claim(message_id)
        if message is not None and _goes_out(message):
            _note_sent(message_id)
            sent += 1
        if time.monotonic() >= end:
            break
    return sent


@every_minute
def forget() -> None:
    """Delete what was sent, or given up, after a day, address and all; the demo keeps its page."""
    if current_app.config["DEVELOPMENT_OUTBOX"]:
        return
    old = clock.now() - KEPT
    given_up = and_(Message.tries >= MOST_TRIES, Message.made_at < old)
    with transaction() as session:
        session.execute(delete(Message).where(or_(Message.sent_at < old, given_up)))


def newest(most: int = 50) -> Sequence[Message]:
    """The latest messages, newest first: for the development page only."""
    return db.session.scalars(select(Message).order_by(Message.id.desc()).limit(most)).all()


def _waiting() -> Sequence[int]:
    query = select(Message.id).where(
        Message.sent_at.is_(None), Message.tries < MOST_TRIES, Message.due_at <= clock.now()
    )
    ids = db.session.scalars(query.order_by(Message.id)).all()
    db.session.rollback()
    return ids


def _claim(message_id: int) -> Message | None:
    """Count the try before it is made and put the next one off, so that nobody else sends it."""
    with transaction() as session:
        query = select(Message).where(
            Message.id == message_id, Message.sent_at.is_(None), Message.due_at <= clock.now()
        )
        message = session.scalars(query.with_for_update(skip_locked=True)).first()
        if message is None:
            return None
        message.tries += 1
        message.due_at = clock.now() + timedelta(minutes=2**message.tries)
        session.flush()
        session.expunge(message)  # it is read once more, after the transaction
        found: Message = message
        return found


def _goes_out(message: Message) -> bool:
    try:
        current_app.extensions["sender"].send(message)
    except Exception as problem:
        # Whatever it is, the letters behind this one must go. No text of it: that has the address.
        log.warning("message %s not sent: %s", message.id, type(problem).__name__)
        return False
    return True


def _note_sent(message_id: int) -> None:
    with transaction() as session:
        message = session.get(Message, message_id)
        if message is None:
            return
        message.sent_at = clock.now()
        secret = (message.cause or "").startswith(SECRET)
        if secret and not current_app.config["DEVELOPMENT_OUTBOX"]:
            session.delete(message)
