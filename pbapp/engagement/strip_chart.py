"""The seven standards of a record as a chart with its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from pbapp import charts
from pbapp.engagement.check import strip_of
from pbapp.engagement.models import Engagement
from pbapp.engagement.speech import name, spoken
from pbapp.i18n import _
from pbapp.standards.facts import Record
from pbapp.standards.rollup import RollUp
from pbapp.standards.strip import StripRow


@dataclass(frozen=True)
class SpokenStrip(charts.StandardsStrip):
    """A strip whose table says "3 to 4" or "incomplete", where a dot can only say 3 or nothing."""

    said: Sequence[str] = field(kw_only=True)

    def table(self) -> list[tuple[str, str, str]]:
        """The officers' ratings in words."""
        return [
            (standard, said, participants)
            for (standard, _dot, participants), said in zip(super().table(), self.said, strict=True)
        ]


def strip_chart(record: Engagement, facts: Record | None = None) -> SpokenStrip:
    """Officers' dots stand at the lower end of a span: a rating is never rounded up."""
    rows = strip_of(record, facts)
    return SpokenStrip(
        id=f"standards-{record.id}",
        title=_("The seven standards"),
        description=_("Ratings from 1, poor, to 6, excellent. The table below has the same."),
        ratings=[
            charts.Rating(name(row.standard), _dot(row), _ring(row.participants)) for row in rows
        ],
        standard_label=_("Standard"),
        officers_label=_("Officers"),
        participants_label=_("People who took part"),
        none_label=_("not collected yet"),
        said=[_said(row.roll_up) for row in rows],
    )


def _said(rolled: RollUp) -> str:
    """The rating in words, with the lowest beside it where that is lower."""
    words = spoken(rolled.shown())
    if rolled.points is None or rolled.lowest is None or rolled.lowest >= rolled.points[0]:
        return words
    return _("%(points)s, lowest %(lowest)s", points=words, lowest=rolled.lowest)


def _ring(voice: Fraction | None) -> int | None:
    """The ring at the nearest whole point below: never rounded up either."""
    return floor(voice) if voice is not None else None


def _dot(row: StripRow) -> int | None:
    return row.roll_up.points[0] if row.roll_up.points else None
