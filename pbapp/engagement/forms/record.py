"""Forms for the record itself, one for each topic."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from wtforms import BooleanField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.forms.naming import AboutForm, TopicForm
from pbapp.engagement.kinds import Format
from pbapp.engagement.labels import (
    DATA_ASSESSMENTS,
    DECISION_METHODS,
    DEPTHS,
    FORMATS,
    LAWFUL,
    RESULTS,
    REUSES,
    WEIGHTS,
)
from pbapp.i18n import lazy


class Topic(StrEnum):
    """A page of questions about a record; the value stands in addresses."""

    ABOUT = "about"
    PURPOSE = "purpose"
    DATES = "dates"
    DECISION = "decision"
    MEANS = "means"
    NEEDS = "needs"
    DATA = "data"
    MIDPOINT = "midpoint"
    TELLING = "telling"
    BUDGETING = "budgeting"


class PurposeForm(TopicForm):
    """What is asked, and what can come of it."""

    question_asked = ask.lines(lazy("What do you ask people?"), most=1000)
    intended_result = ask.chosen(
        lazy("What should come of it?"), RESULTS, blank=lazy("Not settled yet")
    )
    decision_to_inform = ask.lines(lazy("Which decision is it for?"), most=500)
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
        "dates_are_rough",
        "first_results_by",
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
    dates_are_rough = BooleanField(lazy("These days are only a guess so far"))
    first_results_by = ask.day(lazy("By when will people see first results?"))
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
    weight_of_views = ask.chosen(
        lazy("How much do people's views count?"), WEIGHTS, blank=lazy("Not agreed yet")
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


class MeansForm(TopicForm):
    """Money and days of work."""

    budget_planned = ask.money(lazy("How much money is planned?"))
    budget_support = ask.money(
        lazy("How much of it helps people to take part?"),
        description=lazy("Travel, childcare, interpreters and the like."),
    )
    spend = ask.money(lazy("How much was spent?"))
    staff_days_planned = ask.number(lazy("How many days of staff are planned?"))
    staff_days_used = ask.number(lazy("How many days of staff did it take?"))


class NeedsForm(TopicForm):
    """What people need to take part."""

    needs_summary = ask.lines(
        lazy("What do people need to take part?"),
        description=lazy("Summed up, so that nobody can be known by it."),
    )


class DataForm(TopicForm):
    """The note on personal data."""

    lawful_basis = ask.chosen(
        lazy("Why may you hold personal data?"), LAWFUL, blank=lazy("Not settled yet")
    )
    dpia_status = ask.chosen(
        lazy("How does the data protection impact assessment stand?"), DATA_ASSESSMENTS
    )
    personal_data_held = ask.lines(
        lazy("What personal data is held, and where?"),
        most=1000,
        description=lazy("Kinds of data, such as names on a booking list. Never the data itself."),
    )
    retention_until = ask.day(lazy("Until when is it kept?"))
    processors = ask.lines(lazy("Who else handles it for you?"), most=1000)
    reuse = ask.chosen(
        lazy("May others use what you gather?"),
        REUSES,
        blank=lazy("Nobody has said yet"),
        description=lazy("Answers and figures without names. Partners see this in the register."),
    )


class MidpointForm(TopicForm):
    """How it was looked at on the way."""

    midpoint_on = ask.day(lazy("On which day did you look how it goes?"))
    midpoint_note = ask.lines(lazy("What did you see?"), most=1000)


class TellingForm(TopicForm):
    """Who wants to be told, and what comments led to."""

    asked_to_be_told = ask.number(lazy("How many people asked to be told what came of it?"))
    were_told = ask.number(lazy("How many of them were told?"))
    comments_changed = ask.lines(lazy("What did comments change?"), most=1000)
    no_change_note = ask.lines(lazy("If comments changed nothing: why?"), most=1000)


class BudgetingForm(TopicForm):
    """How a round is run: the little that it cannot tell itself."""

    ideas_offline = ask.yes_no(
        lazy("Can people hand in ideas without the internet?"), lazy("Nobody has said yet")
    )
    vote_offline = ask.yes_no(
        lazy("Can people vote without the internet?"), lazy("Nobody has said yet")
    )
    councillors_role = ask.lines(lazy("What do councillors do, and what not?"), most=1000)
    pb_depth = ask.chosen(
        lazy("How far does the round go?"), DEPTHS, blank=lazy("Nobody has said yet")
    )


FORMS: dict[Topic, type[TopicForm]] = {
    Topic.ABOUT: AboutForm,
    Topic.PURPOSE: PurposeForm,
    Topic.DATES: DatesForm,
    Topic.DECISION: DecisionForm,
    Topic.MEANS: MeansForm,
    Topic.NEEDS: NeedsForm,
    Topic.DATA: DataForm,
    Topic.MIDPOINT: MidpointForm,
    Topic.TELLING: TellingForm,
    Topic.BUDGETING: BudgetingForm,
}
HEADINGS: dict[Topic, str] = {
    Topic.ABOUT: lazy("What it is"),
    Topic.PURPOSE: lazy("What it is for"),
    Topic.DATES: lazy("Dates"),
    Topic.DECISION: lazy("Who decides"),
    Topic.MEANS: lazy("Money and staff"),
    Topic.NEEDS: lazy("What people need to take part"),
    Topic.DATA: lazy("Note on personal data"),
    Topic.MIDPOINT: lazy("A look on the way"),
    Topic.TELLING: lazy("Telling people"),
    Topic.BUDGETING: lazy("How the round is run"),
}
