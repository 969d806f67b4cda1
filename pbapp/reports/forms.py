"""What an officer is asked for a board summary."""

from __future__ import annotations

from typing import Any, Self

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    Field,
    FormField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import Optional, ValidationError

from pbapp.forms import BaseForm, DayField, Longest, Required
from pbapp.i18n import lazy
from pbapp.reports.actions import Ask, Wording
from pbapp.reports.labels import PURPOSES
from pbapp.reports.models import BoardSummary, Purpose
from pbapp.reports.period import Period

SENTENCE_WORDS, ASK_WORDS = 40, 25
#: room on the page
SENTENCE_LETTERS, ASK_LETTERS = 400, 200
LONGEST_PERIOD_DAYS = 366
FIRST_YEAR, LAST_YEAR = 2000, 2100
ENTER_DAY = lazy("Enter a day like 5/12/2026.")
CHOOSE = lazy("Choose one of these.")
# The types that ship for WTForms do not know this argument yet.
_SAYING: Any = {"invalid_choice_message": CHOOSE}


class Room:
    """A text that fits on the page with the rest: so many words, and so many letters in them.

    Without a limit in the browser, which would cut a longer text off in the middle of a word.
    """

    def __init__(self, words: int, letters: int) -> None:
        self.words = words
        self.letters = letters

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Refuse more, and say what to do."""
        typed = (field.data or "").split()
        if len(typed) > self.words:
            raise ValidationError(
                lazy(
                    "This has %(words)s words. Use %(most)s or fewer.",
                    words=len(typed),
                    most=self.words,
                )
            )
        if len(" ".join(typed)) > self.letters:
            raise ValidationError(
                lazy(
                    "The words are too long for the page. Use shorter or fewer words: "
                    "%(most)s letters at most.",
                    most=self.letters,
                )
            )


class WithinReason:
    """A day of this time: a slip of the finger in the year is caught."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Refuse a year that cannot be meant."""
        if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
            raise ValidationError(lazy("Check the year of this day."))


def _day(label: str, **kwargs: Any) -> DayField:
    return DayField(label, [Required(ENTER_DAY), WithinReason()], **kwargs)


class AskForm(BaseForm):
    """One thing asked of the board; left empty it is not asked."""

    class Meta(BaseForm.Meta):
        """It is part of a form that carries the token."""

        csrf = False

    text = StringField(lazy("What we ask"), [Room(ASK_WORDS, ASK_LETTERS)])
    owner = StringField(lazy("Who is to do it"), [Longest(80)])
    due_on = DayField(lazy("By when"), [Optional(), WithinReason()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Whoever fills in one of the three fills in all."""
        held = bool(super().validate(extra_validators))
        missing = {
            "text": lazy("Say what you ask of the board."),
            "owner": lazy("Say who is to do it."),
            "due_on": lazy("Say by when: enter a day like 5/12/2026."),
        }
        asked = any(str(typed).strip() for field in self for typed in field.raw_data or ())
        for name, reason in missing.items():
            if asked and not self[name].data and not self[name].errors:
                self.refuse(name, reason)
                held = False
        return held


class SummaryForm(BaseForm):
    """What it is about, for which meeting, and what it asks."""

    starts_on = _day(lazy("First day of the period"))
    ends_on = _day(lazy("Last day of the period"))
    meeting = StringField(
        lazy("Meeting"),
        [Required(lazy("Say which meeting it is for.")), Longest(100)],
        description=lazy("For example: Partnership board."),
    )
    meets_on = _day(lazy("Day of the meeting"))
    author_role = StringField(
        lazy("Your role"),
        [Required(lazy("Say in which role you hand it in.")), Longest(100)],
        description=lazy("The post, not your name. For example: Community planning officer."),
    )
    purpose = RadioField(
        lazy("What is the board to do with it?"),
        [Required(CHOOSE)],
        choices=[SelectChoice(purpose.value, label) for purpose, label in PURPOSES.items()],
        **_SAYING,
    )
    sentence = TextAreaField(
        lazy("In a sentence"),
        [
            Required(lazy("Write the one thing to know.")),
            Room(SENTENCE_WORDS, SENTENCE_LETTERS),
        ],
        description=lazy("The one thing to know, in 40 words or fewer."),
    )
    ask_1 = FormField(AskForm)
    ask_2 = FormField(AskForm)
    ask_3 = FormField(AskForm)

    def validate_ends_on(self, field: Field) -> None:
        """A period of a year or less that does not end before it begins."""
        start = self.starts_on.data
        if field.errors or not start or not field.data:
            return
        if field.data < start:
            raise ValidationError(lazy("The last day must not be before the first day."))
        if (field.data - start).days >= LONGEST_PERIOD_DAYS:
            raise ValidationError(lazy("Choose a period of a year or less."))

    @classmethod
    def for_period(cls, period: Period) -> Self:
        """An empty form with the period filled in."""
        return cls(data={"starts_on": period.starts_on, "ends_on": period.ends_on})

    @classmethod
    def of(cls, draft: BoardSummary) -> Self:
        """The form as a draft stands."""
        asks = {f"ask_{ask.place}": vars(ask) for ask in draft.asks}
        return cls(obj=draft, data={"purpose": draft.purpose.value, **asks})

    def wording(self) -> Wording:
        """The answers."""
        given: dict[str, Any] = self.data
        return Wording(
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            meeting=given["meeting"].strip(),
            meets_on=given["meets_on"],
            author_role=given["author_role"].strip(),
            purpose=Purpose(given["purpose"]),
            sentence=" ".join(given["sentence"].split()),
            asks=tuple(
                Ask(text=ask["text"].strip(), owner=ask["owner"].strip(), due_on=ask["due_on"])
                for ask in (given["ask_1"], given["ask_2"], given["ask_3"])
                if ask["text"]
            ),
        )
