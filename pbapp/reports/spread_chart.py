"""The strip of seven standards over many records: how they spread, never one average."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts import LINE, TEXT, WIDTH, Drawing, words

ROW = 24
SMALL = 12
#: room for a standard's name, and for what its line rests on
NAME, BASE = 150, 50
#: a dot holds its count; the largest one stands for all records
LEAST_RADIUS, GROWTH = 8, 3


@dataclass(frozen=True)
class Row:
    """One standard: its name, what the counts rest on, and the records at each place."""

    standard: str
    base: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class SpreadChart(Drawing):
    """A line for each standard; at each place of the scale a dot with the number of records."""

    places: Sequence[str]
    #: what stands above the bases
    rated: str
    rows: Sequence[Row]

    def table(self) -> list[tuple[str, ...]]:
        """The same figures, for the table below."""
        return [(row.standard, *map(str, row.counts), row.base) for row in self.rows]

    def drawn(self) -> tuple[list[Markup], int]:
        """Names stand before the lines, bases behind them."""
        step = (WIDTH - NAME - BASE) // len(self.places)
        centres = [NAME + step * n + step // 2 for n in range(len(self.places))]
        heads = zip(centres, self.places, strict=True)
        parts = [small(x, TEXT, place, "middle") for x, place in heads]
        parts.append(small(WIDTH, TEXT, self.rated, "end"))
        y = LINE
        for row in self.rows:
            parts.append(words(0, y + TEXT + 2, row.standard))
            parts.append(small(WIDTH, y + TEXT + 1, row.base, "end"))
            parts += self.dots(row, centres, y + ROW // 2)
            y += ROW
        return parts, y

    def dots(self, row: Row, centres: Sequence[int], y: int) -> Iterable[Markup]:
        """A dot with its number, larger for more records; a speck where there is none."""
        dot = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        for x, count in zip(centres, row.counts, strict=True):
            if count:
                yield dot.format(
                    x, y, LEAST_RADIUS + GROWTH * count // sum(row.counts), self.solid()
                )
                yield Markup(
                    '<text x="{}" y="{}" font-size="{}" text-anchor="middle" class="on-mark" '
                    'fill="#fff">{}</text>'
                ).format(x, y + 4, SMALL, count)
            else:
                yield dot.format(x, y, 2, Markup('class="scale" fill="#999"'))


def small(x: int, y: int, text: str, anchor: str) -> Markup:
    """A line in small letters."""
    return Markup('<text x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>').format(
        x, y, SMALL, anchor, text
    )
