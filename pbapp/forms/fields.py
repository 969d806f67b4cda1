"""Field types that read what people type: money, days, times, numbers, choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    DateField,
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    TimeField,
)

from pbapp import clock
from pbapp.forms.checks import FIRST_DAY, LAST_DAY, Required
from pbapp.i18n import lazy, money_text

MOST_MONEY_PENCE = 10**13
MOST_DIGITS = 12
CHOOSE = lazy("Choose one of these.")
#: for fields with choices; the types that ship for WTForms do not know this argument yet
SAYING: Any = {"invalid_choice_message": CHOOSE}


class MoneyField(StringField):
    """Pounds as people write them ("£1,000", "250.50"); `data` is pence or None."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the text; what cannot be read stays in the field and is refused in words."""
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        try:
            amount = Decimal(self.typed.replace("£", "").replace(",", "").replace(" ", "")) * 100
            whole = amount == amount.to_integral_value()
        except InvalidOperation:
            whole = False
        if not whole or not 0 <= amount < MOST_MONEY_PENCE:
            raise ValueError(lazy("Enter an amount in pounds, like 1,000 or 250.50."))
        self.data = cast(Any, int(amount))

    def _value(self) -> str:
        if hasattr(self, "typed"):
            return str(self.typed)
        return money_text(cast(Any, self.data)) if self.data is not None else ""


class DayField(DateField):
    """A day, as the phone's own date control sends it, or typed like 5/12/2026."""

    def __init__(self, label: str, validators: list[Any] | None = None, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
        super().__init__(label, validators, format=formats, **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words; a year such as 20226 is a slip of the keyboard."""
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            if any(str(v).strip() for v in valuelist):
                raise ValueError(lazy("Enter a day like 5/12/2026.")) from None
        if self.data and not FIRST_DAY <= self.data <= LAST_DAY:
            self.data = None
            raise ValueError(lazy("Check the year of this day."))


class TimeOfDayField(TimeField):
    """A time like 17:00 on the Scottish clock."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words."""
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            if any(str(v).strip() for v in valuelist):
                raise ValueError(lazy("Enter a time like 17:00.")) from None


def moment(day: date | None, at: time | None) -> datetime | None:
    """A day and a time on the Scottish clock as one moment in UTC; None unless both are given."""
    return clock.from_local(day, at) if day and at else None


class WholeNumber(IntegerField):
    """A whole number as people write it ("1,200"); its limits are checked by `Between`."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read it; an empty box is no number."""
        typed = str(valuelist[0]).strip().replace(",", "") if valuelist else ""
        self.data = None
        if not typed:
            return
        if not typed.isascii() or not typed.isdigit():
            raise ValueError(lazy("Enter a whole number, like 12."))
        self.data = int(typed[:MOST_DIGITS])


def offered(choices: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Values and their words as a field offers them."""
    return [SelectChoice(value, words) for value, words in choices]


def one_of(label: str, choices: Iterable[tuple[str, str]], **kwargs: Any) -> RadioField:
    """Radios with a sentence for no answer and for an answer that is not offered."""
    return RadioField(
        label, choices=offered(choices), validators=[Required(CHOOSE)], **SAYING, **kwargs
    )
