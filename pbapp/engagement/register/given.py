"""What partners give, in numbers where they wrote one: days of work and money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pbapp.engagement.plan.kinds import Contribution


@dataclass(frozen=True)
class Gift:
    """One contribution to one piece of work; what is not a number is told in words."""

    title: str
    kind: Contribution
    words: str = ""
    days: int | None = None
    pence: int | None = None


@dataclass
class Given:
    """What one body gives in one locality: days, pence, and what is told in words only."""

    place: str
    days: int = 0
    pence: int = 0
    works: int = 0
    in_words: list[Gift] = field(default_factory=list)


def given_in(place: str, gifts: Iterable[Gift]) -> Given:
    """Added up; what cannot be added is listed as it was written."""
    all_of_it = Given(place)
    for gift in gifts:
        all_of_it.works += 1
        all_of_it.days += gift.days or 0
        all_of_it.pence += gift.pence or 0
        if gift.days is None and gift.pence is None:
            all_of_it.in_words.append(gift)
    return all_of_it
