"""The details of a session, calling it off, and marking who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import SelectMultipleField

from pbapp import clock
from pbapp.activities.sessions import labels
from pbapp.activities.sessions.forms import fields as ask
from pbapp.activities.sessions.kinds import Mode, SupportAnswer
from pbapp.activities.sessions.models import Booking, Session
from pbapp.activities.sessions.models.programme import MOST_MINUTES, MOST_PLACES
from pbapp.forms import SAYING, BaseForm, Longest, Maybe, Required, TimeOfDayField, moment, offered
from pbapp.i18n import _, lazy
from pbapp.places.models import Organisation
from pbapp.proposals.fields import LineField

PLAIN = (
    "minutes",
    "joining_link",
    "place",
    "leader",
    "speakers",
    "theme",
    "capacity",
    "access_checked_on",
)


class SessionForm(BaseForm):
    """When, where, who opens it, what about."""

    day = ask.day(lazy("Day"), lazy("Give the day."))
    at = TimeOfDayField(lazy("It begins at"), [Required(lazy("Give a time like 17:00."))])
    minutes = ask.number(lazy("Minutes"), 5, MOST_MINUTES, lazy("Give a number."))
    theme = ask.line(
        lazy("What is it about?"), description=lazy("One example from daily work says most.")
    )
    mode = ask.one(lazy("How do people meet?"), labels.MODES)
    joining_link = LineField(
        lazy("Link to join online"),
        [Maybe(), Longest(500), ask.WebLink()],
        description=lazy("Only people with a place see it."),
    )
    place = ask.lines(
        lazy("Where is it?"),
        most=500,
        description=lazy("With how to get there and get in. Everyone reads this."),
    )
    host = ask.body(
        lazy("Who hosts it?"),
        description=lazy("It pays for a room, and its officers can run the session."),
    )
    leader = ask.line(
        lazy("Who opens it?"), description=lazy("A board member or chief officer, by office.")
    )
    speakers = ask.lines(lazy("Who speaks?"), most=500)
    capacity = ask.number(lazy("Places"), 1, MOST_PLACES, lazy("Give a number."))
    access_checked_on = ask.day(
        lazy("When did somebody check access?"),
        description=lazy("To the room, or to the tool people join with."),
    )

    def offer(self, bodies: Iterable[Organisation]) -> SessionForm:
        """Put the organisations up for choosing."""
        ask.offer_bodies(self.host, bodies, _("Nobody yet"))
        return self

    def fits(self, session: Session) -> bool:
        """No more places than the programme's cap, and a new moment that lies ahead."""
        cap = session.programme.cap
        if self.capacity.data and self.capacity.data > cap:
            self.refuse(
                "capacity", _("The programme has %(cap)s places at most each time.", cap=cap)
            )
        starts_at = moment(self.day.data, self.at.data)
        if starts_at and starts_at != session.starts_at and starts_at <= clock.now():
            self.refuse("day", _("Choose a day and time that lie ahead."))
        return not self.errors

    def values(self) -> dict[str, Any]:
        """Answers by column."""
        return ask.values_of(self, PLAIN) | {
            "starts_at": moment(self.day.data, self.at.data),
            "mode": Mode(self.mode.data),
            "host_id": ask.key_of(self.host),
        }


def filled(session: Session) -> dict[str, Any]:
    """What the form shows of a session that is to be changed."""
    begins = clock.local(session.starts_at)
    return {name: getattr(session, name) for name in PLAIN} | {
        "day": begins.date(),
        "at": begins.time(),
        "mode": session.mode.value,
        "host": str(session.host_id or ""),
    }


class CallOffForm(BaseForm):
    """Why a session does not take place."""

    reason = ask.lines(
        lazy("Why is it called off?"),
        lazy("Write why, so that people understand."),
        most=500,
        description=lazy("Everyone who booked gets this by e-mail, and it stands on the page."),
    )


class AttendanceForm(BaseForm):
    """Who came, and how many came without a booking."""

    came = SelectMultipleField(lazy("Who came?"), choices=offered([]), **SAYING)
    walk_ins = ask.number(
        lazy("How many came without a booking?"),
        0,
        MOST_PLACES,
        lazy("Give a number. Enter 0 if nobody did."),
    )

    def offer(self, bookings: Sequence[Booking]) -> AttendanceForm:
        """Put those with a seat up for ticking."""
        self.came.choices = offered([(str(one.id), called(one)) for one in bookings])
        return self

    @property
    def ids(self) -> set[int]:
        """Keys of the bookings that were ticked."""
        return {int(key) for key in self.came.data or []}


def called(booking: Booking) -> str:
    """How a booking is called on the list: by seat where no name was given."""
    if booking.name:
        return _("%(seat)s. %(name)s", seat=booking.seat, name=booking.name)
    return _("%(seat)s. No name given", seat=booking.seat)


class SupportForm(BaseForm):
    """What became of a request for support."""

    answer = ask.from_list(
        lazy("How does it stand?"),
        {a: words for a, words in labels.ANSWERS.items() if a is not SupportAnswer.WITHDRAWN},
    )
