"""Forms for the record itself, one for each topic."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds import Format
from pbapp.engagement.labels import DECISION_METHODS, FORMATS, KINDS, LEVELS, TIERS
from pbapp.engagement.models import Engagement
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.places.models import Area


class Topic(StrEnum):
    """A page of questions about a record; the value stands in addresses."""

    ABOUT = "about"
    PURPOSE = "purpose"
    DATES = "dates"
    DECISION = "decision"
    TELLING = "telling"


class TopicForm(ask.AnswersForm):
    """One topic, made from a record; what a round tells already is not asked again."""

    FROM_ROUND: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Engagement) -> Self:
        """The form as the record stands."""
        form = cls(obj=record)
        for name in cls.FROM_ROUND if record.round_id else ():
            del form[name]
        return form


class NamedForm(TopicForm):
    """What it is, where, and who leads it."""

    title = ask.line(
        lazy("What is it called?"),
        lazy("Enter a title."),
        description=lazy("A few words that local people will know it by."),
    )
    summary = ask.lines(
        lazy("What is it about?"),
        lazy("Say in a few plain words what it is about."),
        words=100,
        description=lazy("No more than 100 words. Everyone can read them."),
    )
    kind = ask.chosen(
        lazy("What kind of work is it?"),
        KINDS,
        blank=lazy("Choose one"),
        needed=lazy("Choose the kind of work."),
    )
    level = ask.chosen(
        lazy("How much say do people have?"),
        LEVELS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how much say people have."),
    )
    expected_people = ask.number(lazy("How many people do you expect to take part?"))
    lead_organisation_id = ask.picked(lazy("Which organisation leads it?"))
    areas = ask.ticked(
        lazy("Which areas is it about?"),
        {},
        needed=lazy("Choose at least one area."),
        coerce=lambda one: str(one.id) if isinstance(one, Area) else str(one),
    )
    contact = ask.line(
        lazy("How can people reach you?"),
        description=lazy("A shared e-mail address or phone number. Everyone can read it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(area.id): area for area in places.areas()}
        self.areas.choices = offered((key, area.name) for key, area in self.places.items())
        rows = [(one.id, one.name) for one in places.organisations()]
        self.lead_organisation_id.choices = offered([("", lazy("The partnership itself")), *rows])

    def chosen_areas(self) -> list[Area]:
        """The areas that were ticked."""
        return [self.places[key] for key in self.areas.data or ()]

    def values(self) -> dict[str, Any]:
        """Every answer, areas as rows."""
        return {**super().values(), "areas": self.chosen_areas()}


class OpenForm(NamedForm):
    """What is asked to put a piece of work into the register: two minutes."""

    opens_on = ask.day(lazy("When does it open?"), lazy("Give the day it opens."))
    closes_on = ask.day(
        lazy("When is the last day to take part?"), lazy("Give the last day to take part.")
    )


class AboutForm(NamedForm):
    """The same later, with its size."""

    FROM_ROUND = ("kind", "level", "tier", "tier_reason")

    tier = ask.chosen(
        lazy("What size is it?"),
        TIERS,
        description=lazy("The size decides how many indicators are asked."),
    )
    tier_reason = ask.line(lazy("Why is a smaller size right?"), most=500)


class PurposeForm(TopicForm):
    """What is asked, and what can come of it."""

    question_asked = ask.lines(lazy("What do you ask people?"), most=1000)
    why_now = ask.lines(lazy("Why now?"), most=1000)
    can_change = ask.lines(lazy("What can change because of what people say?"), most=1000)
    cannot_change = ask.lines(lazy("What cannot change, and why?"), most=1000)
    known_already = ask.lines(
        lazy("What do you know already?"),
        description=lazy("What people here have said before, and where it is written down."),
    )


class DatesForm(TopicForm):
    """The timetable."""

    FROM_ROUND = (
        "opens_on",
        "closes_on",
        "options_fixed_on",
        "decision_on",
        "feedback_promised_by",
    )

    opens_on = ask.day(lazy("When does it open?"))
    closes_on = ask.day(lazy("When is the last day to take part?"))
    options_fixed_on = ask.day(
        lazy("From when are the choices fixed?"),
        description=lazy("The last day on which people can still change what is on the table."),
    )
    decision_on = ask.day(lazy("When is the decision?"))
    feedback_promised_by = ask.day(lazy("By when will people be told what came of it?"))
    wholly_in_school_holidays = ask.yes_no(
        lazy("Does all of it lie in the school holidays?"), lazy("Nobody has looked yet")
    )


class DecisionForm(TopicForm):
    """Who decides, how, and in which formats papers come."""

    decision_method = ask.chosen(
        lazy("How is it decided?"), DECISION_METHODS, blank=lazy("Not agreed yet")
    )
    who_decides = ask.line(
        lazy("Who decides?"),
        description=lazy("For example: Ardnellan Area Committee. It is kept with today's date."),
    )
    formats_asked = ask.ticked(
        lazy("Which formats did people ask for?"),
        FORMATS,
        description=lazy("Leave all empty if nobody has asked them yet."),
    )

    def values(self) -> dict[str, Any]:
        """Nothing ticked means that nobody was asked."""
        formats = [Format(name).value for name in self.formats_asked.data or ()]
        return {**super().values(), "formats_asked": formats or None}


class TellingForm(TopicForm):
    """Who wants to be told, and what comments led to."""

    asked_to_be_told = ask.number(lazy("How many people asked to be told what came of it?"))
    were_told = ask.number(lazy("How many of them were told?"))
    comments_changed = ask.lines(lazy("What did comments change?"), most=1000)
    no_change_note = ask.lines(lazy("If comments changed nothing: why?"), most=1000)


FORMS: dict[Topic, type[TopicForm]] = {
    Topic.ABOUT: AboutForm,
    Topic.PURPOSE: PurposeForm,
    Topic.DATES: DatesForm,
    Topic.DECISION: DecisionForm,
    Topic.TELLING: TellingForm,
}
HEADINGS: dict[Topic, str] = {
    Topic.ABOUT: lazy("What it is"),
    Topic.PURPOSE: lazy("What it is for"),
    Topic.DATES: lazy("Dates"),
    Topic.DECISION: lazy("Who decides"),
    Topic.TELLING: lazy("Telling people"),
}
