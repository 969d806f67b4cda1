"""Forms of review sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import RadioField, SelectField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.models.review import ReviewMember
from pbapp.engagement.review import labels
from pbapp.engagement.review.actions import NewSeat
from pbapp.forms import CHOOSE, SAYING, Required, offered
from pbapp.i18n import lazy
from pbapp.places import queries as places

POINTS = {
    6: lazy("6: excellent"),
    5: lazy("5: very good"),
    4: lazy("4: good"),
    3: lazy("3: fair"),
    2: lazy("2: weak"),
    1: lazy("1: poor"),
}


class SessionForm(ask.AnswersForm):
    """A session: when, how, about what."""

    held_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    way = RadioField(
        lazy("How do people rate?"),
        choices=offered(
            [
                ("together", lazy("Together: one of us enters what each says")),
                ("apart", lazy("Apart: each by a link of their own")),
            ]
        ),
        validators=[Required(CHOOSE)],
        **SAYING,
    )
    scope = ask.chosen(lazy("What do they rate?"), labels.SCOPES)


class SeatForm(ask.AnswersForm):
    """Somebody who is to rate."""

    kind = ask.chosen(
        lazy("Whom do they speak for?"),
        labels.MEMBER_KINDS,
        blank=lazy("Choose one"),
        needed=lazy("Choose whom they speak for."),
    )
    name = ask.line(
        lazy("What do we call them?"),
        lazy("Write what we call them."),
        most=80,
        description=lazy("A post or a group, no private names."),
    )
    organisation_id = ask.picked(lazy("Of which body?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = [(one.id, one.name) for one in places.organisations()]
        self.organisation_id.choices = offered([("", lazy("None of these")), *rows])

    def seat(self) -> NewSeat:
        """The seat they ask for."""
        return NewSeat(**self.values())


class EndForm(ask.AnswersForm):
    """What was said around the ratings."""

    notes = ask.lines(lazy("What did people say?"), most=4000)


def votes_form(members: Iterable[ReviewMember], names: Mapping[str, str]) -> Any:
    """A list of marks for each member and code, with what was given earlier."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for member in members:
        earlier = {vote.code: vote.points for vote in member.votes}
        for code, words in names.items():
            fields[name_of(member, code)] = _mark(words)
            data[name_of(member, code)] = earlier.get(code)
    return type("VotesForm", (ask.AnswersForm,), fields)(data=data)


def votes_in(form: Any, member: ReviewMember, codes: Iterable[str]) -> Mapping[str, int | None]:
    """What one member gave."""
    return {code: form[name_of(member, code)].data for code in codes}


def name_of(member: ReviewMember, code: str) -> str:
    """The name of a field."""
    return f"mark_{member.id}_{code}"


def _mark(label: str) -> SelectField:
    marks = [(str(one), words) for one, words in POINTS.items()]
    return SelectField(
        label, choices=offered([("", lazy("No view")), *marks]), coerce=_points, **SAYING
    )


def _points(value: Any) -> int | None:
    return int(value) if str(value) in {"1", "2", "3", "4", "5", "6"} else None
