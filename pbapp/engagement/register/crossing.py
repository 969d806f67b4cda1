"""All overlaps among many pieces of work, looked for only where places meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pbapp.engagement.register.overlaps import Work, overlap

Pair = tuple[int, int]


def crossing(works: Mapping[int, Work], among: Iterable[int] | None = None) -> set[Pair]:
    """Keys of two pieces of work that overlap, the smaller first; `among`: one of them is there."""
    wanted = set(works if among is None else among)
    return {
        (min(one, other), max(one, other))
        for one, other in _neighbours(works)
        if (one in wanted or other in wanted) and overlap(works[one], works[other])
    }


def _neighbours(works: Mapping[int, Work]) -> Iterator[Pair]:
    """Each piece of work with those about a place that it lies in, or about the same place."""
    about: defaultdict[int, list[int]] = defaultdict(list)
    for key, work in works.items():
        for path in work.places:
            about[path[0].id].append(key)
    for key, work in works.items():
        around = {place.id for path in work.places for place in path}
        yield from ((key, other) for place in around for other in about[place] if other != key)
