"""Charts as SVG, drawn for a phone's width; each stands above a table of the same figures.

Nothing in them depends on colour alone, on a script or on a style attribute, and they can be read
without a style sheet, as on paper. All words come in translated.
"""

from __future__ import annotations

import textwrap
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH = 360
TEXT = 15
LINE = 20
BAR = 16
RATINGS = range(1, 7)


def text_width(text: str, size: int = TEXT) -> int:
    """About how wide a text will be, in units of the drawing; generous, as fonts differ."""
    ems = sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.58 for sign in text)
    return round(ems * size) + 1


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text that is to stay within a width."""
    whole = text_width(text)
    if whole <= width:
        return [text]
    return textwrap.wrap(text, max(6, len(text) * width // whole))


def words(x: int, y: int, text: str, *, anchor: str = "start", name: str = "") -> Markup:
    """A line of text; anchor is start, middle or end, counted from the left."""
    return Markup(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" class="{}">{}</text>'
    ).format(x, y, TEXT, anchor, name, text)


def box(x: int, y: int, width: int, height: int, look: Markup) -> Markup:
    """A bar, solid or hatched."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" {}/>').format(
        x, y, width, height, look
    )


@dataclass(frozen=True)
class Drawing(ABC):
    """What every chart has: a name on the page, a title and a sentence that says what it shows."""

    id: str
    title: str
    description: str

    def svg(self) -> Markup:
        """The chart as a picture with a name, for screens and screen readers."""
        parts, height = self.drawn()
        return Markup(
            '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            'direction="ltr" aria-labelledby="{id}-title {id}-desc">'
            '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
            '<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
            '<path class="hatch" d="M0 6 6 0" fill="none" stroke="#333" stroke-width="1.5"/>'
            "</pattern></defs>{parts}</svg>"
        ).format(
            width=WIDTH,
            height=height,
            id=self.id,
            title=self.title,
            description=self.description,
            parts=Markup("").join(parts),
        )

    def solid(self) -> Markup:
        """The look of what is in."""
        return Markup('class="mark" fill="#333"')

    def hatched(self) -> Markup:
        """The look of what is not: told apart in grey print as well."""
        return Markup('class="mark--hatched" fill="url(#{}-hatch)" stroke="#333"').format(self.id)

    @abstractmethod
    def drawn(self) -> tuple[list[Markup], int]:
        """The parts of the picture and its height."""


@dataclass(frozen=True)
class Bar:
    """One row: a value to draw, the same value as people read it; marked rows are solid."""

    label: str
    value: int
    printed: str
    marked: bool = True


@dataclass(frozen=True)
class BarChart(Drawing):
    """Bars from the start of the line, each below its label and before its value."""

    bars: Sequence[Bar]

    def table(self) -> list[tuple[str, str]]:
        """The same figures, for the table below."""
        return [(bar.label, bar.printed) for bar in self.bars]

    def drawn(self) -> tuple[list[Markup], int]:
        """Labels wrap to the whole width; the longest value decides how long a bar can be."""
        room = WIDTH - 8 - max((text_width(bar.printed) for bar in self.bars), default=0)
        most = max((bar.value for bar in self.bars), default=0) or 1
        parts, y = [], 0
        for bar in self.bars:
            for line in wrapped(bar.label, WIDTH):
                y += LINE
                parts.append(words(0, y - 4, line))
            length = max(2, room * bar.value // most) if bar.value > 0 else 0
            parts.append(box(1, y + 2, length, BAR, self.solid() if bar.marked else self.hatched()))
            parts.append(words(length + 8, y + TEXT, bar.printed))
            y += BAR + 14
        return parts, y


@dataclass(frozen=True)
class SupportChart(BarChart):
    """Bars with a mark in each row where the whole is reached; what goes far beyond is cut off."""

    #: the value at the mark, as in the bars
    whole: int

    def drawn(self) -> tuple[list[Markup], int]:
        """The mark stands at the same place in all rows."""
        room = WIDTH - 20 - max((text_width(bar.printed) for bar in self.bars), default=0)
        at = room * 2 // 3
        mark = Markup('<path class="rule" d="M{} {}v{}" stroke="#333" stroke-width="3"/>')
        parts, y = [], 0
        for bar in self.bars:
            for line in wrapped(bar.label, WIDTH):
                y += LINE
                parts.append(words(0, y - 4, line))
            length = min(room, max(2, at * bar.value // self.whole)) if bar.value > 0 else 0
            parts.append(box(1, y + 4, length, BAR, self.solid() if bar.marked else self.hatched()))
            parts.append(mark.format(1 + at, y, BAR + 8))
            parts.append(words(max(length, at) + 8, y + 2 + TEXT, bar.printed))
            y += BAR + 18
        return parts, y


@dataclass(frozen=True)
class Pair:
    """One thing measured twice: two values to draw, and the same as people read them."""

    label: str
    first: int
    first_printed: str
    second: int
    second_printed: str


@dataclass(frozen=True)
class PairChart(Drawing):
    """Two bars under each label, solid and striped; each row has a scale of its own."""

    pairs: Sequence[Pair]
    first_label: str
    second_label: str

    def table(self) -> list[tuple[str, str, str]]:
        """The same figures, for the table below."""
        return [(pair.label, pair.first_printed, pair.second_printed) for pair in self.pairs]

    def drawn(self) -> tuple[list[Markup], int]:
        """Labels wrap to the whole width; the larger of the two fills its row."""
        parts, y = [], 0
        for pair in self.pairs:
            for line in wrapped(pair.label, WIDTH):
                y += LINE
                parts.append(words(0, y - 4, line))
            bars = (
                (pair.first, pair.first_printed, self.solid()),
                (pair.second, pair.second_printed, self.hatched()),
            )
            room = WIDTH - 20 - max(text_width(printed) for _value, printed, _look in bars)
            most = max(pair.first, pair.second) or 1
            for value, printed, look in bars:
                length = max(2, room * value // most) if value > 0 else 0
                parts += [box(1, y + 2, length, BAR, look), words(length + 8, y + TEXT, printed)]
                y += BAR + 6
            y += 10
        return parts, y


@dataclass(frozen=True)
class Amount:
    """A sum of money by its name: pence to draw, words to read."""

    label: str
    pence: int
    printed: str


@dataclass(frozen=True)
class MoneyLine(Drawing):
    """What was asked for on one line, what is funded solid in it, and a mark where the pot ends."""

    spent: Amount
    asked: Amount
    pot: Amount

    def table(self) -> list[tuple[str, str]]:
        """The same figures, for the table below."""
        return [(amount.label, amount.printed) for amount in (self.spent, self.asked, self.pot)]

    def drawn(self) -> tuple[list[Markup], int]:
        """The mark's words stand above it, the two others below, one under the other."""
        most = max(self.asked.pence, self.pot.pence, self.spent.pence) or 1
        spent, asked, pot = (
            (WIDTH - 4) * amount.pence // most for amount in (self.spent, self.asked, self.pot)
        )
        mark = Markup('<path class="rule" d="M{} {}v{}" stroke="#333" stroke-width="3"/>')
        parts = self.named(self.pot, pot, LINE)
        top = LINE * len(parts) + 8
        parts += [
            box(2, top, asked, BAR + 8, self.hatched()),
            box(2, top, spent, BAR + 8, self.solid()),
            mark.format(pot + 2, top - 6, BAR + 20),
        ]
        below = top + BAR + 8 + LINE + 4
        for amount, at in ((self.spent, spent), (self.asked, asked)):
            lines = self.named(amount, at // 2, below)
            parts += lines
            below += LINE * len(lines)
        return parts, below - LINE + 8

    def named(self, amount: Amount, x: int, y: int) -> list[Markup]:
        """Label and sum near x, kept inside the drawing."""
        lines = wrapped(f"{amount.label}: {amount.printed}", WIDTH)
        half = max(text_width(line) for line in lines) // 2
        centre = min(max(x, half), max(half, WIDTH - half))
        return [
            words(centre, y + LINE * row - 4, line, anchor="middle")
            for row, line in enumerate(lines)
        ]


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
