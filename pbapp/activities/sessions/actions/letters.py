"""Letters to those who booked. No name and no free text of theirs stands in any of them.

Anybody can type anybody's address into a booking form: a letter that repeats what was typed would
carry it to strangers.
"""

from __future__ import annotations

from collections.abc import Iterable

from pbapp.activities.sessions.models import Booking
from pbapp.activities.sessions.queries import bookings
from pbapp.outbox import enqueue, forgotten_once_sent


def send(booking: Booking, letter: str, **values: object) -> None:
    """Write to somebody who left an address; the letter goes once it is sent, link and all."""
    if booking.email is None:
        return
    enqueue(
        booking.email,
        f"activities/sessions/mail/{letter}.txt",
        language=booking.language,
        cause=forgotten_once_sent(),
        booking=booking,
        session=booking.session,
        others=bookings.others_of(booking),
        path=f"/bookings/{booking.key}",
        **values,
    )


def send_each(those: Iterable[Booking], letter: str, **values: object) -> None:
    """Write once to each address: the letter names every place that it holds at the session."""
    first: dict[tuple[int, str | None], Booking] = {}
    for one in those:
        first.setdefault((one.session_id, one.email), one)
    for one in first.values():
        send(one, letter, **values)
