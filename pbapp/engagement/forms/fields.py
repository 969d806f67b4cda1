"""Field types and checks of these forms, each with its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    Field,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import StopValidation

from pbapp.forms import BaseForm, Between, DayField, Longest, without_controls
from pbapp.i18n import lazy

CHOOSE = lazy("Choose one of these.")
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2090, 12, 31)
MOST_PEOPLE = 1_000_000
# The types that ship for WTForms do not know this argument yet.
_SAYING: Any = {"invalid_choice_message": CHOOSE}


class AnswersForm(BaseForm):
    """A form that gives its answers back by the name of the column they are for."""

    def values(self) -> dict[str, Any]:
        """Every answer."""
        return {f.short_name: f.data for f in self if f.short_name != "csrf_token"}

    def refuse_all(self, faults: Mapping[str, str]) -> None:
        """Put each fault beside its field; what no field here is about goes beside the first."""
        for name, reason in faults.items():
            self.refuse(name if name in self else next(iter(self)).short_name, reason)


class Given:
    """An answer is needed; what was typed but could not be read keeps its own sentence."""

    field_flags = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Stop at an empty or unreadable answer."""
        if field.errors:
            raise StopValidation
        if field.data in (None, "", []):
            raise StopValidation(self.message)


class Maybe:
    """An answer may be left out; an unreadable one keeps its own sentence."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Nothing further is checked where nothing can be."""
        if field.errors or field.data is None:
            raise StopValidation


class NearDay:
    """A day that people living today can mean."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Refuse a slip of the keyboard such as the year 20226."""
        if not FIRST_DAY <= field.data <= LAST_DAY:
            raise StopValidation(lazy("Check the year of this day."))


class WholeNumber(IntegerField):
    """A whole number; the limits are checked by `Between`."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words; "1,200" is read too, an empty box is no number."""
        typed = str(valuelist[0]).strip().replace(",", "") if valuelist else ""
        self.data = None
        if not typed:
            return
        if not typed.isascii() or not typed.isdigit():
            raise ValueError(lazy("Enter a whole number, like 12."))
        self.data = int(typed[:12])


class FewWords:
    """A text of so many words at most."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Say how many words there are room for."""
        if len((field.data or "").split()) > self.most:
            message = lazy("This is too long. Use %(most)s words or fewer.", most=self.most)
            raise StopValidation(message)


def tidy(text: str | None) -> str:
    """What was typed, without what no reader sees."""
    return str(without_controls(text or "")).strip()


def on_one_line(text: str | None) -> str:
    """The same, without line breaks: it may stand in a heading or the subject of a mail."""
    return " ".join(tidy(text).split())


def line(label: str, needed: str = "", *, most: int = 200, **kwargs: Any) -> StringField:
    """One line of text; `needed` is what to say where it is missing."""
    checks = [Given(needed)] if needed else []
    return StringField(label, [*checks, Longest(most)], filters=[on_one_line], **kwargs)


def lines(
    label: str, needed: str = "", *, most: int = 2000, words: int = 0, **kwargs: Any
) -> TextAreaField:
    """Several lines of text, of so many characters and, where given, words at most."""
    checks: list[Any] = [Given(needed)] if needed else []
    checks += [FewWords(words)] if words else []
    return TextAreaField(label, [*checks, Longest(most)], filters=[tidy], **kwargs)


def day(label: str, needed: str = "", **kwargs: Any) -> DayField:
    """A day."""
    return DayField(label, [Given(needed) if needed else Maybe(), NearDay()], **kwargs)


def number(label: str, **kwargs: Any) -> WholeNumber:
    """A number of people or minutes, which may be left out."""
    return WholeNumber(label, [Maybe(), Between(0, MOST_PEOPLE)], **kwargs)


def _reader(kind: type[StrEnum]) -> Any:
    """Reads a member; nothing is None, and what is not offered stays and is refused in words."""

    def read(value: Any) -> Any:
        if value in (None, "", "None"):
            return None
        return kind(value) if value in {member.value for member in kind} else str(value)

    return read


def choices(offered: Iterable[tuple[Any, str]]) -> list[Any]:
    """Values and their words as WTForms wants them."""
    return [SelectChoice(value, words) for value, words in offered]


def chosen(
    label: str, labels: Mapping[Any, str], *, blank: str = "", needed: str = "", **kwargs: Any
) -> SelectField:
    """A list to pick one member from; `blank` stands first where nothing need be picked."""
    offered = [(member.value, words) for member, words in labels.items()]
    return SelectField(
        label,
        [Given(needed)] if needed else [],
        choices=choices([("", blank), *offered] if blank else offered),
        coerce=_reader(type(next(iter(labels)))),
        **_SAYING,
        **kwargs,
    )


def one_of(label: str, offered: Sequence[tuple[str, str]], **kwargs: Any) -> RadioField:
    """Radios with a sentence for no answer and for an answer that is not offered."""
    return RadioField(label, [Given(CHOOSE)], choices=choices(offered), **_SAYING, **kwargs)


def ticked(
    label: str, labels: Mapping[Any, str], *, needed: str = "", **kwargs: Any
) -> SelectMultipleField:
    """Tick boxes for members of an enumeration; the answer is a list of their values."""
    offered = [(member.value, words) for member, words in labels.items()]
    checks = [Given(needed)] if needed else []
    return SelectMultipleField(label, checks, choices=choices(offered), **_SAYING, **kwargs)


def picked(label: str, **kwargs: Any) -> SelectField:
    """A list of rows to pick from by key, filled in when the form is made; None for none."""
    return SelectField(label, coerce=_key, **_SAYING, **kwargs)


def coded(label: str, codes: Sequence[str], **kwargs: Any) -> SelectField:
    """A list of codes that stand for themselves."""
    return SelectField(
        label, choices=choices([(code, code) for code in codes]), **_SAYING, **kwargs
    )


def _key(value: Any) -> int | None:
    return int(value) if str(value).isascii() and str(value).isdigit() else None


def yes_no(label: str, unknown: str) -> SelectField:
    """Yes, no, or nobody knows (None)."""
    offered = choices([("", unknown), ("no", lazy("No")), ("yes", lazy("Yes"))])
    return SelectField(label, choices=offered, coerce=_truth, **_SAYING)


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool) or value is None:
        return value
    return {"yes": True, "no": False}.get(str(value))
