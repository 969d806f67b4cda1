"""Making a pulse and answering it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete

from pbapp import clock, limits
from pbapp.access.roles import SYSTEM
from pbapp.activities import publishing
from pbapp.activities.asked import Channel
from pbapp.activities.changing import must_allow, must_be_in_order
from pbapp.activities.limits import REPLIES
from pbapp.activities.pulse.about import happenings_of
from pbapp.activities.pulse.models import QUESTIONS, Pulse, PulseReply
from pbapp.activities.pulse.released import as_kept
from pbapp.activities.pulse.released import count as counted
from pbapp.activities.records import RecordRef
from pbapp.activities.standing import Act
from pbapp.activities.taking import stored, typed_in
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def make(about: RecordRef, made: Pulse, *, by: Actor, days: tuple[date, date]) -> Pulse:
    """Five questions about something people took part in; there is nothing to get ready."""
    must_be_in_order(*days)
    if made.about not in {"", *(key for key, _name in happenings_of(about))}:
        raise Unfit({"about": _("Choose one of these.")})
    made.engagement_id, made.made_by_id = about.id, by.user_id
    made.opens_on, made.closes_on = days
    made.ready_on = clock.today()
    db.session.add(made)

    record(Event.PULSE_MADE, on=made, by=by)
    return made


def answer(
    pulse: Pulse, points: Mapping[str, int | None], comment: str, *, form_key: str, source: str
) -> None:
    """Keep a reply: points by the question's name; the same form sent twice is kept once."""
    must_allow(pulse, Act.ANSWER)
    limits.spend(REPLIES, source)
    stored(_reply(pulse, points, comment, form_key))


def enter(
    pulse: Pulse, points: Mapping[str, int | None], comment: str, *, form_key: str, by: Actor
) -> None:
    """Add a card that was filled in by hand."""
    must_allow(pulse, Act.ENTER)
    reply = _reply(pulse, points, comment, form_key)
    reply.channel = Channel.PAPER
    typed_in(pulse, reply, by=by)


def count(pulse: Pulse, *, by: Actor) -> None:
    """Count the answers for good: a card added later would tell what it says by the difference."""
    must_allow(pulse, Act.PUBLISH, alone=True)
    pulse.results_on = clock.today()
    counts = counted(pulse)
    publishing.freeze(pulse, as_kept(pulse, counts), counts=counts, by=by)


def forget(pulse: Pulse) -> None:
    """Count what is not counted yet, then delete every reply."""
    if pulse.results_on is None:
        count(pulse, by=SYSTEM)
    db.session.execute(delete(PulseReply).where(PulseReply.pulse_id == pulse.id))


def _reply(
    pulse: Pulse, points: Mapping[str, int | None], comment: str, form_key: str
) -> PulseReply:
    """Raises Unfit for a form with nothing on it."""
    if not comment and not any(points.values()):
        raise Unfit({QUESTIONS[0]: _("Answer one question at least. You can leave out the rest.")})
    return PulseReply(pulse_id=pulse.id, comment=comment, form_key=form_key, **points)
