"""What scores of a place come to, theme by theme, and how that changed since the last look.

People's own scores and groups' stand apart, and so does each age: three points and seven are never
put together, and places are never ranked (engagement.md section 3.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from pbapp.activities.ages import Age
from pbapp.activities.place_standard import queries
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.themes import BANDS, Theme, Version, load
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.releases.ledger import released
from pbapp.activities.scores import Scored, from_kept, scored, tenths
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
    """Every part, each theme through the gate; what was before stands as it went out then."""
    earlier = queries.earlier(run)
    now, before = queries.counts(run), _out(earlier) if earlier else {}
    version, floors = load(run.version), floors_now()
    parts = [
        _part(version, part, now[part], before.get(part, {}), floors)
        for part in product(Age, (False, True))
        if part in now
    ]
    return Results(parts, earlier)


def _out(run: PlaceRun) -> Mapping[tuple[Age, bool], Mapping[str, Scored]]:
    """Scores that are out, by part and theme's code."""
    return {
        (Age(part["age"]), part["is_groups"]): {
            row["theme"]: from_kept(row["now"]) for row in part["rows"]
        }
        for part in released(run.engagement_id, run.reference)["parts"]
    }


def _part(
    version: Version,
    of: tuple[Age, bool],
    now: queries.Counts,
    before: Mapping[str, Scored],
    floors: Floors,
) -> Part:
    age, is_groups = of
    points = version.scales[age]
    show = partial(scored, bands=BANDS[points], sensitive=age.is_sensitive, floors=floors)
    rows = [
        Row(theme, show(now.get(theme.code, {})), before.get(theme.code))
        for theme in version.themes
    ]
    return Part(age, is_groups, points, rows)
