"""A partnership's own numbers in sentences, beside what was measured by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp.engagement.thresholds.table import THRESHOLDS, Threshold, differing
from pbapp.engagement.thresholds.units import in_words
from pbapp.i18n import _
from pbapp.standards.settings import Settings


def own_numbers(code: str, settings: Settings) -> list[str]:
    """What an indicator is measured by that is not usual."""
    return [_sentence(one, number) for one, number in differing(code, settings).items()]


def own_numbers_then(signed_on: Mapping[str, Any]) -> list[str]:
    """The same as it was kept with a signed rating; nothing for one signed before they were."""
    kept = signed_on.get("own", {})
    return [_sentence(THRESHOLDS[name], number) for name, number in kept.items()]


def _sentence(one: Threshold, number: int) -> str:
    return _(
        "%(what)s: %(own)s (usual: %(usual)s).",
        what=one.label,
        own=in_words(number, one.unit),
        usual=in_words(one.usual, one.unit),
    )
