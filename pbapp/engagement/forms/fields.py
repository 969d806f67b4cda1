"""Field types and checks of these forms, each with its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from wtforms import (
    Field,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import StopValidation

from pbapp.engagement.forms.meanwhile import WatchedForm
from pbapp.forms import (
    SAYING,
    Between,
    DayField,
    Longest,
    Maybe,
    MoneyField,
    Required,
    TimeOfDayField,
    WholeNumber,
    offered,
    without_controls,
)
from pbapp.i18n import lazy

MOST_PEOPLE = 1_000_000
WEB = ("https", "http")


class AnswersForm(WatchedForm):
    """A form that gives its answers back by the name of the column they are for."""

    def values(self) -> dict[str, Any]:
        """Every answer."""
        return {
            f.short_name: f.rows() if isinstance(f, RowsField) else f.data
            for f in self
            if f.short_name != "csrf_token"
        }


class FewWords:
    """A text of so many words at most."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Say how many words there are room for."""
        if len((field.data or "").split()) > self.most:
            message = lazy("This is too long. Use %(most)s words or fewer.", most=self.most)
            raise StopValidation(message)


class LinkOrName:
    """A link that a browser may follow, or the name of a file; never a script."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Refuse whatever begins like an address but is not one of the web."""
        scheme, colon, rest = (field.data or "").partition(":")
        if not colon or (scheme.lower() in WEB and rest.startswith("//")):
            return
        raise StopValidation(
            lazy("Enter a link that begins with https://, or a file's name without a colon.")
        )


def tidy(text: str | None) -> str:
    """What was typed, without what no reader sees."""
    return str(without_controls(text or "")).strip()


def on_one_line(text: str | None) -> str:
    """The same, without line breaks: it may stand in a heading or the subject of a mail."""
    return " ".join(tidy(text).split())


def line(label: str, needed: str = "", *, most: int = 200, **kwargs: Any) -> StringField:
    """One line of text; `needed` is what to say where it is missing."""
    checks = [Required(needed)] if needed else []
    return StringField(label, [*checks, Longest(most)], filters=[on_one_line], **kwargs)


def link(label: str, *, most: int = 200, **kwargs: Any) -> StringField:
    """A link or the name of a file, which may be left out."""
    return StringField(label, [Longest(most), LinkOrName()], filters=[on_one_line], **kwargs)


def lines(
    label: str, needed: str = "", *, most: int = 2000, words: int = 0, **kwargs: Any
) -> TextAreaField:
    """Several lines of text, of so many characters and, where given, words at most."""
    checks: list[Any] = [Required(needed)] if needed else []
    checks += [FewWords(words)] if words else []
    return TextAreaField(label, [*checks, Longest(most)], filters=[tidy], **kwargs)


def day(label: str, needed: str = "", **kwargs: Any) -> DayField:
    """A day."""
    return DayField(label, [Required(needed) if needed else Maybe()], **kwargs)


def number(label: str, **kwargs: Any) -> WholeNumber:
    """A number of people or minutes, which may be left out."""
    return WholeNumber(label, [Maybe(), Between(0, MOST_PEOPLE)], **kwargs)


def money(label: str, **kwargs: Any) -> MoneyField:
    """An amount in pounds, which may be left out."""
    return MoneyField(label, [Maybe()], **kwargs)


def time_of_day(label: str, **kwargs: Any) -> TimeOfDayField:
    """A time of day, which may be left out."""
    return TimeOfDayField(label, [Maybe()], **kwargs)


def _reader(kind: type[StrEnum]) -> Any:
    """Reads a member; nothing is None, and what is not offered stays and is refused in words."""

    def read(value: Any) -> Any:
        if value in (None, "", "None"):
            return None
        return kind(value) if value in {member.value for member in kind} else str(value)

    return read


def chosen(
    label: str, labels: Mapping[Any, str], *, blank: str = "", needed: str = "", **kwargs: Any
) -> SelectField:
    """A list to pick one member from; `blank` stands first where nothing need be picked."""
    members = [(member.value, words) for member, words in labels.items()]
    return SelectField(
        label,
        [Required(needed)] if needed else [],
        choices=offered([("", blank), *members] if blank else members),
        coerce=_reader(type(next(iter(labels)))),
        **SAYING,
        **kwargs,
    )


def ticked(
    label: str, labels: Mapping[Any, str], *, needed: str = "", **kwargs: Any
) -> SelectMultipleField:
    """Tick boxes for members of an enumeration; the answer is a list of their values."""
    members = [(member.value, words) for member, words in labels.items()]
    checks = [Required(needed)] if needed else []
    return SelectMultipleField(label, checks, choices=offered(members), **SAYING, **kwargs)


def picked(label: str, **kwargs: Any) -> SelectField:
    """A list of rows to pick from by key, filled in when the form is made; None for none."""
    return SelectField(label, coerce=_key, **SAYING, **kwargs)


class RowsField(SelectMultipleField):
    """Tick boxes for rows of a record; the answer is the rows themselves."""

    by_key: Mapping[str, Any]

    def rows(self) -> list[Any]:
        """Those that were ticked."""
        return [self.by_key[key] for key in self.data or ()]


def rows(label: str, **kwargs: Any) -> RowsField:
    """Tick boxes for rows, which `offer_rows` fills in when the form is made."""
    return RowsField(label, coerce=_name_of, **SAYING, **kwargs)


def _name_of(row: Any) -> str:
    return str(getattr(row, "id", row))


def offer_rows(field: RowsField, found: Iterable[Any]) -> None:
    """Let people tick these."""
    field.by_key = {str(one.id): one for one in found}
    field.choices = offered((key, one.name) for key, one in field.by_key.items())


def coded(
    label: str, codes: Mapping[str, str], *, blank: str, needed: str = "", **kwargs: Any
) -> SelectField:
    """A list of codes with their words to pick one from; `blank` stands first."""
    choices, checks = offered([("", blank), *codes.items()]), [Required(needed)] if needed else []
    return SelectField(label, checks, choices=choices, **SAYING, **kwargs)


def _key(value: Any) -> Any:
    """A row's key; nothing is None, and what is no key stays and is refused in words."""
    if value in (None, "", "None"):
        return None
    return int(value) if str(value).isascii() and str(value).isdigit() else str(value)


def yes_no(label: str, unknown: str) -> SelectField:
    """Yes, no, or nobody knows (None)."""
    answers = offered([("", unknown), ("no", lazy("No")), ("yes", lazy("Yes"))])
    return SelectField(label, choices=answers, coerce=_truth, **SAYING)


def _truth(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    return {"yes": True, "no": False, "": None}.get(str(value), str(value))
