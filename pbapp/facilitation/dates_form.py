"""The calendar of a round as a form."""

from __future__ import annotations

from typing import Any, Self

from wtforms import Field

from pbapp import clock
from pbapp.facilitation.answers import at_time, day, joined
from pbapp.facilitation.forms import TopicForm
from pbapp.i18n import format_moment, lazy
from pbapp.rounds.calendar import DATES
from pbapp.rounds.lifecycle import dates_behind
from pbapp.rounds.models import Round

LABELS = {
    "ideas_open_at": lazy("People can send ideas from"),
    "ideas_close_at": lazy("Last day for ideas"),
    "discussion_opens_at": lazy("Questions and comments from"),
    "voting_opens_at": lazy("Voting opens"),
    "voting_closes_at": lazy("Voting closes"),
    "result_promised_at": lazy("You tell people the result by"),
}


class DatesForm(TopicForm):
    """The calendar; a date whose step was taken stands there but cannot change."""

    round: Round

    ideas_open_at = day(lazy("Day"))
    ideas_open_time = at_time(lazy("Time"))
    ideas_close_at = day(lazy("Day"))
    ideas_close_time = at_time(lazy("Time"))
    discussion_opens_at = day(lazy("Day"))
    discussion_opens_time = at_time(lazy("Time"))
    voting_opens_at = day(lazy("Day"))
    voting_opens_time = at_time(lazy("Time"))
    voting_closes_at = day(lazy("Day"))
    voting_closes_time = at_time(lazy("Time"))
    result_promised_at = day(lazy("Day"), needed=False)
    result_promised_time = at_time(lazy("Time"), needed=False)

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands, without the dates that are behind it."""
        known: dict[str, Any] = {}
        for name, at in round.dates.items():
            if at:
                local = clock.local(at)
                known |= {name: local.date(), time_of(name): local.time()}
        form = cls(data=known)
        form.round = round
        for name in dates_behind(round.phase):
            del form[name]
            del form[time_of(name)]
        return form

    def behind(self) -> list[tuple[str, str]]:
        """The dates that cannot change any more, each with its moment in words."""
        gone = [(name, self.round.dates[name]) for name in DATES if name not in self]
        return [(LABELS[name], format_moment(at)) for name, at in gone if at]

    def groups(self) -> list[tuple[str, Field, Field]]:
        """The dates that can change: what each is, its day and its time."""
        own = [name for name in DATES if name in self]
        return [(LABELS[name], self[name], self[time_of(name)]) for name in own]

    @property
    def field_names(self) -> dict[str, str]:
        """What to call a field above the form, where "Day" alone would not tell which."""
        fields = {day.name: label for label, day, _unused in self.groups()}
        return fields | {time.name: label for label, _unused, time in self.groups()}

    def submitted(self) -> bool:
        """True when all answers hold; the result may stay open, but not half given."""
        held = super().submitted()
        on, at = self["result_promised_at"], self["result_promised_time"]
        if held and bool(on.data) != bool(at.data):
            missing = "result_promised_time" if on.data else "result_promised_at"
            self.refuse(missing, lazy("Give both a day and a time, or leave both empty."))
            held = False
        return held

    def values(self) -> dict[str, Any]:
        """The moments in UTC by the name of the setting."""
        return {day.name: joined(day, at) for _unused, day, at in self.groups()}


def time_of(date_name: str) -> str:
    """The field that holds the time of day of a date."""
    return date_name.removesuffix("_at") + "_time"
