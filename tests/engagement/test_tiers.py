"""Size decides how much is asked."""

from __future__ import annotations

import pytest

from pbapp.engagement.tiers import Sizes, least_tier, tier_of_round
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level


@pytest.mark.parametrize(
    ("pence", "tier"), [(49_999_99, Tier.STANDARD), (50_000_00, Tier.FULL), (0, Tier.STANDARD)]
)
def test_a_round_is_full_from_fifty_thousand_pounds(pence: int, tier: Tier) -> None:
    assert tier_of_round(pence) is tier


@pytest.mark.parametrize(
    ("level", "kind", "people", "tier"),
    [
        (Level.INFORM, Kind.OTHER, None, Tier.LIGHT),
        (Level.INFORM, Kind.OTHER, 49, Tier.LIGHT),
        (Level.INFORM, Kind.OTHER, 50, Tier.STANDARD),
        (Level.INFORM, Kind.OTHER, 500, Tier.STANDARD),
        (Level.INFORM, Kind.OTHER, 501, Tier.FULL),
        (Level.CONSULT, Kind.OTHER, None, Tier.STANDARD),
        (Level.INVOLVE, Kind.OTHER, 10, Tier.STANDARD),
        (Level.COLLABORATE, Kind.OTHER, 10, Tier.FULL),
        (Level.EMPOWER, Kind.OTHER, 10, Tier.FULL),
        (Level.INFORM, Kind.SERVICE_CHANGE, None, Tier.STANDARD),
        (Level.INFORM, Kind.BUDGET_CHOICE, None, Tier.STANDARD),
        (Level.INFORM, Kind.LOIP, 10, Tier.FULL),
        (Level.INFORM, Kind.LOCALITY_PLAN, 10, Tier.FULL),
    ],
)
def test_level_kind_or_people_raise_the_size(
    level: Level, kind: Kind, people: int | None, tier: Tier
) -> None:
    assert least_tier(level, kind, people) is tier


def test_a_strategic_decision_is_full_whatever_else_it_is() -> None:
    assert least_tier(Level.INFORM, Kind.OTHER, 10, is_strategic=True) is Tier.FULL


def test_a_partnership_may_set_its_own_thresholds() -> None:
    sizes = Sizes(full_pence=10_000_00, standard_people=20, full_people=200)

    assert tier_of_round(10_000_00, sizes) is Tier.FULL
    assert least_tier(Level.INFORM, Kind.OTHER, 20, sizes=sizes) is Tier.STANDARD
    assert least_tier(Level.INFORM, Kind.OTHER, 201, sizes=sizes) is Tier.FULL
