"""Size decides how much is asked: the smallest size a record may have without giving a reason."""

from __future__ import annotations

from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level

#: From this much money a round is a full record.
FULL_PENCE = 50_000_00
#: Fewer people than this is light, more than the other is full.
STANDARD_PEOPLE, FULL_PEOPLE = 50, 500

_by_level = {
    Level.INFORM: Tier.LIGHT,
    Level.CONSULT: Tier.STANDARD,
    Level.INVOLVE: Tier.STANDARD,
    Level.COLLABORATE: Tier.FULL,
    Level.EMPOWER: Tier.FULL,
}
_full_kinds = {Kind.LOIP, Kind.LOCALITY_PLAN}


def tier_of_round(money_pence: int) -> Tier:
    """A round of budgeting by its money alone: people always decide, so the level tells nothing."""
    return Tier.FULL if money_pence >= FULL_PENCE else Tier.STANDARD


def least_tier(level: Level, kind: Kind, expected_people: int | None) -> Tier:
    """The largest size that level, kind or number of people calls for."""
    people = expected_people or 0
    by_people = Tier.LIGHT
    if people >= STANDARD_PEOPLE:
        by_people = Tier.FULL if people > FULL_PEOPLE else Tier.STANDARD
    by_kind = Tier.FULL if kind in _full_kinds else Tier.LIGHT
    return max(_by_level[level], by_kind, by_people, key=lambda tier: tier.rank)
