"""Forms for what is planned and done: people, methods, activities, papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from wtforms import BooleanField

from pbapp import clock
from pbapp.engagement import labels
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.forms.folds import FoldedForm
from pbapp.engagement.kinds import Slot
from pbapp.i18n import lazy

SATURDAY, EVENING = 5, time(17)


class AudienceForm(FoldedForm):
    """People whom the subject touches."""

    FOLDS = {
        lazy("How many they are, and how you reach them"): (
            "affected",
            "estimate",
            "target",
            "first_contact_on",
            "methods",
        ),
        lazy("How many took part"): ("reached",),
    }

    name = ask.line(lazy("Who are they?"), lazy("Say who they are."))
    kind = ask.chosen(
        lazy("Which of these fits best?"),
        labels.AUDIENCES,
        blank=lazy("Choose one"),
        needed=lazy("Choose the one that fits best."),
    )
    affected = ask.chosen(
        lazy("How does it touch them?"), labels.AFFECTED, blank=lazy("Not said yet")
    )
    estimate = ask.number(lazy("About how many are they?"))
    at_risk = BooleanField(lazy("They are often missed"))
    risk_reason = ask.line(lazy("Why are they often missed?"), most=500)
    first_contact_on = ask.day(lazy("When were they first spoken to about this?"))
    target = ask.number(lazy("How many of them should take part?"))
    reached = ask.number(
        lazy("How many of them did?"), description=lazy("Fill this in afterwards.")
    )
    methods = ask.ticked(lazy("How do you plan to reach them?"), labels.METHODS)


class MethodForm(ask.AnswersForm):
    """Why a method is right here."""

    method = ask.chosen(
        lazy("Which method?"),
        labels.METHODS,
        blank=lazy("Choose one"),
        needed=lazy("Choose the method."),
    )
    rationale = ask.lines(
        lazy("Why does it suit this work and these people?"),
        lazy("Write why it suits this work."),
        most=1000,
    )
    planned = ask.number(lazy("How many times do you plan to use it?"))


class ActivityForm(FoldedForm):
    """One session, survey or stall."""

    AFTERWARDS = ("headcount", "basis", "discussion_minutes", "for_named_group", "notes")
    FOLDS = {
        lazy("More about it: room, access, who leads"): (
            "told_on",
            "access_checked_on",
            "capacity",
            "audiences",
            "facilitator",
        ),
        lazy("Afterwards: how many came"): AFTERWARDS,
    }

    name = ask.line(lazy("What is it?"), lazy("Say what it is."))
    method = ask.chosen(
        lazy("How do people take part?"),
        labels.METHODS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how people take part."),
    )
    held_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    starts_at = ask.time_of_day(lazy("When does it begin?"))
    ends_at = ask.time_of_day(lazy("When does it end?"))
    place = ask.lines(
        lazy("Where, and what help is there?"),
        most=500,
        description=lazy("The place or link, the time, access, and support. Everyone can read it."),
    )
    capacity = ask.number(lazy("How many people is there room for?"))
    audiences = ask.rows(lazy("Whom is it for in particular?"))
    facilitator = ask.line(
        lazy("Who leads it on the day?"), description=lazy("A post or a group, no private names.")
    )
    access_checked_on = ask.day(
        lazy("When did you check that everyone can get in or use it?"),
        description=lazy("Leave this empty if nobody has looked."),
    )
    told_on = ask.day(lazy("When were people told of it?"))
    headcount = ask.number(lazy("How many people came?"))
    basis = ask.chosen(lazy("How were they counted?"), labels.BASES, blank=lazy("Not counted yet"))
    discussion_minutes = ask.number(lazy("How many minutes were kept for discussion?"))
    for_named_group = BooleanField(
        lazy("It was for a named group"),
        description=lazy("Small numbers are then hidden from the public page."),
    )
    notes = ask.lines(
        lazy("Notes for the team"),
        most=1000,
        description=lazy("Nothing by which somebody who took part can be known."),
    )

    def opens(self, names: Iterable[str]) -> bool:
        """How many came is asked openly once the day is there."""
        is_now = names is self.AFTERWARDS and is_over(self.held_on.data)
        return is_now or super().opens(names)

    def values(self) -> dict[str, Any]:
        """Every answer; when in the week it is follows from the day and the hour."""
        given = super().values()
        begins = given["starts_at"]
        return given | ({"slot": slot_of(given["held_on"], begins)} if begins else {})


def is_over(day: date | None) -> bool:
    """The day has come."""
    return day is not None and day <= clock.today()


def slot_of(day: date, starts_at: time) -> Slot:
    """When in the week something is that begins then."""
    if day.weekday() >= SATURDAY:
        return Slot.WEEKEND
    return Slot.WEEKDAY_EVENING if starts_at >= EVENING else Slot.WEEKDAY_DAY


class PaperForm(FoldedForm):
    """A paper or notice."""

    FOLDS = {
        lazy("Formats, and who may read it"): (
            "formats",
            "visible_to",
            "withheld_reason",
            "plain_checked_on",
        )
    }

    title = ask.line(lazy("What is it called?"), lazy("Enter its title."))
    kind = ask.chosen(lazy("What is it?"), labels.PAPERS)
    needed_by = ask.day(lazy("When did people need it?"), lazy("Give the day people need it."))
    published_on = ask.day(lazy("When could people read it?"))
    formats = ask.ticked(lazy("In which formats?"), labels.FORMATS)
    visible_to = ask.chosen(lazy("Who may read it?"), labels.VISIBLE_TO)
    withheld_reason = ask.line(lazy("If not everyone: why?"), most=500)
    plain_checked_on = ask.day(
        lazy("When did somebody from outside find it plain?"),
        description=lazy("Leave this empty if nobody from outside has read it."),
    )


class FormatRequestForm(ask.AnswersForm):
    """Somebody asked for a format."""

    format = ask.chosen(
        lazy("Which format was asked for?"),
        labels.FORMATS,
        blank=lazy("Choose one"),
        needed=lazy("Choose the format."),
    )
    asked_on = ask.day(lazy("On which day?"), lazy("Give the day it was asked for."))
    met_on = ask.day(lazy("On which day did they get it?"))
