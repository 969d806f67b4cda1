"""Two shares of each thing on one line, and the gap between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import LINE, WIDTH, Drawing, text_width, words, wrapped

#: room for a printed share on either side of the line
ROOM = 52
DOT, RING = 8, 10


@dataclass(frozen=True)
class Ends:
    """One row: the share that would be even and the share that was reached; None is not shown."""

    label: str
    even: int | None
    even_printed: str
    reached: int | None
    reached_printed: str


@dataclass(frozen=True)
class Dumbbell(Drawing):
    """A line for each row from ring to dot: the ring is the even share, the dot what was reached.

    A share that is hidden has no mark, and so no place on the line from which to guess it.
    """

    rows: Sequence[Ends]
    even_label: str
    reached_label: str

    def table(self) -> list[tuple[str, str, str]]:
        """The same figures, for the table below."""
        return [(row.label, row.even_printed, row.reached_printed) for row in self.rows]

    def drawn(self) -> tuple[list[Markup], int]:
        """Labels wrap to the whole width; the largest share of all is at the end of the line."""
        shares = [n for row in self.rows for n in (row.even, row.reached) if n is not None]
        most = max(shares, default=0) or 1
        parts, y = [], 0
        for row in self.rows:
            for line in wrapped(row.label, WIDTH):
                y += LINE
                parts.append(words(0, y - 4, line))
            parts += self.marks(row, y + 14, most)
            y += 34
        return parts, y

    def marks(self, row: Ends, y: int, most: int) -> Iterator[Markup]:
        """What joins the two, then the two with their shares beside them."""
        even = None if row.even is None else _place(row.even, most)
        reached = None if row.reached is None else _place(row.reached, most)
        circle = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        if even is not None and reached is not None:
            yield _joined(even, reached, y)
        if reached is not None:
            yield circle.format(reached, y, DOT, self.solid())
        if even is not None:
            ring = Markup('class="ring" fill="none" stroke="#333" stroke-width="2.5"')
            yield circle.format(even, y, RING, ring)
        both = ((even, row.even_printed), (reached, row.reached_printed))
        yield from _printed({at: text for at, text in both if at is not None}, y)


def _joined(even: int, reached: int, y: int) -> Markup:
    """A line that ends at the edge of the ring, so that the ring stays open."""
    if abs(even - reached) <= RING:
        return Markup("")
    edge = even + RING if reached > even else even - RING
    line = Markup('<path class="rule" d="M{} {}H{}" stroke="#333" stroke-width="4"/>')
    return line.format(min(edge, reached), y, max(edge, reached))


def _place(share: int, most: int) -> int:
    return ROOM + (WIDTH - 2 * ROOM) * share // most


def _printed(texts: Mapping[int, str], y: int) -> Iterator[Markup]:
    """The smaller share stands before its mark, the larger one after it; equal ones stand once."""
    places = sorted(texts)
    if places:
        yield words(places[-1] + RING + 3, y + 5, texts[places[-1]])
    if len(places) > 1:
        text = texts[places[0]]
        at = max(places[0] - RING - 3, text_width(text) + 1)
        yield words(at, y + 5, text, anchor="end")
