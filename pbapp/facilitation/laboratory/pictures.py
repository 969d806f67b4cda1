"""Pictures of who gains: ten little people for each group, and its part of the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts import BAR, LINE, TEXT, WIDTH, Drawing, box, text_width, words, wrapped

TEN = 10
STEP, TALL = 27, 40
AIR, GAP = 6, 12
FIGURE = Markup(
    '<path transform="translate({x} {y})" '
    'd="M11 0a6 6 0 1 1 0 12a6 6 0 1 1 0-12M2 33v-9a9 9 0 0 1 18 0v9z" {look}/>'
)
#: white beside it, so that it shows on a solid bar as well
MARK = Markup(
    '<path d="M{x} {y}v{tall}" stroke="#fff" stroke-width="7"/>'
    '<path class="rule" d="M{x} {y}v{tall}" stroke="#333" stroke-width="3"/>'
)


@dataclass(frozen=True)
class InTen:
    """A group, and how many in ten of its people get something they chose."""

    label: str
    tenths: int
    printed: str


@dataclass(frozen=True)
class LittlePeople(Drawing):
    """Ten people for each group: those who get something solid, the others in outline."""

    groups: Sequence[InTen]

    def drawn(self) -> tuple[list[Markup], int]:
        """Each group's people stand below its name and before its figure."""
        parts: list[Markup] = []
        y = 0
        for group in self.groups:
            for line in wrapped(group.label, WIDTH):
                y += LINE
                parts.append(words(0, y - 4, line))
            parts += self.people(group, y + AIR)
            parts.append(words(STEP * TEN + 6, y + (TALL + TEXT) // 2, group.printed))
            y += TALL + GAP
        return parts, y

    def people(self, group: InTen, y: int) -> Iterator[Markup]:
        """The ten of one group."""
        outline = Markup('class="ring" fill="none" stroke="#333" stroke-width="1.5"')
        for place in range(TEN):
            look = self.solid() if place < group.tenths else outline
            yield FIGURE.format(x=STEP * place + 2, y=y, look=look)


@dataclass(frozen=True)
class Part:
    """A group's part of the money and of the people, both in hundredths."""

    label: str
    money: int
    people: int
    printed: str


@dataclass(frozen=True)
class PartsOfMoney(Drawing):
    """For each group a bar for all the money, its part solid; a line where its part of people ends.

    A bar that ends at the line is an even part.
    """

    parts: Sequence[Part]

    def drawn(self) -> tuple[list[Markup], int]:
        """Bars of one length, so that groups can be set against each other."""
        room = WIDTH - 12 - max((text_width(part.printed) for part in self.parts), default=0)
        drawn: list[Markup] = []
        y = 0
        for part in self.parts:
            for line in wrapped(part.label, WIDTH):
                y += LINE
                drawn.append(words(0, y - 4, line))
            drawn.append(box(1, y + 4, room, BAR, self.hatched()))
            drawn.append(box(1, y + 4, room * part.money // 100, BAR, self.solid()))
            drawn.append(MARK.format(x=1 + room * part.people // 100, y=y, tall=BAR + 8))
            drawn.append(words(room + 10, y + TEXT + 2, part.printed))
            y += BAR + 8 + GAP
        return drawn, y
