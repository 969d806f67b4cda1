"""The strip of standards: one row each, as a page or a chart draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.standards.framework import NSCE_2016, Framework, Standard
from pbapp.standards.rollup import Checked, RollUp, roll_up
from pbapp.standards.voices import disagree


@dataclass(frozen=True)
class StripRow:
    """One standard: the officers' roll-up, the participants' voice, and whether they disagree."""

    standard: Standard
    roll_up: RollUp
    participants: Fraction | None
    disagrees: bool


def strip(
    checked: Mapping[str, Checked],
    participants: Mapping[str, Fraction] | None = None,
    framework: Framework = NSCE_2016,
) -> tuple[StripRow, ...]:
    """A row per standard; `checked` by indicator code, `participants` by standard code."""
    voices = participants or {}
    rows = []
    for standard in framework.standards:
        rolled = roll_up(checked[one.code] for one in standard.indicators if one.code in checked)
        voice = voices.get(standard.code)
        officer = rolled.median if rolled.points else None
        rows.append(StripRow(standard, rolled, voice, disagree(officer, voice)))
    return tuple(rows)
