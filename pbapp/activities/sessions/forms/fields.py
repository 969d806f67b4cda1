"""Field types and checks of these forms, each with its own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from wtforms import Field, SelectField, SelectMultipleField
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import StopValidation

from pbapp.forms import (
    CHOOSE,
    SAYING,
    Between,
    DayField,
    Longest,
    Maybe,
    Required,
    WholeNumber,
    offered,
    one_of,
)
from pbapp.i18n import lazy
from pbapp.places.models import Organisation
from pbapp.proposals.fields import LineField, TextField

WEB = ("https://", "http://")
NOBODY = ""
#: a list that was not sent at all is one that was left out
LEFT_OUT: dict[str, Any] = {"default": NOBODY}


class WebLink:
    """A link that a browser may follow; never a script."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Refuse whatever does not begin as an address of the web does."""
        address = str(field.data or "")
        rest = address.partition("://")[2]
        if not address.lower().startswith(WEB) or not rest or " " in address:
            raise StopValidation(lazy("Enter a link that begins with https://."))


def line(label: str, needed: str = "", *, most: int = 200, **kwargs: Any) -> LineField:
    """One line of text; `needed` is what to say where it is missing."""
    return LineField(label, [*([Required(needed)] if needed else []), Longest(most)], **kwargs)


def lines(label: str, needed: str = "", *, most: int = 1000, **kwargs: Any) -> TextField:
    """Several lines of text."""
    return TextField(label, [*([Required(needed)] if needed else []), Longest(most)], **kwargs)


def day(label: str, needed: str = "", **kwargs: Any) -> DayField:
    """A day."""
    return DayField(label, [Required(needed) if needed else Maybe()], **kwargs)


def number(label: str, least: int, most: int, needed: str = "", **kwargs: Any) -> WholeNumber:
    """A whole number within limits."""
    first = Required(needed) if needed else Maybe()
    return WholeNumber(label, [first, Between(least, most)], **kwargs)


def one(label: str, labels: Mapping[Any, str], **kwargs: Any) -> Any:
    """Radios for the members of an enumeration; the answer is a value."""
    return one_of(label, [(member.value, words) for member, words in labels.items()], **kwargs)


def from_list(
    label: str, labels: Mapping[Any, str], *, blank: str = "", **kwargs: Any
) -> SelectField:
    """A list to pick one member from; `blank` stands first where none need be picked."""
    members = [
        (member.value if isinstance(member, StrEnum) else str(member), words)
        for member, words in labels.items()
    ]
    first = [(NOBODY, blank)] if blank else []
    checks = [] if blank else [Required(CHOOSE)]
    choices = offered([*first, *members])
    return SelectField(label, checks, choices=choices, **SAYING, **(LEFT_OUT | kwargs))


def ticked(label: str, labels: Mapping[Any, str], **kwargs: Any) -> SelectMultipleField:
    """Tick boxes for members of an enumeration; the answer is a list of their values."""
    members = [(member.value, words) for member, words in labels.items()]
    return SelectMultipleField(label, choices=offered(members), **SAYING, **kwargs)


def body(label: str, needed: str = "", **kwargs: Any) -> SelectField:
    """A list of organisations, filled by `offer_bodies` when the form is made."""
    checks = [Required(needed)] if needed else []
    return SelectField(label, checks, choices=offered([]), **SAYING, **(LEFT_OUT | kwargs))


def some_session(label: str) -> SelectField:
    """A list of sessions, filled when the form is made."""
    return SelectField(label, choices=offered([]), **SAYING, **LEFT_OUT)


def offer_bodies(field: Any, bodies: Iterable[Organisation], blank: str) -> None:
    """Put organisations up for choosing."""
    field.choices = offered([(NOBODY, blank), *((str(b.id), b.name) for b in bodies)])


def key_of(field: Any) -> int | None:
    """The key of what was chosen in a list; None for nothing."""
    return int(field.data) if field.data else None


def values_of(form: Any, names: Sequence[str]) -> dict[str, Any]:
    """Answers by the name of the column they are for."""
    return {name: form[name].data for name in names}
