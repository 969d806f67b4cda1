"""What people need to take part: asked for, changed, answered."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from pbapp import clock
from pbapp.activities.sessions.kinds import SupportAnswer, SupportKind
from pbapp.activities.sessions.models import Booking, SupportRequest
from pbapp.activities.sessions.queries import bookings
from pbapp.audit import Event, record
from pbapp.db import db

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def ask_for(booking: Booking, kinds: Collection[SupportKind], detail: str) -> None:
    """Let these be somebody's requests: new ones wait, those no longer wanted are taken back."""
    db.session.flush()
    there = {one.kind: one for one in bookings.needs_of(booking)}
    for kind in kinds:
        if kind in there:
            there[kind].detail = detail
        else:
            db.session.add(SupportRequest(booking=booking, kind=kind, detail=detail))
    for kind in there.keys() - set(kinds):
        there[kind].answer, there[kind].detail = SupportAnswer.WITHDRAWN, ""
    booking.support_asked = True


def answer(request: SupportRequest, given: SupportAnswer, *, by: Actor) -> None:
    """Say what became of a request; the moment decides whether it was in time."""
    if given is not request.answer:
        request.answer, request.answered_at = given, clock.now()

    record(Event.SUPPORT_ANSWERED, on=request.session, by=by, answer=given.value)
