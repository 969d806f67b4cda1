"""All overlaps among many pieces of work, looked for only where places meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pbapp.engagement.register.overlaps import Work, overlap

Pair = tuple[int, int]


def crossing(works: Mapping[int, Work], among: Iterable[int] | None = None) -> set[Pair]:
    """Keys of two pieces of work that overlap, the smaller first; `among`: one of them is there."""
    pairs = _neighbours(works, works if among is None else among)
    return {pair for pair in pairs if overlap(works[pair[0]], works[pair[1]])}


def _neighbours(works: Mapping[int, Work], among: Iterable[int]) -> set[Pair]:
    """Each of some with those about a place around or inside its own, or about the same place."""
    about: defaultdict[int, list[int]] = defaultdict(list)
    within: defaultdict[int, list[int]] = defaultdict(list)
    for key, work in works.items():
        for path in work.places:
            about[path[0].id].append(key)
            for place in path:
                within[place.id].append(key)
    return {
        (min(key, other), max(key, other))
        for key in among
        for path in (works[key].places if key in works else ())
        for others in (within[path[0].id], *(about[place.id] for place in path[1:]))
        for other in others
        if other != key
    }
