"""An attack: every box that can be filled in by hand is filled in, and nobody ever took part."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.standards.evidence import FOR_PEOPLE, RULES, gather
from pbapp.standards.facts import Dates, HandEvidence, Pulse, Reach, Record
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Confirmer, Level
from pbapp.standards.parts import Value
from tests.standards.records import BEFORE, OPENS
from tests.standards.scripted import TICKED
from tests.standards.whole import AFTER_A_YEAR, WHOLE

FOR_PEOPLE_CODES = [code for code in RULES if code.startswith(FOR_PEOPLE)]
#: what speaks of people who came: nobody did
NOBODY: dict[str, Any] = {
    "activities": (),
    "pulse": Pulse(replies={}),
    "reach": Reach(base=0, most_deprived=0, area_part=400, area_base=1000),
    "returning": None,
}
CONFIRMED = tuple(
    HandEvidence(
        id=n, indicator=code, what="Done", on=OPENS, seen_by="The lead", confirmed_by=confirmer
    )
    for n, code in enumerate(RULES)
    for confirmer in Confirmer
)
ON_PAPER = [
    one.name for one in fields(Record) if one.default is None and one.name not in NOBODY
] + ["dates"]


def met(facts: Record, today: date) -> list[str]:
    return [
        code
        for code in FOR_PEOPLE_CODES
        if gather(code, facts, today=today).value is Value.SUFFICIENT
    ]


def test_the_best_of_papers_alone_meet_nothing_and_the_reason_is_said() -> None:
    facts = replace(WHOLE, **NOBODY, by_hand=CONFIRMED)
    assert met(facts, AFTER_A_YEAR) == []
    assert (
        "Nobody is known to have taken part" in gather("COM3", facts, today=AFTER_A_YEAR).sentence()
    )


def test_the_same_papers_meet_them_where_people_took_part() -> None:
    assert met(WHOLE, AFTER_A_YEAR) == FOR_PEOPLE_CODES


@pytest.mark.parametrize("code", FOR_PEOPLE_CODES)
def test_an_activity_that_is_still_ahead_is_nobody_yet(code: str) -> None:
    ahead = tuple(
        replace(one, held_on=AFTER_A_YEAR + timedelta(days=1)) for one in WHOLE.activities or ()
    )
    facts = replace(WHOLE, **NOBODY | {"activities": ahead}, by_hand=CONFIRMED)
    assert gather(code, facts, today=AFTER_A_YEAR).value is not Value.SUFFICIENT


def written(name: str) -> st.SearchStrategy[Any]:
    """A group filled in as well as it can be, ticked without thought, or left alone."""
    other = Dates() if name == "dates" else None
    return st.sampled_from([getattr(WHOLE, name), getattr(TICKED, name), other])


@settings(deadline=None, max_examples=400)
@given(
    groups=st.fixed_dictionaries({name: written(name) for name in ON_PAPER}),
    tier=st.sampled_from(Tier),
    level=st.sampled_from(Level),
    by_hand=st.lists(st.sampled_from(CONFIRMED), unique=True),
    collected=st.booleans(),
    today=st.dates(BEFORE, AFTER_A_YEAR + timedelta(days=400)),
)
def test_no_mixture_of_ticked_boxes_meets_what_only_people_can_give(
    groups: dict[str, Any],
    tier: Tier,
    level: Level,
    by_hand: list[HandEvidence],
    collected: bool,
    today: date,
) -> None:
    people = NOBODY if collected else dict.fromkeys(NOBODY)
    facts = replace(WHOLE, **groups, **people, tier=tier, level=level, by_hand=tuple(by_hand))
    assert met(facts, today) == []
