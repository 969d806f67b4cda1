"""The strip of seven standards over many records: how they spread, never one average."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts import LINE, TEXT, WIDTH, Drawing, words

ROW = 38
SMALL = 12
#: a dot holds its count; the largest one stands for all records
LEAST_RADIUS, GROWTH = 9, 7


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
    rows: Sequence[Row]

    def table(self) -> list[tuple[str, ...]]:
        """The same figures, for the table below."""
        return [(row.standard, *map(str, row.counts), row.base) for row in self.rows]

    def drawn(self) -> tuple[list[Markup], int]:
        """Names and bases stand before the lines."""
        before = WIDTH - 200
        step = (WIDTH - before) // len(self.places)
        centres = [before + step * n + step // 2 for n in range(len(self.places))]
        parts = [
            words(x, TEXT, place, anchor="middle")
            for x, place in zip(centres, self.places, strict=True)
        ]
        y = LINE
        for row in self.rows:
            parts += [words(0, y + TEXT, row.standard), small(0, y + TEXT + 14, row.base)]
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


def small(x: int, y: int, text: str) -> Markup:
    """A line in small letters."""
    return Markup('<text x="{}" y="{}" font-size="{}">{}</text>').format(x, y, SMALL, text)
