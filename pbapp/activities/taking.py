"""Taking replies in: a form once, however often it is sent; a file whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from pbapp.activities.asked import Channel
from pbapp.audit import Event, record
from pbapp.db import Base, db
from pbapp.i18n import _
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor
    from pbapp.activities.asked import Asked


def stored(*replies: Base) -> bool:
    """False, and nothing is stored, where a reply with the key of the same form is in already."""
    try:
        with db.session.begin_nested():
            db.session.add_all(replies)
    except IntegrityError:
        return False
    return True


def typed_in(form: Asked, reply: Base, *, by: Actor) -> None:
    """Store what staff typed from paper."""
    if stored(reply):
        _note(form, Channel.PAPER, 1, by)


def from_file(form: Asked, replies: Sequence[Base], *, by: Actor) -> int:
    """Store the replies of a file; one that is in already raises Unfit. Returns how many."""
    if not stored(*replies):
        raise Unfit({"text": _("This file is in already. Nothing was added again.")})
    _note(form, Channel.FILE, len(replies), by)
    return len(replies)


def _note(form: Asked, channel: Channel, number: int, by: Actor) -> None:
    record(Event.REPLIES_ENTERED, on=form, by=by, number=number, channel=channel.value)
