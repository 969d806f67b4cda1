"""Field types and checks of the settings forms, each with its own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, cast

from wtforms import (
    Field,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import StopValidation

from pbapp.forms import SAYING, DayField, Required, TimeOfDayField, moment, offered
from pbapp.i18n import lazy
from pbapp.rounds.counting_words import figure

#: "50", "2.5 %", "33,3"
PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?(?=\s*%?$)", re.ASCII)


class PercentField(StringField):
    """A share as people write it ("50", "2.5%"); `data` is a Fraction from 0 to 1, or None."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the text; what cannot be read stays in the field and is refused in words."""
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        found = PERCENT.match(self.typed)
        share = Fraction(found[0].replace(",", ".")) / 100 if found else None
        if share is None or share > 1:
            raise ValueError(lazy("Enter a number from 0 to 100, like 50."))
        self.data = cast(Any, share)

    def _value(self) -> str:
        if hasattr(self, "typed"):
            return str(self.typed)
        return figure(cast(Fraction, self.data)) if self.data is not None else ""


def if_given(form: Any, field: Field) -> None:
    """An empty box is an answer; one that cannot be read keeps its own sentence."""
    if field.errors or field.data is None:
        raise StopValidation


def some_of(label: str, choices: Sequence[tuple[str, str]], **kwargs: Any) -> SelectMultipleField:
    """Tick boxes with a sentence for an answer that is not offered."""
    return SelectMultipleField(label, choices=offered(choices), **SAYING, **kwargs)


def picked(label: str, **kwargs: Any) -> SelectField:
    """A list to pick from, whose choices the view fills in."""
    return SelectField(label, **SAYING, **kwargs)


def day(label: str, *, needed: bool = True) -> DayField:
    """The day half of a moment."""
    return DayField(label, [Required(lazy("Enter a day like 5/12/2026."))] if needed else [])


def at_time(label: str, *, needed: bool = True) -> TimeOfDayField:
    """The time half of a moment."""
    return TimeOfDayField(label, [Required(lazy("Enter a time like 17:00."))] if needed else [])


def joined(on: Field, at: Field) -> datetime | None:
    """A day and a time as one moment in UTC; None unless both are there."""
    return moment(on.data, at.data)
