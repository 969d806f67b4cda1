"""Field types and checks of the settings forms, each with its own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wtforms import (
    Field,
    SelectField,
    SelectMultipleField,
)

from pbapp.forms import SAYING, DayField, Required, TimeOfDayField, moment, offered
from pbapp.i18n import lazy


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
