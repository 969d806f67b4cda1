"""Scores on a scale as they may be shown: how many, the mean, and how the answers spread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pbapp.activities.releases.ledger import shown_from, stored_as
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shares import protect_mean, protect_share
from pbapp.disclosure.shown import Marker, Shown


@dataclass(frozen=True)
class Scored:
    """One scale. The mean is None, and the spread empty, where showing it could tell of somebody.

    The spread is whole or not there: beside the mean, parts of it would let the rest be worked out.
    """

    base: Shown
    mean: Fraction | None
    spread: Mapping[str, Shown]

    @property
    def printed(self) -> str:
        """The mean as people read it, with one decimal; "" where there is none."""
        return "" if self.mean is None else f"{tenths(self.mean) / 10:.1f}"

    @property
    def instead(self) -> str:
        """What stands in the place of a number that is not shown: hidden, or nobody answered."""
        nobody = self.base.value_or_none == 0
        return (Marker.NOT_COLLECTED if nobody else Marker.CONFIDENTIAL).value


def tenths(mean: Fraction) -> int:
    """A mean in whole tenths, halves up."""
    return int((20 * mean + 1) // 2)


def scored(
    counts: Mapping[int, int],
    bands: Mapping[str, Collection[int]],
    *,
    sensitive: bool,
    floors: Floors,
) -> Scored:
    """People by the points they gave, put through the gate; a band holds some of the points."""
    scores = [points for points, number in counts.items() for _each in range(number)]
    base = protect_breakdown(
        {"": len(scores)}, sensitive=sensitive, floors=floors, rounded=True
    ).total
    parts = {name: sum(counts.get(one, 0) for one in points) for name, points in bands.items()}
    shares = {
        name: protect_share(part, len(scores), sensitive=sensitive, floors=floors)
        for name, part in parts.items()
    }
    whole = all(share.marker is None for share in shares.values())
    return Scored(
        base, protect_mean(scores, sensitive=sensitive, floors=floors), shares if whole else {}
    )


def as_kept(score: Scored) -> dict[str, Any]:
    """A scale as a release keeps it; the mean only as people read it."""
    return {
        "base": stored_as(score.base),
        "mean": None if score.mean is None else tenths(score.mean),
        "spread": [[name, stored_as(share)] for name, share in score.spread.items()],
    }


def from_kept(kept: Mapping[str, Any]) -> Scored:
    """What `as_kept` made."""
    mean = None if kept["mean"] is None else Fraction(kept["mean"], 10)
    spread = {name: shown_from(share) for name, share in kept["spread"]}
    return Scored(shown_from(kept["base"]), mean, spread)


def each(points: Collection[int]) -> dict[str, tuple[int, ...]]:
    """Bands of one point each."""
    return {str(one): (one,) for one in points}
