"""Areas and how much goes on in each: as a map where outlines are held, else as tiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import LINE, TEXT, WIDTH, Drawing, text_width, words, wrapped

#: a map may be as tall as this, in units of the drawing
TALLEST = 460
MARGIN = 6
COLUMNS = 3
GAP = 6
TILE = (WIDTH - GAP * (COLUMNS - 1)) // COLUMNS
_SIGN = re.compile(r"[Mlz]|-?\d+")
#: least x and y, greatest x and y
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shape:
    """An area, what goes on there, and its outline as an SVG path of M, l and z; "" for none."""

    label: str
    count: int
    outline: str = ""


@dataclass(frozen=True)
class Frame:
    """How outlines are fitted into the drawing."""

    boxes: Sequence[Box]
    west: int
    north: int
    scale: float
    height: int

    def middle(self, box: Box) -> tuple[int, int]:
        """The middle of an outline's box, in units of the drawing."""
        x, y = (box[0] + box[2]) / 2 - self.west, (box[1] + box[3]) / 2 - self.north
        return MARGIN + round(x * self.scale), MARGIN + round(y * self.scale)


@dataclass(frozen=True)
class AreaMap(Drawing):
    """Areas in the order of the list beside them; the darker, the more goes on (`many` or more)."""

    shapes: Sequence[Shape]
    many: int

    @property
    def has_outlines(self) -> bool:
        """Every area can be drawn as it lies."""
        return bool(self.shapes) and all(shape.outline for shape in self.shapes)

    @property
    def is_named(self) -> bool:
        """Every outline has room for its name and count; else it holds its number in the list."""
        frame = self._frame()
        return all(
            text_width(shape.label) + MARGIN <= (one[2] - one[0]) * frame.scale
            and (one[3] - one[1]) * frame.scale >= 2 * LINE + MARGIN
            for shape, one in zip(self.shapes, frame.boxes, strict=True)
        )

    def table(self) -> list[tuple[str, str]]:
        """The same counts, for the list beside it."""
        return [(shape.label, str(shape.count)) for shape in self.shapes]

    def drawn(self) -> tuple[list[Markup], int]:
        """The map, or the tiles."""
        return self._map() if self.has_outlines else self._tiles()

    def _map(self) -> tuple[list[Markup], int]:
        frame = self._frame()
        path = Markup(
            '<path d="{}" transform="translate({} {}) scale({:.5f}) translate({} {})" {} '
            'stroke="#333" vector-effect="non-scaling-stroke"/>'
        )
        shift = (MARGIN, MARGIN, frame.scale, -frame.west, -frame.north)
        parts = [path.format(one.outline, *shift, self._look(one)) for one in self.shapes]
        is_named = self.is_named
        for number, (shape, bounds) in enumerate(zip(self.shapes, frame.boxes, strict=True), 1):
            told = [shape.label, str(shape.count)] if is_named else [str(number)]
            x, y = frame.middle(bounds)
            top = y + TEXT // 3 - LINE * (len(told) - 1) // 2
            parts += [
                self._written(x, top + LINE * at, line, shape) for at, line in enumerate(told)
            ]
        return parts, frame.height

    def _frame(self) -> Frame:
        boxes = [_bounds(shape.outline) for shape in self.shapes]
        west, north = min(one[0] for one in boxes), min(one[1] for one in boxes)
        wide = max(one[2] for one in boxes) - west or 1
        tall = max(one[3] for one in boxes) - north or 1
        scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
        return Frame(boxes, west, north, scale, round(tall * scale) + 2 * MARGIN)

    def _tiles(self) -> tuple[list[Markup], int]:
        tile = Markup('<rect x="{}" y="{}" width="{}" height="{}" {} stroke="#333"/>')
        parts, top = [], 0
        for row in _rows(self.shapes):
            names = [wrapped(shape.label, TILE - 12) for shape in row]
            height = LINE * (max(len(lines) for lines in names) + 1) + 14
            for column, (shape, lines) in enumerate(zip(row, names, strict=True)):
                left = column * (TILE + GAP)
                parts.append(tile.format(left, top, TILE, height, self._look(shape)))
                told = [*lines, str(shape.count)]
                parts += [
                    self._written(left + TILE // 2, top + LINE * (at + 1), line, shape)
                    for at, line in enumerate(told)
                ]
            top += height + GAP
        return parts, max(top - GAP, 1)

    def _look(self, shape: Shape) -> Markup:
        """White for nothing, light for something, dark for much; numbers say the same."""
        if shape.count >= self.many:
            return Markup('class="mark" fill="#333"')
        return Markup('fill="{}"').format("#ddd" if shape.count else "#fff")

    def _written(self, x: int, y: int, text: str, shape: Shape) -> Markup:
        if shape.count < self.many:
            return words(x, y, text, anchor="middle")
        return Markup(
            '<text x="{}" y="{}" font-size="{}" text-anchor="middle" class="on-mark" '
            'fill="#fff">{}</text>'
        ).format(x, y, TEXT, text)


def _rows(shapes: Sequence[Shape]) -> Iterator[Sequence[Shape]]:
    return (shapes[at : at + COLUMNS] for at in range(0, len(shapes), COLUMNS))


def _bounds(outline: str) -> Box:
    """Least x and y, greatest x and y of a path whose rings begin with M and go on in steps."""
    xs, ys, x, y, is_start = [], [], 0, 0, True
    signs = iter(_SIGN.findall(outline))
    for sign in signs:
        if sign in "Mlz":
            is_start = sign == "M"
            continue
        step = int(sign), int(next(signs))
        x, y = step if is_start else (x + step[0], y + step[1])
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)
