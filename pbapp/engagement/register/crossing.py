"""All overlaps among many pieces of work, looked for only where places meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pbapp.engagement.register.overlaps import Work, overlap

Pair = tuple[int, int]


def crossing(works: Mapping[int, Work], among: Iterable[int] | None = None) -> set[Pair]:
    """Keys of two that ask the same people about the same subject, the smaller first.

    `among`: one of them is there. What only falls into the same weeks is told by the load.
    """
    pairs = _neighbours(works, works if among is None else among)
    found = ((pair, overlap(works[pair[0]], works[pair[1]])) for pair in pairs)
    return {pair for pair, both in found if both and both.same_subject}


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
