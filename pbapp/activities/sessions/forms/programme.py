"""Planning a programme, passing the word on, and reviewing its uptake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wtforms import BooleanField

from pbapp import clock
from pbapp.activities.sessions import labels, planning
from pbapp.activities.sessions.forms import fields as ask
from pbapp.activities.sessions.kinds import Frequency, Mode, Recommendation
from pbapp.activities.sessions.models import Cascade, MemberCommitment, Programme, Session
from pbapp.activities.sessions.models.programme import CAP, MINUTES, MOST_MINUTES, MOST_PLACES
from pbapp.forms import BaseForm, Required, TimeOfDayField, offered
from pbapp.i18n import _, format_moment, lazy
from pbapp.places.models import Organisation

PLAIN = ("title", "purpose", "year", "contact", "minutes", "cap", "for_named_group")
MOST_SESSIONS, MOST_REACH = 24, 1_000_000


class ProgrammeForm(BaseForm):
    """What a programme is for and how it runs."""

    title = ask.line(lazy("What is it called?"), lazy("Give it a name."))
    purpose = ask.lines(
        lazy("What is it for?"),
        lazy("Say what it is for."),
        description=lazy("Everyone reads this. Say what people get from an hour of their day."),
    )
    year = ask.number(
        lazy("Year"), 2000, 2090, lazy("Give the year."), default=lambda: clock.today().year
    )
    owner = ask.body(lazy("Who owns it?"))
    contact = ask.line(
        lazy("How do people reach you?"),
        lazy("Give a way to reach you."),
        description=lazy("The phone or e-mail of an office, not of a person."),
    )
    frequency = ask.one(lazy("How often?"), labels.FREQUENCIES, default=Frequency.MONTHLY.value)
    minutes = ask.number(
        lazy("Minutes of each session"), 5, MOST_MINUTES, lazy("Give a number."), default=MINUTES
    )
    cap = ask.number(
        lazy("Most places at a session"),
        1,
        MOST_PLACES,
        lazy("Give a number."),
        default=CAP,
        description=lazy("15 leaves time for people to talk with each other."),
    )
    mode = ask.one(lazy("How do people meet?"), labels.MODES, default=Mode.REMOTE.value)
    review_month = ask.from_list(
        lazy("Month of the review"),
        labels.MONTHS,
        default="8",
        description=lazy("It looks back at the six months before."),
    )
    for_named_group = BooleanField(
        lazy("It is for a named group"),
        description=lazy("Small numbers are then hidden more strictly."),
    )

    def offer(self, bodies: Iterable[Organisation], partnership: str) -> ProgrammeForm:
        """Put the organisations up for choosing; the partnership itself comes first."""
        ask.offer_bodies(self.owner, bodies, partnership)
        return self

    def values(self) -> dict[str, Any]:
        """Answers by column."""
        return ask.values_of(self, PLAIN) | {
            "owner_id": ask.key_of(self.owner),
            "frequency": Frequency(self.frequency.data),
            "mode": Mode(self.mode.data),
            "review_month": int(self.review_month.data),
        }


def filled(programme: Programme) -> dict[str, Any]:
    """What the form shows of a programme that is to be changed."""
    return {name: getattr(programme, name) for name in PLAIN} | {
        "owner": str(programme.owner_id or ""),
        "frequency": programme.frequency.value,
        "mode": programme.mode.value,
        "review_month": str(programme.review_month),
    }


class PlanForm(BaseForm):
    """The days of all sessions, made in one go."""

    first = ask.day(lazy("Day of the first session"), lazy("Give the first day."))
    at = TimeOfDayField(lazy("It begins at"), [Required(lazy("Give a time like 17:00."))])
    number = ask.number(
        lazy("How many sessions?"), 1, MOST_SESSIONS, lazy("Give a number."), default=12
    )

    def moments(self, frequency: Frequency) -> list[datetime]:
        """The moments in UTC."""
        first, at = self.first.data, self.at.data
        if first is None or at is None:
            return []
        return list(planning.moments(first, at, frequency, int(self.number.data or 0)))


class CascadeForm(BaseForm):
    """A partner that was asked to pass the link on, and what it did."""

    organisation = ask.body(lazy("Who was asked?"), lazy("Choose who was asked."))
    asked_on = ask.day(lazy("When were they asked?"), lazy("Give the day."), default=clock.today)
    passed_on_at = ask.day(lazy("When did they pass it on?"))
    to_whom = ask.line(
        lazy("To whom?"), description=lazy("Teams, groups or lists, not single people.")
    )
    reach = ask.number(lazy("How many people did it reach?"), 0, MOST_REACH)

    def offer(self, bodies: Iterable[Organisation]) -> CascadeForm:
        """Put the organisations up for choosing."""
        ask.offer_bodies(self.organisation, bodies, _("Choose one"))
        return self

    def fits(self) -> bool:
        """Days in order, and a reach only of what was passed on."""
        asked, passed = self.asked_on.data, self.passed_on_at.data
        if passed and asked and passed < asked:
            self.refuse("passed_on_at", _("This is before they were asked. Check both days."))
        if self.reach.data is not None and passed is None:
            self.refuse("passed_on_at", _("Give the day they passed it on."))
        return not self.errors

    def values(self) -> dict[str, Any]:
        """Answers by column."""
        given = ask.values_of(self, ("asked_on", "passed_on_at", "to_whom", "reach"))
        return given | {"organisation_id": ask.key_of(self.organisation)}


def cascaded(cascade: Cascade) -> dict[str, Any]:
    """What the form shows of what is known."""
    names = ("asked_on", "passed_on_at", "to_whom", "reach")
    given = {name: getattr(cascade, name) for name in names}
    return given | {"organisation": str(cascade.organisation_id)}


class MemberForm(BaseForm):
    """A member of the board who will take part."""

    member = ask.line(
        lazy("Which member of the board?"),
        lazy("Say which member of the board."),
        description=lazy("By their office, for example: Chair of the health board."),
    )
    organisation = ask.body(lazy("From which body?"))

    def offer(self, bodies: Iterable[Organisation]) -> MemberForm:
        """Put the organisations up for choosing."""
        ask.offer_bodies(self.organisation, bodies, _("None of these"))
        return self

    def values(self) -> dict[str, Any]:
        """Answers by column."""
        return {"member": self.member.data, "organisation_id": ask.key_of(self.organisation)}


class TookPartForm(BaseForm):
    """The session a member of the board took part in."""

    session = ask.some_session(lazy("Took part in"))

    def offer(self, sessions: Sequence[Session]) -> TookPartForm:
        """Put the sessions that have begun up for choosing."""
        days = [(str(one.id), format_moment(one.starts_at)) for one in sessions]
        self.session.choices = offered([(ask.NOBODY, _("None yet")), *days])
        return self

    @property
    def session_id(self) -> int | None:
        """The one chosen."""
        return ask.key_of(self.session)


def took_part(commitment: MemberCommitment) -> dict[str, str]:
    """What the form shows of what is known."""
    return {"session": str(commitment.session_id or "")}


class ReviewForm(BaseForm):
    """What the review of a programme says beside the figures."""

    feedback = ask.lines(
        lazy("What did people say of it?"),
        most=2000,
        description=lazy("In short, and so that nobody can be known by it."),
    )
    missing = ask.lines(lazy("Who is missing, and why do you think so?"), most=2000)
    recommendation = ask.one(lazy("What should happen next?"), labels.RECOMMENDATIONS)
    reason = ask.lines(lazy("Why?"), lazy("Say why."), most=2000)

    def values(self) -> dict[str, Any]:
        """Answers by column."""
        given = ask.values_of(self, ("feedback", "missing", "reason"))
        return given | {"recommendation": Recommendation(self.recommendation.data)}
