"""Field types and checks of the settings forms, each with its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    Field,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
)

from pbapp.forms import DayField, Required, TimeOfDayField, moment
from pbapp.i18n import lazy

CHOOSE = lazy("Choose one of these.")
# The types that ship for WTForms do not know this argument yet.
_SAYING: Any = {"invalid_choice_message": CHOOSE}


class WholeNumber(IntegerField):
    """A whole number; the limits are checked by `Between`."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words."""
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            self.data = None
            if any(str(v).strip() for v in valuelist):
                raise ValueError(lazy("Enter a whole number, like 3.")) from None


def offered(choices: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Values and their labels as a field offers them."""
    return [SelectChoice(value, label) for value, label in choices]


def one_of(label: str, choices: Sequence[tuple[str, str]], **kwargs: Any) -> RadioField:
    """Radios with a sentence for no answer and for an answer that is not offered."""
    return RadioField(
        label,
        choices=offered(choices),
        validators=[Required(CHOOSE)],
        **_SAYING,
        **kwargs,
    )


def some_of(label: str, choices: Sequence[tuple[str, str]], **kwargs: Any) -> SelectMultipleField:
    """Tick boxes with a sentence for an answer that is not offered."""
    return SelectMultipleField(label, choices=offered(choices), **_SAYING, **kwargs)


def picked(label: str, **kwargs: Any) -> SelectField:
    """A list to pick from, whose choices the view fills in."""
    return SelectField(label, **_SAYING, **kwargs)


def day(label: str, *, needed: bool = True) -> DayField:
    """The day half of a moment."""
    return DayField(label, [Required(lazy("Enter a day like 5/12/2026."))] if needed else [])


def at_time(label: str, *, needed: bool = True) -> TimeOfDayField:
    """The time half of a moment."""
    return TimeOfDayField(label, [Required(lazy("Enter a time like 17:00."))] if needed else [])


def joined(on: Field, at: Field) -> datetime | None:
    """A day and a time as one moment in UTC; None unless both are there."""
    return moment(on.data, at.data)
