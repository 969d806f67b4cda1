"""Finding a pulse and its replies."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from pbapp.activities import records
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.records import Of
from pbapp.db import db


def by_code(code: str) -> Pulse:
    """The pulse that a link names; raises NoResultFound."""
    if not (code.isascii() and code.isprintable()):
        raise NoResultFound  # no database need look for what no link holds
    return db.session.scalars(select(Pulse).where(Pulse.code == code)).one()


def run(pulse_id: int) -> Of:
    """A pulse with its record; raises NoResultFound."""
    return records.of(db.session.scalars(select(Pulse).where(Pulse.id == pulse_id)).one())


def of_record(engagement_id: int) -> Sequence[Pulse]:
    """Every pulse of a record, by day."""
    query = select(Pulse).where(Pulse.engagement_id == engagement_id)
    return db.session.scalars(query.order_by(Pulse.opens_on, Pulse.id)).all()


def of_session(session_id: int) -> Pulse | None:
    """The newest pulse about a session."""
    query = select(Pulse).where(Pulse.session_id == session_id)
    return db.session.scalars(query.order_by(Pulse.id.desc()).limit(1)).one_or_none()


def number(pulse: Pulse) -> int:
    """How many replied."""
    query = select(func.count()).where(PulseReply.pulse_id == pulse.id)
    return db.session.scalar(query) or 0


def comments(pulse: Pulse) -> Sequence[str]:
    """What people added in their own words, in no order that tells when; staff read them."""
    query = select(PulseReply.comment).where(
        PulseReply.pulse_id == pulse.id, PulseReply.comment != ""
    )
    return db.session.scalars(query.order_by(PulseReply.id)).all()
