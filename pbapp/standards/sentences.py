"""Sentences that travel untranslated: a marked English text with named values.

A rule returns `because(N_("%(name)s was late."), name=...)`; `pybabel extract -k N_ -k NN_:1,2`
finds the texts. The application translates `text` (or `text` and `many` by `number`, which stands
in the sentence as %(num)s) and fills in `values_by_name`, with dates as the reader writes them.
`sentence()` is the English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Said = str | int | date


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without translating it."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_, for sentences that count
    """Mark both forms of a sentence that counts."""
    return one, many


@dataclass(frozen=True)
class Because:
    """One whole sentence with its values, not yet in any language."""

    text: str
    values: tuple[tuple[str, Said], ...] = ()
    many: str = ""
    number: int = 1

    @property
    def values_by_name(self) -> Mapping[str, Said]:
        """Values for the placeholders of the text."""
        return dict(self.values)

    def sentence(self) -> str:
        """The sentence in English."""
        text = self.many if self.many and self.number != 1 else self.text
        return text % {name: _in_english(value) for name, value in self.values}


def because(text: str, **values: Said) -> Because:
    """A sentence from a text marked with N_."""
    return Because(text, tuple(values.items()))


def because_of(number: int, forms: tuple[str, str], **values: Said) -> Because:
    """A sentence from two forms marked with NN_; the number is also the value `num`."""
    one, many = forms
    return Because(one, (("num", number), *values.items()), many, number)


def _in_english(value: Said) -> str:
    return f"{value:%A} {value.day} {value:%B %Y}" if isinstance(value, date) else str(value)
