"""What is planned, for the search; and what to do about each thing that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, FormField, RadioField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.labels import AUDIENCES, in_words
from pbapp.engagement.register.kinds import Answer
from pbapp.engagement.register.labels import ANSWERS
from pbapp.engagement.register.models import KnownSearch
from pbapp.engagement.register.queries import Asked, Earlier, Shown
from pbapp.engagement.registering.actions import Given
from pbapp.forms import SAYING, offered
from pbapp.i18n import _, lazy
from pbapp.places import queries as places


class KnownForm(ask.AnswersForm):
    """Where, about what, with whom, when: sent by GET, so that a search can be kept and shared."""

    topic = ask.line(
        lazy("What is it about?"),
        lazy("Name the topic in a few words."),
        description=lazy("For example: evening buses."),
    )
    areas = ask.ticked(lazy("Where?"), {}, needed=lazy("Choose at least one area."))
    audiences = ask.ticked(
        lazy("Whom do you want to ask?"), AUDIENCES, needed=lazy("Choose whom you want to ask.")
    )
    #: those most work is for; the rest stands behind "more", so that a phone is soon through
    COMMON = tuple(kind.value for kind in list(AudienceKind)[:7])

    opens_on = ask.day(lazy("When does it open?"), description=lazy("A guess will do."))
    closes_on = ask.day(lazy("When is the last day to take part?"))

    class Meta(ask.AnswersForm.Meta):
        """Nothing is changed by it."""

        csrf = False

    def __init__(self, formdata: MultiDict[str, str] | None = None) -> None:
        super().__init__(formdata)
        self.names = {str(area.id): area.name for area in places.areas()}
        self.areas.choices = offered(self.names.items())

    def fits(self) -> bool:
        """Every answer holds, and the days stand in their order."""
        if not self.validate():
            return False
        if _turned(self.opens_on.data, self.closes_on.data):
            self.refuse("closes_on", _("The last day is before the first. Look at both."))
        return not self.errors

    def asked(self) -> Asked:
        """What to search for."""
        return Asked(
            topic=self.topic.data or "",
            area_ids=frozenset(int(key) for key in self.areas.data or ()),
            audiences=frozenset(AudienceKind(name) for name in self.audiences.data or ()),
            opens_on=self.opens_on.data,
            closes_on=self.closes_on.data or self.opens_on.data,
        )

    @property
    def rest(self) -> list[str]:
        """People who stand behind "more"."""
        return [kind.value for kind in AudienceKind if kind.value not in self.COMMON]

    @property
    def shows_rest(self) -> bool:
        """Some of them are ticked."""
        return bool(set(self.audiences.data or ()) - set(self.COMMON))

    def hidden(self) -> Iterator[tuple[str, str]]:
        """The answers once more, for the form that stands below what was found."""
        yield "topic", self.topic.data or ""
        yield from (("areas", key) for key in self.areas.data or ())
        yield from (("audiences", name) for name in self.audiences.data or ())
        for name in ("opens_on", "closes_on"):
            for part in self[name].raw_data or ():
                yield name, part


def _turned(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


class AnswerForm(Form):
    """What to do about one overlap; no answer is kept as an open question."""

    answer = RadioField(
        lazy("What will you do?"),
        choices=offered(
            [("", lazy("I do not know yet")), *((key.value, text) for key, text in ANSWERS.items())]
        ),
        default="",
        **SAYING,
    )
    reason = ask.line(
        lazy("Why, or a word to the other lead"),
        most=500,
        description=lazy("If you go on alone, say why. If you ask together, they read it."),
    )

    def given(self) -> tuple[Answer | None, str]:
        """The answer, if it is one of those offered, and its reason."""
        chosen = self.answer.data
        answer = Answer(chosen) if chosen in set(Answer) else None
        return answer, self.reason.data or ""


class AnswersToFound(ask.AnswersForm):
    """An answer to each overlap, and what of the rest the new work builds on."""

    earlier = ask.ticked(lazy("Which of these do you build on?"), {})
    learning = ask.lines(
        lazy("Which lessons do you build on?"), description=lazy("One on each line.")
    )
    data_sets = ask.lines(
        lazy("Which figures do you build on?"),
        description=lazy("One on each line. For example: Census 2022, travel to work."),
    )

    #: keys of other records to the fields about them, in the order they are shown
    about: dict[int, Any]

    def answers(self) -> Iterable[tuple[int, AnswerForm]]:
        """Each overlap's form, by the other record's key."""
        return ((key, field.form) for key, field in self.about.items())

    @property
    def in_error(self) -> set[int]:
        """Keys of records whose answer does not stand yet."""
        return {key for key, form in self.answers() if form.errors}

    def fits(self) -> bool:
        """Whoever goes on alone says why."""
        valid = self.submitted()
        for _key, form in self.answers():
            answer, reason = form.given()
            if answer is Answer.GO_ON and not reason:
                form.reason.errors = [*form.reason.errors, _("Say why you go on alone.")]
                valid = False
        return valid

    def given(self) -> Given:
        """Everything that was answered."""
        return Given(
            answers={key: form.given() for key, form in self.answers()},
            earlier=frozenset(int(key) for key in self.earlier.data or ()),
            learning=_lines(self.learning),
            data_sets=_lines(self.data_sets),
        )


def answers_to(shown: Sequence[Shown], earlier: Sequence[Earlier]) -> AnswersToFound:
    """The form for what a search found."""
    fields = {_name(one): FormField(AnswerForm) for one in shown}
    form: AnswersToFound = type("AnswersToThese", (AnswersToFound,), fields)()
    form.about = {one.record.id: form[_name(one)] for one in shown}
    form.earlier.choices = offered((str(one.record.id), one.record.title) for one in earlier)
    return form


def _name(one: Shown) -> str:
    return f"overlap_{one.record.id}"


def _lines(field: Field) -> tuple[str, ...]:
    lines = (line.strip()[:200] for line in (field.data or "").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def opening(search: KnownSearch | None) -> dict[str, Any]:
    """Answers for a new record that the search has heard already."""
    if search is None:
        return {}
    return {
        "title": search.topic,
        "topic": search.topic[:100],
        "areas": [str(key) for key in search.area_ids],
        "audience": in_words(AUDIENCES, search.audiences),
        "audience_kind": AudienceKind(search.audiences[0]),
        "opens_on": search.opens_on,
        "closes_on": search.closes_on,
    }
