"""Forms made from a survey's questions: for a screen, and for the fast entry of paper."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from wtforms import Field, HiddenField, RadioField, SelectMultipleField, StringField
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import Optional, StopValidation

from pbapp.activities.surveys import answers, fifths
from pbapp.activities.surveys.charting import point
from pbapp.activities.surveys.kinds import MOST_LETTERS, SCALE, Kind, Topic
from pbapp.activities.surveys.labels import ANSWERS, OUTPUTS, TOPICS
from pbapp.activities.surveys.models import PersonalQuestion, Question
from pbapp.forms import SAYING, BaseForm, Longest, offered
from pbapp.i18n import _, isolated, lazy
from pbapp.places.zones.lookup import normal
from pbapp.proposals.fields import LineField, TextField

RATHER_NOT = ("", lazy("I would rather not say"))
SMALL_PRINT = lazy("Please leave out names, addresses and phone numbers.")


class AsRead:
    """An answer that can be read as an answer to its question."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Say what would be an answer."""
        try:
            answers.read(self.question, field.data or "")
        except answers.Unreadable as problem:
            raise StopValidation(str(problem)) from None


class ReplyForm(BaseForm):
    """Answers to the questions of one version; the fields are named q and the question's key."""

    QUESTIONS: Sequence[Question] = ()
    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])

    def answers(self) -> dict[str, Any]:
        """Question's key to the answer as it is kept; what was left out is not there."""
        found = {str(one.id): self._answer(one) for one in self.QUESTIONS}
        return {key: answer for key, answer in found.items() if answer not in (None, "", [])}

    def _answer(self, question: Question) -> Any:
        given = self[f"q{question.id}"].data
        if question.kind is Kind.SEVERAL and isinstance(given, list):
            return sorted({int(place) for place in given})
        if question.kind is Kind.CHOICE and isinstance(self[f"q{question.id}"], RadioField):
            return int(given) if given else None
        return answers.read(question, given or "")


def screen_form(questions: Sequence[Question]) -> type[ReplyForm]:
    """The form that people fill in: nothing must be answered."""
    fields = {f"q{one.id}": _on_screen(one) for one in questions}
    return type("ScreenForm", (ReplyForm,), {"QUESTIONS": questions, **fields})


def paper_form(questions: Sequence[Question]) -> type[ReplyForm]:
    """One small box a question, for the number that was ticked: Tab, Enter, next form."""
    fields: dict[str, Any] = {}
    for one in questions:
        make = TextField if one.kind is Kind.TEXT else LineField
        first = {} if fields else {"autofocus": True}
        given: dict[str, Any] = {"description": _legend(one), "render_kw": first}
        fields[f"q{one.id}"] = make(isolated(one.wording), [AsRead(one)], **given)
    return type("PaperForm", (ReplyForm,), {"QUESTIONS": questions, **fields})


def about_form(asked: Sequence[PersonalQuestion]) -> BaseForm:
    """The questions about the person, each with what its answer is for."""
    fields: dict[str, Any] = {}
    for one in asked:
        why = OUTPUTS[one.output]
        if one.topic is Topic.POSTCODE:
            fields[one.topic.value] = LineField(
                TOPICS[one.topic], [Optional(), _postcode], description=why
            )
        else:
            choices = offered([*ANSWERS[one.topic].items(), RATHER_NOT])
            fields[one.topic.value] = RadioField(
                TOPICS[one.topic], [Optional()], choices=choices, description=why, **SAYING
            )
    made: type[BaseForm] = type("AboutForm", (BaseForm,), fields)
    return made()


def about_answers(form: BaseForm) -> dict[str, str]:
    """Topic to what was chosen; a postcode has become its fifths."""
    found: dict[str, str] = {}
    for field in form:
        if field.short_name == Topic.POSTCODE and field.data:
            found |= fifths.of_postcode(field.data)
        elif field.short_name in set(Topic) and field.data:
            found[field.short_name] = field.data
    return found


def _postcode(form: AnyForm, field: Field) -> None:
    if normal(field.data or "") is None:
        raise StopValidation(_("Enter a whole postcode like PA15 1AB, or leave the box empty."))


def _on_screen(question: Question) -> Any:
    wording = isolated(question.wording)
    if question.kind is Kind.TEXT:
        return TextField(wording, [Longest(MOST_LETTERS)], description=SMALL_PRINT)
    if question.kind is Kind.NUMBER:
        return StringField(wording, [AsRead(question)])
    if question.kind is Kind.SCALE:
        choices = [(str(points), isolated(point(question, points))) for points in SCALE]
    else:
        choices = [(str(place), isolated(words)) for place, words in enumerate(question.choices)]
    several = question.kind is Kind.SEVERAL
    make = SelectMultipleField if several else RadioField
    checks = [] if several else [Optional()]
    return make(wording, checks, choices=offered(choices), **SAYING)


def _legend(question: Question) -> str:
    if question.kind is Kind.SCALE:
        return _("1 to 5")
    if question.kind is Kind.SEVERAL:
        return _("Numbers with a space between: %(list)s", list=_numbered(question))
    return _numbered(question) if question.kind is Kind.CHOICE else ""


def _numbered(question: Question) -> str:
    return " · ".join(f"{place} {words}" for place, words in enumerate(question.choices, 1))
