"""Sentences of the standards in the reader's language."""

from __future__ import annotations

from datetime import date

from pbapp.i18n import format_day, ngettext, translate
from pbapp.standards.framework import NSCE_2016, Indicator, Standard
from pbapp.standards.sentences import Because


def spoken(because: Because) -> str:
    """A whole sentence, with days as people here write them."""
    values = {
        name: format_day(value) if isinstance(value, date) else value
        for name, value in because.values_by_name.items()
    }
    if because.many:
        values.pop("num", None)  # ngettext puts the number in itself
        return ngettext(because.text, because.many, because.number, **values)
    return translate(because.text, values)


def standard(code: str) -> Standard:
    """The standard with this code."""
    return NSCE_2016.standard(code)


def indicator(code: str) -> Indicator:
    """The indicator with this code."""
    return NSCE_2016.indicator(code)


def wording(of: Standard | Indicator) -> str:
    """What a standard or an indicator asks."""
    return translate(of.wording, {})


def name(of: Standard) -> str:
    """What a standard is called."""
    return translate(of.name, {})
