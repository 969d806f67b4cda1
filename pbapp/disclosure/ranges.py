"""What a reader can still work out of a table with hidden cells: the exact range of each.

A table of counts with all its totals shown leaves a hidden cell some room: people may be moved
round a circle of hidden cells without changing any total. How many can be moved is a greatest
flow (Ford and Fulkerson, 1956), so the range found is exact, not an estimate.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf

Cell = tuple[str, str]
Node = tuple[str, str]
Room = defaultdict[Node, dict[Node, float]]


@dataclass(frozen=True)
class Range:
    """The least and the most that a hidden cell can be."""

    least: int
    most: int

    @property
    def width(self) -> int:
        """How far apart the two are; 0 gives the number away."""
        return self.most - self.least


def range_of(cell: Cell, counts: Mapping[Cell, int], hidden: Collection[Cell]) -> Range:
    """What the hidden cell can be, for a reader who sees all totals and every other cell.

    Column "yes" 3, 12, 10 and column "no" 42, 30, 25: with the first and the last row hidden, the
    3 can be anything from 0 to 13.
    """
    up = _flow(cell, counts, hidden, growing=False)
    down = _flow(cell, counts, hidden, growing=True)
    return Range(counts[cell] - min(down, counts[cell]), counts[cell] + up)


def _flow(
    cell: Cell, counts: Mapping[Cell, int], hidden: Collection[Cell], *, growing: bool
) -> int:
    """How many people the rest of the circle can take up from the cell, or give to it."""
    room: Room = defaultdict(dict)
    for row, column in hidden:
        if (row, column) != cell:
            count = counts[row, column]
            room["row", row]["column", column] = inf if growing else count
            room["column", column]["row", row] = count if growing else inf
    return _greatest_flow(room, ("row", cell[0]), ("column", cell[1]))


def _greatest_flow(room: Room, source: Node, sink: Node) -> int:
    total = 0
    while path := _shortest_path(room, source, sink):
        step = min(room[one][other] for one, other in path)
        for one, other in path:
            room[one][other] -= step
            room[other][one] = room[other].get(one, 0) + step
        total += int(step)
    return total


def _shortest_path(room: Room, source: Node, sink: Node) -> list[tuple[Node, Node]]:
    came_from: dict[Node, Node] = {source: source}
    queue = deque([source])
    while queue and sink not in came_from:
        here = queue.popleft()
        for there, left in room[here].items():
            if left > 0 and there not in came_from:
                came_from[there] = here
                queue.append(there)
    path = []
    while sink in came_from and sink != source:
        path.append((came_from[sink], sink))
        sink = came_from[sink]
    return path
