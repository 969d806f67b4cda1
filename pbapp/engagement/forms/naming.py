"""Forms that name a record: the two minutes in which it is opened, and the same later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from wtforms import BooleanField

from pbapp.access.guard import can, current_actor
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.forms.folds import FoldedForm
from pbapp.engagement.labels import AUDIENCES, KINDS, LEVELS, TIERS
from pbapp.engagement.models import Engagement
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.places.models import Area
from pbapp.standards.kinds import Kind


class TopicForm(ask.AnswersForm):
    """One topic, made from a record; what a round tells already is not asked again."""

    FROM_ROUND: tuple[str, ...] = ()
    #: it may be saved although something is missing: the list of the next step asks for it
    half_done = True

    @classmethod
    def of(cls, record: Engagement) -> Self:
        """The form as the record stands."""
        form = cls(obj=record)
        for name in cls.FROM_ROUND if record.round_id else ():
            del form[name]
        return form


class NamedForm(TopicForm):
    """What it is, where, and who leads it."""

    half_done = False

    title = ask.line(
        lazy("What is it called?"),
        lazy("Enter a title."),
        description=lazy("A few words that local people will know it by."),
    )
    topic = ask.line(
        lazy("What is the topic?"),
        lazy("Name the topic in a few words."),
        most=100,
        description=lazy("A few words by which others find it. For example: evening buses."),
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
    lead_organisation_id = ask.picked(lazy("Which organisation leads it?"))
    areas = ask.ticked(
        lazy("Which areas is it about?"),
        {},
        needed=lazy("Choose at least one area."),
        coerce=lambda one: str(one.id) if isinstance(one, Area) else str(one),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(area.id): area for area in places.areas()}
        self.areas.choices = offered((key, area.name) for key, area in self.places.items())
        bodies = [(one.id, one.name) for one in places.organisations()]
        rows = [("", lazy("The partnership itself")), *bodies]
        if not can(Can.LEAD_FOR_ANY_BODY):
            held = {self.lead_organisation_id.object_data or ""} if "obj" in kwargs else set()
            rows = [one for one in rows if one[0] in held | bodies_of(current_actor())]
        self.lead_organisation_id.choices = offered(rows)

    def chosen_areas(self) -> list[Area]:
        """The areas that were ticked."""
        return [self.places[key] for key in self.areas.data or ()]

    def values(self) -> dict[str, Any]:
        """Every answer, areas as rows."""
        return {**super().values(), "areas": self.chosen_areas()}


class OpenForm(FoldedForm, NamedForm):
    """What is asked to put a piece of work into the register: two minutes."""

    FOLDS = {
        lazy("Topic, place and people"): ("topic", "areas", "audience", "audience_kind"),
    }

    summary = ask.lines(
        lazy("What is it about?"),
        words=100,
        description=lazy("No more than 100 words. You can write this later."),
    )
    kind = ask.chosen(lazy("What kind of work is it?"), KINDS, blank=lazy("Not sure yet"))
    audience = ask.line(lazy("Whom does it touch?"), lazy("Say whom it touches."))
    audience_kind = ask.chosen(
        lazy("Which of these fits them best?"),
        AUDIENCES,
        blank=lazy("Choose one"),
        needed=lazy("Choose the one that fits best."),
    )
    opens_on = ask.day(lazy("When does it open?"), lazy("Give the day it opens, roughly."))
    closes_on = ask.day(
        lazy("When is the last day to take part?"), lazy("Give the last day, roughly.")
    )
    dates_are_rough = BooleanField(lazy("These days are only a guess so far"), default=True)

    def opens(self, names: Iterable[str]) -> bool:
        """Whoever looked before has said it all already."""
        return any(self[name].errors or not self[name].data for name in names)

    def values(self) -> dict[str, Any]:
        """Every answer about the record."""
        given = super().values()
        given["kind"] = given["kind"] or Kind.OTHER
        return {name: given[name] for name in given.keys() - {"audience", "audience_kind"}}

    def touched(self) -> dict[str, Any]:
        """The first audience."""
        return {"name": self.audience.data, "kind": self.audience_kind.data}


class AboutForm(NamedForm):
    """The same later, with its size."""

    FROM_ROUND = ("kind", "level", "is_strategic", "tier", "tier_reason")

    expected_people = ask.number(lazy("How many people do you expect to take part?"))
    area_note = ask.line(
        lazy("Which part of these areas?"),
        description=lazy("If it is not about all of them. For example: the streets by the shore."),
    )
    contact = ask.line(
        lazy("How can people reach you?"),
        description=lazy("A shared e-mail address or phone number. Everyone can read it."),
    )
    is_strategic = BooleanField(
        lazy("It leads to a strategic decision"),
        description=lazy("One for which the Fairer Scotland Duty asks to think of inequality."),
    )
    tier = ask.chosen(
        lazy("What size is it?"),
        TIERS,
        description=lazy("The size decides how many indicators are asked."),
    )
    tier_reason = ask.line(lazy("Why is a smaller size right?"), most=500)
