"""Outlines of areas: simplified, as one SVG path on a grid that all areas share.

The grid is Scotland flattened at 57 degrees north: a step is ten metres, x runs east from 8.7
degrees west, y runs south from 60.9 degrees north, so that paths of neighbours fit together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, radians

WEST, NORTH = -8.7, 60.9
#: a degree of latitude in steps of ten metres
DEGREE = 11_132
NARROW = cos(radians(57))
#: detail under this many steps goes, and rings that enclose less than its square
TOLERANCE = 5
#: a path longer than this loses more detail: pages with a map have to stay small
MOST_SIGNS = 2_500

Point = tuple[int, int]
Ring = Sequence[Point]


def on_grid(longitude: float, latitude: float) -> Point:
    """Where a place lies on the grid."""
    return round((longitude - WEST) * DEGREE * NARROW), round((NORTH - latitude) * DEGREE)


def grid_rings(rings: Iterable[Iterable[tuple[float, float]]]) -> list[list[Point]]:
    """Rings of longitude and latitude on the grid, in full detail."""
    return [[on_grid(*point) for point in ring] for ring in rings]


def path_of(rings: Sequence[Ring]) -> str:
    """The SVG path of rings on the grid, coarser where it is long; the largest ring stays."""
    tolerance = TOLERANCE
    while len(path := _path(rings, tolerance)) > MOST_SIGNS:
        tolerance *= 2
    return path


def _path(rings: Sequence[Ring], tolerance: int) -> str:
    simple = [simplified(ring, tolerance) for ring in rings]
    simple.sort(key=_twice_area, reverse=True)
    kept = [ring for ring in simple if _twice_area(ring) >= 2 * tolerance**2]
    return "".join(_drawn(ring) for ring in kept or simple[:1])


def _drawn(ring: Ring) -> str:
    (x, y), *rest = ring
    parts = [f"M{x} {y}l"]
    for there, down in rest:
        parts.append(f"{there - x} {down - y} ")
        x, y = there, down
    return "".join(parts).rstrip() + "z"


def simplified(ring: Ring, tolerance: int = TOLERANCE) -> Ring:
    """The ring without what lies within the tolerance of a straight line (Douglas, Peucker 1973).

    The two ends of each stretch stay, so a closed ring is cut where it is furthest from its start.
    """
    closed = list(ring) if ring[0] != ring[-1] else list(ring[:-1])
    if len(closed) < 4:
        return closed
    far = max(range(len(closed)), key=lambda n: _square(closed[0], closed[n]))
    there = _line(closed[: far + 1], tolerance)
    back = _line([*closed[far:], closed[0]], tolerance)
    return [*there[:-1], *back[:-1]]


def _line(points: Ring, tolerance: int) -> list[Point]:
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        if not between:
            continue
        furthest = max(between, key=lambda n: _off(points[n], points[first], points[last]))
        if _off(points[furthest], points[first], points[last]) > tolerance**2:
            keep.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    return [points[n] for n in sorted(keep)]


def _square(one: Point, other: Point) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _off(point: Point, first: Point, last: Point) -> float:
    """Square of the distance from a stretch; its ends are part of it."""
    length = _square(first, last)
    if not length:
        return _square(point, first)
    along = (point[0] - first[0]) * (last[0] - first[0])
    along += (point[1] - first[1]) * (last[1] - first[1])
    share = min(1.0, max(0.0, along / length))
    x = first[0] + share * (last[0] - first[0]) - point[0]
    y = first[1] + share * (last[1] - first[1]) - point[1]
    return x * x + y * y


def _twice_area(ring: Ring) -> int:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * down - there * y for (x, y), (there, down) in pairs))


def rings_in(path: str) -> Iterator[list[Point]]:
    """The rings of a path drawn here."""
    for drawn in path.split("z")[:-1]:
        numbers = [int(found) for found in re.findall(r"-?\d+", drawn)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        x, y = points[0]
        ring = [(x, y)]
        for right, down in points[1:]:
            x, y = x + right, y + down
            ring.append((x, y))
        yield ring


def inside(rings: Sequence[Ring], points: Mapping[str, Point]) -> list[str]:
    """The names of the points that lie inside the rings."""
    across = [x for ring in rings for x, _ in ring]
    down = [y for ring in rings for _, y in ring]
    left, right, top, foot = min(across), max(across), min(down), max(down)
    near = {n: at for n, at in points.items() if left <= at[0] <= right and top <= at[1] <= foot}
    return [name for name, at in near.items() if _crossings(rings, at) % 2]


def _crossings(rings: Iterable[Ring], point: Point) -> int:
    """How often a line from the point to the east crosses the rings; odd means inside."""
    px, py = point
    return sum(
        (y > py) != (down > py) and px < x + (py - y) * (there - x) / (down - y)
        for ring in rings
        for (x, y), (there, down) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
