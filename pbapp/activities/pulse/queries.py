"""Finding a pulse, and what its replies come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from pbapp.activities import records
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.records import Of
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.scores import Scored, each, scored
from pbapp.activities.standing import Standing
from pbapp.db import db
from pbapp.disclosure.floors import Floors
from pbapp.standards.framework import PulseQuestion

POINTS = range(5, 0, -1)
COLUMNS = {question: getattr(PulseReply, question.value) for question in PulseQuestion}


@dataclass(frozen=True)
class Heard:
    """One question and what its answers from 1 to 5 come to."""

    question: PulseQuestion
    scored: Scored


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


def results(pulse: Pulse) -> Sequence[Heard]:
    """Each question through the gate; none while it is open, or each reply could be seen come."""
    if pulse.standing not in (Standing.CLOSED, Standing.PUBLISHED):
        return []
    floors = floors_now()
    return [_heard(pulse, question, floors) for question in PulseQuestion]


def _heard(pulse: Pulse, question: PulseQuestion, floors: Floors) -> Heard:
    column = COLUMNS[question]
    query = (
        select(column, func.count())
        .where(PulseReply.pulse_id == pulse.id, column.is_not(None))
        .group_by(column)
    )
    counted = {int(points): int(number) for points, number in db.session.execute(query)}
    shown = scored(counted, each(POINTS), sensitive=pulse.age.is_sensitive, floors=floors)
    return Heard(question, shown)
