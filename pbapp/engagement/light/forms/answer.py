"""Answering people in light work on one page."""

from __future__ import annotations

from typing import Any

from pbapp import clock
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import DECISION_METHODS, FEEDBACK_PARTS, RESPONSES
from pbapp.engagement.models import Engagement
from pbapp.i18n import lazy
from pbapp.standards.kinds import FeedbackPart

DECISION = ("text", "made_on", "body", "method")
#: the column for each part of what people are told
TOLD = {
    FeedbackPart.PROCESS: "how_done",
    FeedbackPart.OPTIONS: "weighed_up",
    FeedbackPart.DECISIONS: "will_happen",
    FeedbackPart.REASONS: "why",
}


class AnswerForm(ask.AnswersForm):
    """What was decided, and what people are told; the answers to what they said join it."""

    text = ask.lines(lazy("What was decided?"), lazy("Write what was decided."))
    made_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    body = ask.line(lazy("Who decided?"), lazy("Say who decided."))
    method = ask.chosen(
        lazy("How was it decided?"),
        DECISION_METHODS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how it was decided."),
    )
    how_done = ask.lines(FEEDBACK_PARTS[FeedbackPart.PROCESS], lazy("Write how it was done."))
    weighed_up = ask.lines(FEEDBACK_PARTS[FeedbackPart.OPTIONS], lazy("Write what was weighed up."))
    will_happen = ask.lines(FEEDBACK_PARTS[FeedbackPart.DECISIONS], lazy("Write what will happen."))
    why = ask.lines(FEEDBACK_PARTS[FeedbackPart.REASONS], lazy("Write why."), most=1000)

    def decision(self) -> dict[str, Any]:
        """The decision."""
        return {name: self[name].data for name in DECISION}

    def told(self) -> dict[str, Any]:
        """What people are told, in its four parts."""
        return {name: self[name].data for name in TOLD.values()}


def answer_form(record: Engagement) -> Any:
    """The form with an answer for each finding; who decides and how is filled in from the plan."""
    fields: dict[str, Any] = {}
    for one in record.findings:
        fields[f"response_{one.id}"] = ask.chosen(
            lazy("What is the answer?"), RESPONSES, blank=lazy("No answer yet")
        )
        fields[f"reason_{one.id}"] = ask.lines(lazy("Why is this the answer?"), most=1000)
    made_on = record.decision_on if (record.decision_on or clock.today()) <= clock.today() else None
    planned = {"body": record.who_decides, "method": record.decision_method, "made_on": made_on}
    return type("AnswerOnOnePage", (AnswerForm,), fields)(data=planned)
