"""Every case of every rule: its value, each of its parts, and that it can be said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pbapp.standards import evidence
from pbapp.standards.evidence import RULES, gather
from pbapp.standards.facts import Record
from pbapp.standards.framework import NSCE_2016, PB_CHARTER
from pbapp.standards.parts import Value
from tests.standards.cases import NONE, NOT_MEASURABLE, NOT_YET_DUE, PARTIAL, SUFFICIENT
from tests.standards.records import LONG_AFTER
from tests.standards.tables import CHARTER, EVERY, STANDARDS
from tests.standards.whole import WHOLE

#: how each part of each case comes out, so that a change of a rule is read in its diff
AGREED = Path(__file__).with_name("parts.txt")
#: met in full or not at all: one fact decides
WITHOUT_HALVES = {"MET5"}


@pytest.mark.parametrize(
    ("code", "facts", "today", "value"),
    [
        pytest.param(code, facts, today, value, id=f"{code}: {name}")
        for code, cases in EVERY.items()
        for name, facts, today, value in cases
    ],
)
def test_facts_give_their_value(code: str, facts: Record, today: date, value: Value) -> None:
    found = gather(code, facts, today=today)
    assert found.value is value, found.sentence()


def parts() -> Iterator[str]:
    """A line for each case: whether each part that the rule looks at holds."""
    rules = RULES | evidence.CHARTER
    for code, cases in EVERY.items():
        for name, facts, today, _value in cases:
            said = " ".join(part.holds for part in rules[code](facts, today))
            yield f"{code} {name}: {said}"


def test_each_part_of_every_case_is_as_agreed() -> None:
    assert "\n".join(parts()) + "\n" == AGREED.read_text(encoding="utf-8")


def test_every_indicator_has_its_rule_and_its_table_of_cases() -> None:
    assert list(STANDARDS) == list(RULES) == [one.code for one in NSCE_2016.indicators]
    assert list(CHARTER) == list(evidence.CHARTER) == [one.code for one in PB_CHARTER.indicators]


@pytest.mark.parametrize("code", STANDARDS)
def test_every_indicator_is_shown_at_each_value(code: str) -> None:
    shown = {value for _name, _facts, _today, value in STANDARDS[code]}
    halves = set() if code in WITHOUT_HALVES else {PARTIAL}
    assert shown >= {SUFFICIENT, NONE, NOT_YET_DUE} | halves


@pytest.mark.parametrize("code", CHARTER)
def test_the_charter_says_nothing_of_what_is_not_a_round(code: str) -> None:
    found = gather(code, WHOLE, today=LONG_AFTER)
    assert (found.value, found.sentence()) == (NOT_MEASURABLE, "This is not a round.")


@pytest.mark.parametrize("code", EVERY)
def test_every_sentence_can_be_said_in_english(code: str) -> None:
    for _name, facts, today, _value in EVERY[code]:
        found = gather(code, facts, today=today)
        said = [one.sentence() for one in (*found.reasons, *found.changes)]
        assert found.reasons
        assert all("%" not in one and one.endswith(".") for one in said)
