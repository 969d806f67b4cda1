"""In what a threshold is measured, and how people read it."""

from __future__ import annotations

from enum import StrEnum

from pbapp.i18n import _, format_money, ngettext


class Unit(StrEnum):
    """What a whole number stands for."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    PERCENT = "percent"
    NUMBER = "number"
    PENCE = "pence"


def in_words(number: int, unit: Unit) -> str:
    """A number with its unit."""
    if unit is Unit.DAYS:
        return ngettext("%(num)s day", "%(num)s days", number)
    if unit is Unit.WORKING_DAYS:
        return ngettext("%(num)s working day", "%(num)s working days", number)
    if unit is Unit.PERCENT:
        return _("%(number)s%%", number=number)
    return format_money(number).striptags() if unit is Unit.PENCE else str(number)
