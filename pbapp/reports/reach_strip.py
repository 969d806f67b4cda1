"""Who was heard, small enough for the page: a line for each fifth, with its two shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts import LINE, TEXT, WIDTH, Drawing, words
from pbapp.disclosure.shown import Marker
from pbapp.reports.spread_chart import NAME, small

ROW = 22
#: where the lines begin and end, and where the two columns of shares do
START, END = NAME + 8, 262
HEARD, HERE = 312, WIDTH
DOT, RING = 5, 7


@dataclass(frozen=True)
class Pair:
    """A fifth: its share of the people heard and of the people here; None is not known."""

    label: str
    heard: int | None
    here: int | None


@dataclass(frozen=True)
class ReachStrip(Drawing):
    """A dot for those heard, a ring for the people here; the largest share ends the line."""

    heard: str
    here: str
    rows: Sequence[Pair]

    def table(self) -> list[tuple[str, str, str]]:
        """The same figures, for the table below."""
        return [(row.label, _percent(row.heard), _percent(row.here)) for row in self.rows]

    def drawn(self) -> tuple[list[Markup], int]:
        """The heads of the columns stand in for a key."""
        parts = [
            small(HEARD, TEXT, f"● {self.heard}", "end"),
            small(HERE, TEXT, f"○ {self.here}", "end"),
        ]
        shares = [one for row in self.rows for one in (row.heard, row.here) if one is not None]
        most, y = max(shares, default=0) or 1, LINE
        for row, (label, heard, here) in zip(self.rows, self.table(), strict=True):
            parts.append(words(0, y + TEXT, label))
            parts += self.marks(row, y + ROW // 2 - 1, most)
            parts += [
                words(x, y + TEXT, text, anchor="end") for x, text in ((HEARD, heard), (HERE, here))
            ]
            y += ROW
        return parts, y

    def marks(self, row: Pair, y: int, most: int) -> Iterator[Markup]:
        """Without shares, no mark from which to guess one."""
        if row.heard is None or row.here is None:
            return
        heard, here = (START + (END - START) * share // most for share in (row.heard, row.here))
        yield Markup('<path class="rule" d="M{} {}H{}" stroke="#333" stroke-width="2"/>').format(
            min(heard, here), y, max(heard, here)
        )
        circle = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        ring = Markup('class="ring" fill="none" stroke="#333" stroke-width="2"')
        yield circle.format(here, y, RING, ring)
        yield circle.format(heard, y, DOT, self.solid())


def _percent(share: int | None) -> str:
    return Marker.NOT_COLLECTED.value if share is None else f"{share}%"
