"""Putting messages in, and delivering them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import delete, select

from pbapp import clock
from pbapp.db import db, transaction
from pbapp.i18n import in_language
from pbapp.jobs import every_minute, wake_after_commit
from pbapp.outbox.models import Message
from pbapp.outbox.senders import NotSent, Recorder, Sender, Smtp

log = logging.getLogger(__name__)
MOST_TRIES = 8
KEPT_AFTER_SENDING = timedelta(hours=24)


def init_app(app: Flask) -> None:
    """Choose how mail leaves: SMTP where a server is named, else it stays on the demo page."""
    sender: Sender = Smtp(app.config) if app.config["SMTP_HOST"] else Recorder()
    app.extensions["sender"] = sender
    app.jinja_env.globals["public_url"] = app.config["PUBLIC_URL"]


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
def deliver() -> int:
    """Send what waits, one transaction each; returns how many went out. Safe to run twice."""
    sent = 0
    for message_id in _waiting():
        with transaction() as session:
            query = select(Message).where(Message.id == message_id, Message.sent_at.is_(None))
            message = session.scalars(query.with_for_update(skip_locked=True)).first()
            if message is not None:
                sent += _send(message)
    return sent


@every_minute
def forget_sent() -> None:
    """Delete what was sent more than a day ago, address and all; the demo keeps its page."""
    if current_app.config["DEVELOPMENT_OUTBOX"]:
        return
    with transaction() as session:
        session.execute(delete(Message).where(Message.sent_at < clock.now() - KEPT_AFTER_SENDING))


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


def _send(message: Message) -> int:
    try:
        current_app.extensions["sender"].send(message)
    except NotSent as problem:
        log.warning("message %s not sent: %s", message.id, problem)
        message.tries += 1
        message.due_at = clock.now() + timedelta(minutes=2**message.tries)
        return 0
    message.sent_at = clock.now()
    return 1
