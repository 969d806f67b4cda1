"""The radar and the bars of a look at a place."""

from __future__ import annotations

from pbapp import charts
from pbapp.activities.place_standard.results import Part
from pbapp.activities.scores import tenths
from pbapp.i18n import _


def radar(part: Part, key: str) -> charts.Radar | None:
    """The themes round a circle; None where fewer than three may be shown."""
    if len(part.shown) < charts.FEWEST_SPOKES:
        return None
    spokes = [
        charts.Spoke(
            row.theme.name(part.age),
            tenths(row.now.mean) if row.now.mean is not None else None,
            row.now.printed,
            tenths(row.before.mean) if row.before and row.before.mean is not None else None,
        )
        for row in part.rows
    ]
    return charts.Radar(
        f"radar-{key}",
        _("How people scored each theme"),
        _("A point at the rim is a strength. A point near the middle needs most work."),
        spokes,
        (10, part.points * 10),
    )


def bars(part: Part, key: str) -> charts.BarChart:
    """The mean of each theme, what needs most work first."""
    rows = [
        charts.Bar(
            row.theme.name(part.age),
            tenths(row.now.mean) if row.now.mean is not None else 0,
            row.now.printed,
        )
        for row in part.by_need
    ]
    return charts.BarChart(
        f"bars-{key}",
        _("What needs most work first"),
        _("The mean score of each theme, from the lowest to the highest."),
        rows,
    )
