from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pbapp.activities.releases.floors import FLOOR, SENSITIVE_FLOOR
from pbapp.engagement.thresholds.table import THRESHOLDS, differing, rules_of, sizes_of
from pbapp.engagement.thresholds.told import own_numbers, own_numbers_then
from pbapp.engagement.thresholds.units import Unit
from pbapp.engagement.tiers import Sizes
from pbapp.standards.evidence import CHARTER, RULES, gather
from pbapp.standards.settings import DEFAULTS, Settings
from tests.standards.records import BEFORE, DURING, LONG_AFTER
from tests.standards.scripted import GOOD, SHAM, THIN
from tests.standards.whole import WHOLE

RECORDS = (WHOLE, *(one.facts for one in (*GOOD, *THIN, *SHAM)))
DAYS = (BEFORE, DURING, LONG_AFTER)


class Noting(Settings):
    """Settings that know which of them were read."""

    read: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in THRESHOLDS:
            object.__getattribute__(self, "read").add(name)
        return object.__getattribute__(self, name)


def read_by(code: str, today: date) -> set[str]:
    noting = Noting()
    object.__setattr__(noting, "read", set())
    for record in RECORDS:
        gather(code, replace(record, settings=noting), today=today)
    return noting.read


@pytest.mark.parametrize("code", [*RULES, *CHARTER])
def test_a_number_names_the_indicators_that_read_it(code: str) -> None:
    read = set().union(*(read_by(code, today) for today in DAYS))
    assert read == {one.name for one in THRESHOLDS.values() if code in one.codes}


def test_every_usual_number_is_one_that_may_be_entered() -> None:
    outside = [one for one in THRESHOLDS.values() if not one.least <= one.usual <= one.most]
    assert outside == []


def test_a_number_is_of_the_rules_where_indicators_read_it_and_of_the_sizes_elsewhere() -> None:
    of_rules = {one.name for one in THRESHOLDS.values() if one.codes}
    floors = {FLOOR, SENSITIVE_FLOOR}
    assert of_rules - {one.name for one in fields(Settings)} == set()
    assert set(THRESHOLDS) - of_rules - floors == {one.name for one in fields(Sizes)}


def test_nobody_goes_under_what_protects_people() -> None:
    protecting = ("pulse_floor", "reach_base", FLOOR, SENSITIVE_FLOOR)
    assert [THRESHOLDS[name].least for name in protecting] == [5, 30, 5, 10]


def test_own_numbers_take_the_place_of_the_usual_ones_and_the_rest_stays() -> None:
    own = {"paper_days": 10, "papers_on_time": 95, "full_people": 800}
    expected = replace(DEFAULTS, paper_days=10, papers_on_time=Fraction(95, 100))
    assert rules_of(own) == expected
    assert sizes_of(own) == Sizes(full_people=800)


def test_shares_are_kept_exactly() -> None:
    shares = {one.name for one in THRESHOLDS.values() if one.unit is Unit.PERCENT}
    assert rules_of({name: THRESHOLDS[name].usual for name in shares}) == DEFAULTS


def test_what_differs_is_told_beside_what_it_changes_and_nowhere_else() -> None:
    settings = rules_of({"paper_days": 10, "methods": 3})
    assert own_numbers("WOR4", settings) == [
        "Papers out before they are needed: 10 days (usual: 7 days)."
    ]
    assert differing("WOR4", settings) == {THRESHOLDS["paper_days"]: 10}
    assert own_numbers("PLA5", settings) == []


def test_what_a_rating_was_signed_by_is_told_from_what_was_kept() -> None:
    assert own_numbers_then({"own": {"papers_on_time": 95}}) == [
        "Papers out in time: 95% (usual: 90%)."
    ]
    assert own_numbers_then({}) == []
