"""Who was heard, as it goes to the door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pbapp.activities.releases.floors import floors_now
from pbapp.activities.releases.ledger import stored_as
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shown import Shown
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.background import (
    Background,
    background_of,
    categories_of,
    heard_in,
)
from pbapp.engagement.reach.kinds import SENSITIVE, Dimension
from pbapp.engagement.reach.labels import DIMENSIONS
from pbapp.engagement.reach.queries import Heard
from pbapp.engagement.releases import Breakdown
from pbapp.engagement.releases.queries import REACH


def what_of(dimension: Dimension) -> str:
    """The name a breakdown is released under."""
    return f"{REACH}{dimension.value}"


def reach_numbers(record: Engagement) -> Iterator[Breakdown]:
    """Who was heard, by each dimension that can be told; parts banded two ways cannot be summed."""
    background, floors = background_of(record), floors_now()
    for dimension, found in heard_in(record).items():
        categories = categories_of(record, dimension)
        if not found.is_mixed and set(found.counts) <= set(categories):
            yield _reach(found, categories, background, floors)


def _reach(
    found: Heard, categories: Mapping[str, str], background: Background, floors: Floors
) -> Breakdown:
    cells = {name: found.counts.get(name, 0) for name in categories}
    lives = background.lives(found)
    return Breakdown(
        what=what_of(found.dimension),
        title=str(DIMENSIONS[found.dimension]),
        cells=cells,
        labels={name: str(words) for name, words in categories.items()},
        sensitive=found.dimension in SENSITIVE,
        alone=_alone(found, background),
        with_shares=True,
        beside={
            "dimension": found.dimension.value,
            "lives": percents(lives, categories),
            "lives_source": found.lives_source,
            "unknown": stored_as(_unknown(found, floors)),
            "sources": sorted(one.value for one in found.sources),
            **_bands(found, background),
        },
    )


def _alone(found: Heard, background: Background) -> frozenset[str]:
    """Fifths that one data zone makes up: their people would be told by data zone."""
    if found.banding is None:
        return frozenset()
    people = background.people[found.banding]
    is_fifth = found.dimension is Dimension.FIFTH
    zones = people.zones_by_fifth if is_fifth else people.zones_by_access
    return frozenset(str(fifth) for fifth, count in zones.items() if count == 1)


def _unknown(found: Heard, floors: Floors) -> Shown:
    whole = {"": found.unknown}
    return protect_breakdown(whole, sensitive=False, floors=floors, rounded=True).total


def _bands(found: Heard, background: Background) -> dict[str, object]:
    if found.banding is None:
        return {"banding": "", "simd_version": "", "zones": 0}
    people = background.people[found.banding]
    return {
        "banding": found.banding.value,
        "simd_version": found.simd_version or "",
        "zones": people.zones,
        "differ": people.bands_differ,
        "poorest_zones": people.zones_by_fifth[1],
        "far_zones": people.zones_by_access[1],
    }


def percents(lives: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    """Whole percents of the people who live here; empty where nobody knows, or nobody lives."""
    known = {name: lives.get(name, 0) for name in names}
    whole = sum(known.values())
    if not whole or not lives:
        return {}
    return {name: (200 * count + whole) // (2 * whole) for name, count in known.items()}
