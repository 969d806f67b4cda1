"""Writing and reading the record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pbapp.audit.details import DETAILS
from pbapp.audit.events import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def record(what: Event, *, on: Any, by: Actor, **details: Any) -> None:
    """Record an event about a stored thing in this transaction; refuses unknown details."""
    if set(details) != DETAILS[what]:
        raise ValueError(f"{what} carries {sorted(DETAILS[what])}, got {sorted(details)}")
    db.session.flush()
    db.session.add(
        AuditEntry(
            event=what.value,
            subject=on.__tablename__,
            subject_id=on.id,
            round_id=getattr(on, "round_id", None),
            by_id=by.user_id,
            details=details,
        )
    )


def entries_of(round_id: int) -> Sequence[AuditEntry]:
    """What happened in a round, newest first."""
    query = select(AuditEntry).where(AuditEntry.round_id == round_id)
    return db.session.scalars(query.order_by(AuditEntry.id.desc())).all()


def entries_about(thing: Any) -> Sequence[AuditEntry]:
    """What happened to one thing, oldest first."""
    query = select(AuditEntry).where(
        AuditEntry.subject == thing.__tablename__, AuditEntry.subject_id == thing.id
    )
    return db.session.scalars(query.order_by(AuditEntry.id)).all()


def moments_about(
    thing: Any, what: Collection[Event], *, but: Collection[str] = ()
) -> Sequence[datetime]:
    """When such things happened to one thing, oldest first; `but`: parts of it left out."""
    part = func.coalesce(AuditEntry.details["part"].as_string(), "")
    query = select(AuditEntry.at).where(
        AuditEntry.subject == thing.__tablename__,
        AuditEntry.subject_id == thing.id,
        AuditEntry.event.in_([one.value for one in what]),
        part.not_in(but),
    )
    return db.session.scalars(query.order_by(AuditEntry.id)).all()


def entries_in(round_ids: Collection[int], what: Event) -> Sequence[AuditEntry]:
    """Every time one kind of thing happened in some rounds, oldest first."""
    query = select(AuditEntry).where(
        AuditEntry.event == what.value, AuditEntry.round_id.in_(round_ids)
    )
    return db.session.scalars(query.order_by(AuditEntry.id)).all()
