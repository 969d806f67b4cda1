"""Bars: one for each thing, with a mark where the whole is, or two for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import BAR, LINE, TEXT, WIDTH, Drawing, box, text_width, words, wrapped


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
