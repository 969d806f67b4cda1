"""The form for a partnership's own numbers: one box for each threshold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wtforms.validators import Optional as MayBeEmpty

from pbapp.engagement.thresholds.table import GROUPS, THRESHOLDS, Threshold
from pbapp.engagement.thresholds.units import Unit, in_words
from pbapp.forms import BaseForm, MoneyField, WholeNumber
from pbapp.i18n import _


class ThresholdsForm(BaseForm):
    """Every threshold; an empty box stands for the usual number."""

    def numbers(self) -> dict[str, int | None]:
        """What was entered, by name."""
        return {name: self[name].data for name in THRESHOLDS}

    def groups(self) -> Iterator[tuple[str, list[tuple[Threshold, Any, str]]]]:
        """Each fieldset: its title, and its boxes with what is usual."""
        for title, rows in GROUPS:
            yield title, [(one, self[one.name], _hint(one)) for one in rows]


def _hint(one: Threshold) -> str:
    usual = in_words(one.usual, one.unit)
    if not one.codes:
        return _("Usual: %(usual)s.", usual=usual)
    return _("Usual: %(usual)s. For %(codes)s.", usual=usual, codes=", ".join(one.codes))


for _one in THRESHOLDS.values():
    _kind = MoneyField if _one.unit is Unit.PENCE else WholeNumber
    setattr(ThresholdsForm, _one.name, _kind(_one.label, [MayBeEmpty()]))
