"""What stands out in a check: never one number for it all (engagement.md section 8.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pbapp.standards.rating import WEAK, Rating
from pbapp.standards.rollup import Checked

#: how many are named at either end
NAMED = 3
#: the lowest rating that is a strength
GOOD = 4


@dataclass(frozen=True)
class StandingOut:
    """How many indicators are weak, and the codes of the strongest and the weakest."""

    weak: int
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]


def standing_out(checked: Mapping[str, Checked]) -> StandingOut:
    """Three at either end, in the order of the standards where they are alike.

    A good rating is never called weakest, and one below good never strongest, so where all are
    alike one of the two is empty.
    """
    points = {
        one.code: one.answer.points
        for one in checked.values()
        if one.due and isinstance(one.answer, Rating)
    }
    strong = (code for code, given in points.items() if given >= GOOD)
    poor = (code for code, given in points.items() if given < GOOD)
    return StandingOut(
        weak=sum(given <= WEAK for given in points.values()),
        strongest=_first(sorted(strong, key=lambda code: -points[code])),
        weakest=_first(sorted(poor, key=lambda code: points[code])),
    )


def _first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(codes)[:NAMED]
