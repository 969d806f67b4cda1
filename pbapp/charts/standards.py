"""The standards of engagement, as officers and as participants rate them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import LINE, TEXT, WIDTH, Drawing, text_width, words, wrapped

RATINGS = range(1, 7)


@dataclass(frozen=True)
class Rating:
    """One standard as officers and as participants rate it, 1 to 6; None is not rated."""

    standard: str
    officers: int | None
    participants: int | None


@dataclass(frozen=True)
class StandardsStrip(Drawing):
    """A line from 1 to 6 for each standard: officers a filled dot, participants a ring."""

    ratings: Sequence[Rating]
    standard_label: str
    officers_label: str
    participants_label: str
    none_label: str

    def table(self) -> list[tuple[str, str, str]]:
        """The same ratings, for the table below."""
        return [
            (rating.standard, self.printed(rating.officers), self.printed(rating.participants))
            for rating in self.ratings
        ]

    def printed(self, rating: int | None) -> str:
        """A rating as people read it."""
        return self.none_label if rating is None else str(rating)

    def drawn(self) -> tuple[list[Markup], int]:
        """Names stand before the lines, in as little room as the longest of them needs."""
        longest = max((text_width(rating.standard) for rating in self.ratings), default=0)
        before = min(longest + 16, WIDTH - 210)
        step = (WIDTH - before - 28) // 5
        parts, y = [], 0
        for rating in self.ratings:
            lines = wrapped(rating.standard, before - 16)
            height = max(36, LINE * len(lines) + 10)
            first = y + (height - LINE * len(lines)) // 2 + TEXT
            parts += [words(0, first + LINE * row, line) for row, line in enumerate(lines)]
            parts += self.line(rating, before, y + height // 2, step)
            y += height
        return parts, y

    def line(self, rating: Rating, before: int, y: int, step: int) -> Iterable[Markup]:
        """The scale with what was rated on it; equal ratings are a dot inside a ring."""
        places = {mark: before + 12 + step * (mark - 1) for mark in RATINGS}
        dot = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        for mark, x in places.items():
            if mark in (rating.officers, rating.participants):
                yield self.rated(mark, x, y, rating)
            else:
                yield dot.format(x, y, 2, Markup('class="scale" fill="#999"'))

    def rated(self, mark: int, x: int, y: int, rating: Rating) -> Markup:
        """One place of the scale with its number."""
        circle = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        drawn = Markup("")
        if mark == rating.officers:
            drawn += circle.format(x, y, 9, self.solid())
        if mark == rating.participants:
            ring = Markup('class="ring" fill="none" stroke="#333" stroke-width="2.5"')
            drawn += circle.format(x, y, 12, ring)
        look = Markup('class="on-mark" fill="#fff"') if mark == rating.officers else ""
        return drawn + Markup(
            '<text x="{}" y="{}" font-size="12" text-anchor="middle" {}>{}</text>'
        ).format(x, y + 4, look, mark)
