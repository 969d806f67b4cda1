"""Who was heard in a period, small enough for the page: a line for each fifth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from pbapp.charts import LINE, TEXT, WIDTH, Dumbbell, Ends, words
from pbapp.disclosure.shown import Marker
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.picture import NAMES
from pbapp.i18n import _
from pbapp.reports.briefly import one_place
from pbapp.reports.labels import FIRST_FIFTH
from pbapp.reports.spread_chart import NAME, small
from pbapp.reports.told import Reach

ROW = 22
#: where the lines begin and end, and where the two columns of shares do
START, END = NAME + 8, 260
HERE, HEARD = 308, WIDTH
DOT, RING = 5, 7
_UNKNOWN = (None, Marker.NOT_COLLECTED.value)


class ReachStrip(Dumbbell):
    """A dot for those heard, a ring for the people here; the largest share ends the line."""

    def drawn(self) -> tuple[list[Markup], int]:
        """Names before the lines, shares behind them; the heads of the columns are the key."""
        parts = [
            small(HERE, TEXT, f"○ {self.even_label}", "end"),
            small(HEARD, TEXT, f"● {self.reached_label}", "end"),
        ]
        most, y = max((max(row.even or 0, row.reached or 0) for row in self.rows), default=0), LINE
        for row in self.rows:
            parts.append(words(0, y + TEXT, row.label))
            parts.append(words(HERE, y + TEXT, row.even_printed, anchor="end"))
            parts.append(words(HEARD, y + TEXT, row.reached_printed, anchor="end"))
            parts += self.marks(row, y + ROW // 2 - 1, most or 1)
            y += ROW
        return parts, y

    def marks(self, row: Ends, y: int, most: int) -> Iterator[Markup]:
        """Without its shares a line has no mark from which to guess one."""
        if row.reached is None or row.even is None:
            return
        heard, here = (START + (END - START) * share // most for share in (row.reached, row.even))
        line = Markup('<path class="rule" d="M{} {}H{}" stroke="#333" stroke-width="2"/>')
        yield line.format(min(heard, here), y, max(heard, here))
        circle = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        ring = Markup('class="ring" fill="none" stroke="#333" stroke-width="2"')
        yield circle.format(here, y, RING, ring)
        yield circle.format(heard, y, DOT, self.solid())


def fifths(one: Reach) -> list[Ends]:
    """The two shares of each fifth."""
    shares = zip(NAMES[one.dimension].values(), one.here, one.shares, strict=True)
    return [Ends(str(name), here, f"{here}%", heard, f"{heard}%") for name, here, heard in shares]


def reach_strip(reach: Sequence[Reach]) -> ReachStrip | None:
    """The fifths of SIMD, and never without the first of its access domain; None without any."""
    if not reach:
        return None
    by = {one.dimension: fifths(one) for one in reach}
    far = by.get(Dimension.ACCESS, [Ends("", *_UNKNOWN, *_UNKNOWN)])[:1]
    rows = _named(Dimension.FIFTH, by.get(Dimension.FIFTH, []))
    return ReachStrip(
        id="reach-strip",
        title=_title(reach[0]),
        description=_("A dot for those we heard, a ring for the people who live here."),
        rows=[*rows, *_named(Dimension.ACCESS, far)],
        even_label=_("here"),
        reached_label=_("heard"),
    )


def _named(dimension: Dimension, rows: Sequence[Ends]) -> Iterator[Ends]:
    """By names short enough to stand before a line."""
    for number, row in enumerate(rows, start=1):
        is_first = number == 1
        name = FIRST_FIFTH[dimension] if is_first else _("Fifth %(number)s", number=number)
        yield replace(row, label=str(name))


def _title(first: Reach) -> str:
    if first.dimension is not Dimension.FIFTH or first.ratio is None:
        return _("Who was heard, by where they live.")
    return _("Poorest places: reach %(ratio)s (1 is even).", ratio=one_place(first.ratio))
