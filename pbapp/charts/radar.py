"""Scores round a circle: the middle is the least, the rim the most; a table says the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import LINE, WIDTH, Drawing, words

#: fewer make no figure
FEWEST_SPOKES = 3
RADIUS = 130
HEIGHT = 2 * RADIUS + 4 * LINE


@dataclass(frozen=True)
class Spoke:
    """One thing scored, now and before; None is not shown, and the line breaks there."""

    label: str
    value: int | None
    printed: str
    before: int | None = None


@dataclass(frozen=True)
class Radar(Drawing):
    """Numbered spokes: full names stand in the table, where there is room for them."""

    spokes: Sequence[Spoke]
    #: the least and the most that can be scored
    ends: tuple[int, int]

    @property
    def has_before(self) -> bool:
        """Whether an earlier look is drawn."""
        return any(spoke.before is not None for spoke in self.spokes)

    def drawn(self) -> tuple[list[Markup], int]:
        """Rings, spokes with their numbers, then the lines: now solid, before broken."""
        parts = list(self.frame())
        if self.has_before:
            parts += self.outline(
                [spoke.before for spoke in self.spokes],
                Markup(
                    'class="rule" fill="none" stroke="#333" stroke-width="2" stroke-dasharray="5 4"'
                ),
            )
        now = [spoke.value for spoke in self.spokes]
        parts += self.outline(
            now, Markup('class="ring" fill="none" stroke="#333" stroke-width="3"')
        )
        dot = Markup('<circle cx="{}" cy="{}" r="5" {}/>')
        for place, value in enumerate(now):
            if value is not None:
                parts.append(dot.format(*self.at(place, self.share(value)), self.solid()))
        return parts, HEIGHT

    def frame(self) -> Iterable[Markup]:
        """The rim, a ring half way, and the spokes."""
        ring = Markup('<circle cx="{}" cy="{}" r="{}" class="scale" fill="none" stroke="#999"/>')
        for radius in (RADIUS // 2, RADIUS):
            yield ring.format(WIDTH // 2, HEIGHT // 2, radius)
        for place in range(len(self.spokes)):
            x, y = self.at(place, 1.0)
            yield Markup('<path class="scale" d="M{} {}L{} {}" stroke="#999"/>').format(
                WIDTH // 2, HEIGHT // 2, x, y
            )
            x, y = self.at(place, 1.12)
            yield words(x, y + 5, str(place + 1), anchor="middle")

    def outline(self, values: Sequence[int | None], look: Markup) -> Iterable[Markup]:
        """From each spoke to the next, where both have a value."""
        number = len(values)
        for place, value in enumerate(values):
            following = values[(place + 1) % number]
            if value is not None and following is not None:
                here = self.at(place, self.share(value))
                there = self.at((place + 1) % number, self.share(following))
                yield Markup('<path d="M{} {}L{} {}" {}/>').format(*here, *there, look)

    def share(self, value: int) -> float:
        """How far out a value lies; the least is a little off the middle, so that it shows."""
        least, most = self.ends
        return 0.08 + 0.92 * (value - least) / (most - least)

    def at(self, place: int, share: float) -> tuple[int, int]:
        """Where that is; the first spoke points up, the others follow the clock."""
        turn = 2 * math.pi * place / len(self.spokes)
        return (
            round(WIDTH / 2 + RADIUS * share * math.sin(turn)),
            round(HEIGHT / 2 - RADIUS * share * math.cos(turn)),
        )
