from __future__ import annotations

from dataclasses import fields, replace

import pytest

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.facts import Dates, Record
from tests.standards.cases import NOT_MEASURABLE, NOT_YET_DUE, SUFFICIENT
from tests.standards.records import BEFORE
from tests.standards.whole import AFTER_A_YEAR, WHOLE

GROUPS = [one.name for one in fields(Record) if one.default is None and getattr(WHOLE, one.name)]


def test_every_indicator_of_the_whole_record_is_met_after_a_year() -> None:
    found = {code: gather(code, WHOLE, today=AFTER_A_YEAR) for code in RULES}
    assert {code: one.sentence() for code, one in found.items() if one.value != SUFFICIENT} == {}


def test_no_evidence_that_is_met_asks_for_more() -> None:
    found = [gather(code, WHOLE, today=AFTER_A_YEAR) for code in RULES]
    assert [one.changes for one in found if one.changes] == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_that_is_not_collected_lets_no_indicator_that_needs_it_be_met(group: str) -> None:
    lacking = replace(WHOLE, **{group: None})
    changed = {
        code for code in RULES if gather(code, lacking, today=AFTER_A_YEAR).value is not SUFFICIENT
    }
    assert changed, f"no rule reads {group}"


def test_before_it_begins_nothing_is_held_against_a_record() -> None:
    bare = replace(WHOLE, dates=Dates(), **dict.fromkeys(GROUPS))
    found = {gather(code, bare, today=BEFORE).value for code in RULES}
    assert found <= {NOT_YET_DUE, NOT_MEASURABLE}
