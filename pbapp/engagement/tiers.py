"""Size decides how much is asked: the smallest size a record may have without giving a reason."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How much is much (engagement.md section 7.1): a partnership may set others."""

    #: from this much money a round is a full record; in pence
    full_pence: int = 50_000_00
    #: fewer people than this is light, more than the other is full
    standard_people: int = 50
    full_people: int = 500
    #: people of one place asked so often in a quarter are asked too often
    too_many_asks: int = 4


DEFAULTS = Sizes()

_by_level = {
    Level.INFORM: Tier.LIGHT,
    Level.CONSULT: Tier.STANDARD,
    Level.INVOLVE: Tier.STANDARD,
    Level.COLLABORATE: Tier.FULL,
    Level.EMPOWER: Tier.FULL,
}
_by_kind = {
    Kind.LOIP: Tier.FULL,
    Kind.LOCALITY_PLAN: Tier.FULL,
    # a decision on a service or on money
    Kind.SERVICE_CHANGE: Tier.STANDARD,
    Kind.BUDGET_CHOICE: Tier.STANDARD,
}


def tier_of_round(money_pence: int, sizes: Sizes = DEFAULTS) -> Tier:
    """A round of budgeting by its money alone: people always decide, so the level tells nothing."""
    return Tier.FULL if money_pence >= sizes.full_pence else Tier.STANDARD


def least_tier(
    level: Level,
    kind: Kind,
    expected_people: int | None,
    *,
    is_strategic: bool = False,
    sizes: Sizes = DEFAULTS,
) -> Tier:
    """The largest size that level, kind, duty or number of people calls for."""
    people = expected_people or 0
    by_people = Tier.LIGHT
    if people >= sizes.standard_people:
        by_people = Tier.FULL if people > sizes.full_people else Tier.STANDARD
    by_duty = Tier.FULL if is_strategic else Tier.LIGHT
    called_for = (_by_level[level], _by_kind.get(kind, Tier.LIGHT), by_people, by_duty)
    return max(called_for, key=lambda tier: tier.rank)
