"""Letters to those who booked. No name and no free text of theirs stands in any of them.

Anybody can type anybody's address into a booking form: a letter that repeats what was typed would
carry it to strangers.
"""

from __future__ import annotations

from pbapp.activities.sessions.models import Booking
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
        path=f"/bookings/{booking.key}",
        **values,
    )
