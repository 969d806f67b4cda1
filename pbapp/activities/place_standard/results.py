"""What scores of a place come to, theme by theme, and how that changed since the last look.

People's own scores and groups' stand apart, and so does each age: three points and seven are never
put together, and places are never ranked (engagement.md section 3.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pbapp.activities.ages import Age
from pbapp.activities.place_standard import queries
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.themes import BANDS, Theme, Version, load
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.scores import Scored, scored, tenths
from pbapp.disclosure.floors import Floors


@dataclass(frozen=True)
class Row:
    """A theme with its scores now and, where the last look had the same scale, then."""

    theme: Theme
    now: Scored
    before: Scored | None = None

    @property
    def change(self) -> int | None:
        """The change of the mean in tenths of a point; None where either is hidden."""
        if self.now.mean is None or self.before is None or self.before.mean is None:
            return None
        return tenths(self.now.mean) - tenths(self.before.mean)


@dataclass(frozen=True)
class Part:
    """One age's scores on one scale: people's own, or groups'."""

    age: Age
    is_groups: bool
    points: int
    rows: Sequence[Row]

    @property
    def shown(self) -> list[Row]:
        """Themes with a mean that may be shown, in their fixed order."""
        return [row for row in self.rows if row.now.mean is not None]

    @property
    def by_need(self) -> list[Row]:
        """The same, what needs most work first."""
        return sorted(self.shown, key=lambda row: row.now.mean or 0)


@dataclass(frozen=True)
class Results:
    """All parts that have responses, and the look they are compared with."""

    parts: Sequence[Part]
    earlier: PlaceRun | None


def results_of(run: PlaceRun) -> Results:
    """Every part, each theme through the gate."""
    earlier = queries.earlier(run)
    now = queries.counts(run)
    before = queries.counts(earlier) if earlier else {}
    version, floors = load(run.version), floors_now()
    parts = [
        _part(version, (age, is_groups), now[age, is_groups], before.get((age, is_groups)), floors)
        for age in Age
        for is_groups in (False, True)
        if (age, is_groups) in now
    ]
    return Results(parts, earlier)


def _part(
    version: Version,
    of: tuple[Age, bool],
    now: queries.Counts,
    before: queries.Counts | None,
    floors: Floors,
) -> Part:
    age, is_groups = of
    points = version.scales[age]
    show = partial(scored, bands=BANDS[points], sensitive=age.is_sensitive, floors=floors)
    rows = [
        Row(
            theme,
            show(now.get(theme.code, {})),
            show(before[theme.code]) if before and theme.code in before else None,
        )
        for theme in version.themes
    ]
    return Part(age, is_groups, points, rows)
