"""Each minute: pulses that nobody counted, and replies whose time is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from pbapp import clock
from pbapp.access.roles import SYSTEM
from pbapp.activities.asked import CARDS_FOR, KEPT, Form
from pbapp.activities.place_standard import actions as places
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.pulse import actions as pulses
from pbapp.activities.pulse.models import Pulse
from pbapp.activities.surveys.forgetting import forget as forget_survey
from pbapp.activities.surveys.models import Survey
from pbapp.audit import Event, record
from pbapp.db import db, transaction
from pbapp.jobs import every_minute

MOST_AT_ONCE = 20
_FORGET: dict[type[Any], Callable[[Any], None]] = {
    Survey: forget_survey,
    PlaceRun: places.forget,
    Pulse: pulses.forget,
}


@every_minute
def count_pulses() -> int:
    """Count what people said where staff did not; how many pulses."""
    with transaction():
        waiting = _closed(Pulse, CARDS_FOR, Pulse.results_on.is_(None))
        for pulse in waiting:
            pulses.count(pulse, by=SYSTEM)
        return len(waiting)


@every_minute
def forget_replies() -> int:
    """Delete what people answered (engagement.md section 7.6); how many forms."""
    with transaction():
        old = [one for kind in _FORGET for one in _closed(kind, KEPT, kind.forgotten_on.is_(None))]
        for form in old:
            _FORGET[type(form)](form)
            form.forgotten_on = clock.today()
            record(Event.REPLIES_FORGOTTEN, on=form, by=SYSTEM)
        return len(old)


def _closed(kind: type[Form], since: timedelta, left: ColumnElement[bool]) -> Sequence[Form]:
    """Forms that closed longer ago than that, held against anybody who works on them."""
    query = select(kind).where(
        kind.ready_on.is_not(None), kind.closes_on < clock.today() - since, left
    )
    held = query.order_by(kind.id).limit(MOST_AT_ONCE).with_for_update(skip_locked=True)
    return db.session.scalars(held).all()
