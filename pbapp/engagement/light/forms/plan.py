"""The whole plan of light work on one page."""

from __future__ import annotations

from typing import Any, Self

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.forms.naming import TopicForm
from pbapp.engagement.labels import DECISION_METHODS, LAWFUL
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.queries import has_assessment, partners_of
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places

#: answers that are rows of the plan, not fields of the record
ROWS = frozenset({"partner_id", "no_assessment"})
DAYS = ("opens_on", "closes_on", "decision_on", "feedback_promised_by")


class PlanForm(TopicForm):
    """What light work plans: what is asked, when, who decides, with whom, and the two notes."""

    question_asked = ask.lines(lazy("What do you ask people?"), most=1000)
    can_change = ask.lines(lazy("What can change because of what people say?"), most=1000)
    cannot_change = ask.lines(lazy("What cannot change, and why?"), most=1000)
    opens_on = ask.day(lazy("When does it open?"))
    closes_on = ask.day(lazy("When is the last day to take part?"))
    decision_on = ask.day(lazy("When is it decided?"))
    feedback_promised_by = ask.day(
        lazy("By when will people be told what came of it?"),
        description=lazy("Once all four days are given, they count as firm."),
    )
    who_decides = ask.line(
        lazy("Who decides?"), description=lazy("For example: Ardnellan Area Committee.")
    )
    decision_method = ask.chosen(
        lazy("How is it decided?"), DECISION_METHODS, blank=lazy("Not agreed yet")
    )
    partner_id = ask.picked(
        lazy("Which body works on it with you?"),
        description=lazy("It is asked to agree the plan. You can add others later."),
    )
    no_assessment = ask.line(
        lazy("Could it harm some people more than others? If not, why not?"),
        most=500,
        description=lazy(
            "This stands for an impact assessment. If it could, leave this empty: "
            "the list then says where to go."
        ),
    )
    lawful_basis = ask.chosen(
        lazy("Why may you hold personal data?"), LAWFUL, blank=lazy("Not settled yet")
    )

    @classmethod
    def of(cls, record: Engagement) -> Self:
        """The form as the record stands; what is answered elsewhere is not asked again."""
        form = super().of(record)
        rows = [(one.id, one.name) for one in places.organisations()]
        form.partner_id.choices = offered([("", lazy("Choose one")), *rows])
        if partners_of(record.id):
            del form.partner_id
        if has_assessment(record.id):
            del form.no_assessment
        return form

    def values(self) -> dict[str, Any]:
        """The answers that are fields of the record."""
        given = {name: one for name, one in super().values().items() if name not in ROWS}
        return given | {"dates_are_rough": not all(given[day] for day in DAYS)}

    def rows(self) -> dict[str, Any]:
        """The others, as far as they were given."""
        return {name: self[name].data for name in ROWS if name in self and self[name].data}
