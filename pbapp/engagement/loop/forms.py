"""Forms of the loop back to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField

from pbapp.engagement import labels
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import answers as words
from pbapp.engagement.loop.actions.answers import Answer
from pbapp.engagement.loop.actions.telling import Thing
from pbapp.engagement.models import Decision, Engagement, Finding
from pbapp.forms import (
    CHOOSE,
    SAYING,
    BaseForm,
    EmailAddress,
    Longest,
    MoneyField,
    Required,
    offered,
)
from pbapp.i18n import lazy


class OptionForm(ask.AnswersForm):
    """A way forward that was weighed up."""

    title = ask.line(lazy("What could be done?"), lazy("Write what could be done."))
    raised_by = ask.chosen(
        lazy("Who put it forward?"),
        words.RAISED_BY,
        blank=lazy("Choose one"),
        needed=lazy("Choose who put it forward."),
    )
    pros = ask.lines(lazy("What speaks for it?"))
    cons = ask.lines(lazy("What speaks against it?"))
    cost = MoneyField(lazy("What would it cost?"))
    result = ask.chosen(lazy("What became of it?"), words.RESULTS, blank=lazy("Still open"))
    reason = ask.lines(lazy("Why?"), most=1000)
    decision_id = ask.picked(lazy("Which decision settled it?"))

    def offer(self, decisions: Iterable[Decision]) -> OptionForm:
        """Let people pick one of the record's decisions."""
        rows = [(one.id, one.text[:80]) for one in decisions]
        self.decision_id.choices = offered([("", lazy("None of these")), *rows])
        return self


class PlaceForm(BaseForm):
    """Which areas and audiences a finding comes from."""

    areas = SelectMultipleField(lazy("Where was it said?"), coerce=int, **SAYING)
    audiences = SelectMultipleField(lazy("By which people?"), coerce=int, **SAYING)

    @classmethod
    def of(cls, record: Engagement, finding: Finding) -> PlaceForm:
        """With what the record has to offer, and what is ticked already."""
        form = cls(
            data={
                "areas": [one.id for one in finding.areas],
                "audiences": [one.id for one in finding.audiences],
            }
        )
        form.areas.choices = offered((one.id, one.name) for one in record.areas)
        form.audiences.choices = offered((one.id, one.name) for one in record.audiences)
        return form


class QuoteForm(ask.AnswersForm):
    """Somebody's own words."""

    text = ask.lines(
        lazy("What did they say, in their own words?"), lazy("Write what they said."), most=1000
    )
    said_by = ask.line(
        lazy("Who said it?"),
        lazy("Say who, by a large group only."),
        most=60,
        description=lazy("A large group, such as a parent or a carer. Never a name."),
    )
    released = BooleanField(
        lazy("Everyone may read it"),
        description=lazy("Tick this only if they agreed and nobody can be known by it."),
    )


class NoteForm(ask.AnswersForm):
    """No minority view arose."""

    text = ask.lines(
        lazy("How did you look for views of the few?"),
        lazy("Write how you looked for them."),
        most=1000,
        description=lazy("By saving this you sign that none arose."),
    )


class NewsForm(ask.AnswersForm):
    """How a promise stands."""

    status = ask.chosen(lazy("How does it stand?"), labels.STATUSES)
    done_on = ask.day(lazy("When was it done?"))
    text = ask.lines(
        lazy("What can people know about it?"),
        lazy("Write a sentence for everyone."),
        most=1000,
        description=lazy("Everyone can read it."),
    )


class ReaderForm(BaseForm):
    """Whom to ask to read."""

    reader = SelectField(lazy("Whom do you ask?"), coerce=int, **SAYING)


class FairForm(BaseForm):
    """What a community reviewer says."""

    verdict = RadioField(
        lazy("Is this a fair picture of what people said?"),
        choices=offered([("fair", lazy("Yes, it is fair")), ("missing", lazy("No, it is not"))]),
        validators=[Required(CHOOSE)],
        **SAYING,
    )
    missing = ask.lines(lazy("If not: what is missing or wrong?"), most=2000)

    def answered(self) -> tuple[bool, str]:
        """Whether it is fair, and what is missing."""
        return self.verdict.data == "fair", self.missing.data or ""


class FollowForm(BaseForm):
    """An address that asks to be told."""

    email = StringField(
        lazy("Your e-mail address"),
        [Required(lazy("Enter your e-mail address.")), Longest(200), EmailAddress()],
        filters=[ask.on_one_line],
    )


class CheckForm(ask.AnswersForm):
    """The look back after some months."""

    measure = ask.lines(
        lazy("What did you measure, and what does it show?"),
        lazy("Write what you measured."),
        most=2000,
    )
    measure_moved = ask.yes_no(lazy("Is it better than before?"), lazy("Nobody can say yet"))
    changed = ask.lines(
        lazy("What is different for people now?"),
        most=2000,
        description=lazy("In plain words. Everyone can read it. Say so if nothing changed."),
    )


def answers_form(findings: Sequence[Finding]) -> Any:
    """A response and a reason for each finding; those this decision answers are filled in."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for one in findings:
        fields[f"response_{one.id}"] = ask.chosen(
            lazy("What is the answer?"), labels.RESPONSES, blank=lazy("Not answered by this")
        )
        fields[f"reason_{one.id}"] = ask.lines(lazy("Why?"), most=1000)
        data[f"response_{one.id}"] = one.response
        data[f"reason_{one.id}"] = one.reason
    return type("AnswerForm", (ask.AnswersForm,), fields)(data=data)


def answers_in(form: Any, findings: Iterable[Finding]) -> dict[int, Answer]:
    """What was said to each finding."""
    return {
        one.id: Answer(form[f"response_{one.id}"].data, form[f"reason_{one.id}"].data or "")
        for one in findings
    }


def choose_form(things: Iterable[Thing], chosen: Mapping[Thing, str] | None) -> Any:
    """A tick and plain words for each thing; before the first choice everything is ticked."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for name, id in things:
        fields[f"{name}_{id}"] = BooleanField(lazy("Show this"))
        fields[f"words_{name}_{id}"] = ask.lines(lazy("Plain words to add"), most=1000)
        data[f"{name}_{id}"] = chosen is None or (name, id) in chosen
        data[f"words_{name}_{id}"] = (chosen or {}).get((name, id), "")
    return type("ChooseForm", (ask.AnswersForm,), fields)(data=data)


def chosen_in(form: Any, things: Iterable[Thing]) -> dict[Thing, str]:
    """What was ticked, with its words."""
    return {
        (name, id): form[f"words_{name}_{id}"].data or ""
        for name, id in things
        if form[f"{name}_{id}"].data
    }
