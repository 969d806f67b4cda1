"""What staff fill in: the survey, its questions, and what is asked about the person."""

from __future__ import annotations

from wtforms import BooleanField, SelectField, TextAreaField

from pbapp.activities.ages import AGES, Age
from pbapp.activities.surveys.kinds import Kind, Output, Topic
from pbapp.activities.surveys.labels import KINDS, OUTPUT_NAMES, TOPICS
from pbapp.activities.surveys.models import Question
from pbapp.forms import (
    CHOOSE,
    SAYING,
    BaseForm,
    DayField,
    Longest,
    Required,
    offered,
    one_of,
)
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.proposals.fields import LineField, TextField

WORDING, TITLE, PURPOSE, CHOICE, QUOTE = 200, 120, 600, 120, 600


class DatesForm(BaseForm):
    """Its name and its first and last day."""

    title = LineField(
        lazy("What is it called?"), [Required(lazy("Give it a name.")), Longest(TITLE)]
    )
    opens_on = DayField(lazy("First day"), [Required(lazy("Enter its first day."))])
    closes_on = DayField(lazy("Last day"), [Required(lazy("Enter its last day."))])


class SurveyForm(DatesForm):
    """A new survey."""

    purpose = TextField(
        lazy("What is it for?"),
        [Required(lazy("Say what it is for.")), Longest(PURPOSE)],
        description=lazy("Everyone reads this first. Say what you will do with the answers."),
    )


class QuestionForm(BaseForm):
    """A question."""

    wording = LineField(
        lazy("The question"), [Required(lazy("Write the question.")), Longest(WORDING)]
    )
    kind = one_of(lazy("How do people answer?"), [(k.value, words) for k, words in KINDS.items()])
    choices = TextAreaField(
        lazy("Choices"),
        [Longest(CHOICE * 10)],
        description=lazy(
            "Each on its own line. For a scale: words for 1 and words for 5, or nothing."
        ),
    )
    is_sensitive = BooleanField(
        lazy("It is about health, money, faith or the like"),
        description=lazy("Then small numbers are hidden up to 9 people, not only up to 4."),
    )

    def lines(self) -> list[str]:
        """The choices that were written."""
        found = (" ".join(line.split())[:CHOICE] for line in (self.choices.data or "").split("\n"))
        return [line for line in found if line]

    def question(self, age: Age) -> Question:
        """What was written, for people of this age."""
        return Question(
            age=age,
            kind=Kind(self.kind.data),
            wording=self.wording.data or "",
            choices=self.lines(),
            is_sensitive=bool(self.is_sensitive.data),
        )


class PersonalForm(BaseForm):
    """A question about the person: it cannot be asked without the output that uses it."""

    topic = one_of(
        lazy("What do you need to know?"), [(t.value, words) for t, words in TOPICS.items()]
    )
    output = SelectField(
        lazy("Which output uses the answer?"),
        [Required(lazy("Name the output. A question that no output uses cannot be asked."))],
        choices=offered([("", lazy("Choose one")), *((o.value, OUTPUT_NAMES[o]) for o in Output)]),
        **SAYING,
    )

    def picked(self) -> tuple[Topic, Output]:
        """What was picked."""
        return Topic(self.topic.data), Output(self.output.data)


class QuoteForm(BaseForm):
    """Somebody's words, freed of everything that could tell who it was."""

    text = TextField(
        lazy("The words as everyone may read them"),
        [Required(lazy("Write the words as everyone may read them.")), Longest(QUOTE)],
        description=lazy(
            "Take out names, streets, jobs, illnesses and whatever could tell who wrote it."
        ),
    )
    who = SelectField(
        lazy("Who says it?"),
        [Required(CHOOSE)],
        description=lazy("An age or a place, never both."),
        **SAYING,
    )
    is_checked = BooleanField(
        lazy("I read it twice. It does not tell who wrote it."),
        [Required(lazy("Read it twice and tick this box."))],
    )

    @classmethod
    def made(cls) -> QuoteForm:
        """The form with the places that are held."""
        form = cls()
        ages = [(f"age {age.value}", AGES[age]) for age in Age]
        areas = [(f"area {area.id}", area.name) for area in places.areas()]
        form.who.choices = offered([("none", lazy("Say nothing about it")), *ages, *areas])
        return form

    def descriptor(self) -> tuple[Age | None, int | None]:
        """An age, or the key of an area, or neither."""
        kind, _space, value = (self.who.data or "").partition(" ")
        return (
            Age(value) if kind == "age" else None,
            int(value) if kind == "area" else None,
        )
