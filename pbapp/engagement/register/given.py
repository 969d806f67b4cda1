"""What partners give, in numbers where they wrote one: days of work and money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pbapp.engagement.plan.kinds import Contribution

#: "3 days" or "2.5 days"; of what is given each week nobody knows how much it comes to
_DAYS = re.compile(r"(\d{1,4})(\.5)?\s*(?:staff\s+)?days?", re.IGNORECASE)
_POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d\d))?\s*(?:pounds)?", re.IGNORECASE)


@dataclass(frozen=True)
class Gift:
    """One contribution to one piece of work, in the words of whoever wrote it down."""

    title: str
    kind: Contribution
    amount: str


@dataclass
class Given:
    """What one body gives in one locality: half days, pence, and what is told in words only."""

    place: str
    half_days: int = 0
    pence: int = 0
    works: int = 0
    in_words: list[Gift] = field(default_factory=list)


def half_days_in(amount: str) -> int | None:
    """Half days: "3 days" is 6, "2.5 days" is 5; None where no whole amount is told."""
    found = _DAYS.fullmatch(amount.strip())
    return 2 * int(found[1]) + bool(found[2]) if found else None


def pence_in(amount: str) -> int | None:
    """Pence: "£1,200" is 120000; None where no whole amount is told."""
    found = _POUNDS.fullmatch(amount.strip())
    return 100 * int(found[1].replace(",", "")) + int(found[2] or 0) if found else None


def given_in(place: str, gifts: Iterable[Gift]) -> Given:
    """Added up; what cannot be added is listed as it was written."""
    all_of_it = Given(place)
    for gift in gifts:
        all_of_it.works += 1
        days = half_days_in(gift.amount) if gift.kind is Contribution.STAFF else None
        pence = pence_in(gift.amount) if gift.kind is Contribution.MONEY else None
        all_of_it.half_days += days or 0
        all_of_it.pence += pence or 0
        if days is None and pence is None:
            all_of_it.in_words.append(gift)
    return all_of_it
