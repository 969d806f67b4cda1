"""Every case of every rule: its value, each of its parts, and that it can be said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbapp.standards import evidence
from pbapp.standards.evidence import RULES, gather
from pbapp.standards.facts import (
    Adjusting,
    Budgeting,
    CommentRoute,
    Communication,
    DecisionRule,
    Known,
    Learning,
    PublicPage,
    Pulse,
    Reach,
    Record,
    Resources,
    Returning,
    Support,
    Told,
    Views,
)
from pbapp.standards.framework import NSCE_2016, PB_CHARTER
from pbapp.standards.parts import Value
from tests.standards.cases import NONE, NOT_MEASURABLE, NOT_YET_DUE, PARTIAL, SUFFICIENT
from tests.standards.records import BEFORE, DURING, LONG_AFTER
from tests.standards.rules.charter import RUN
from tests.standards.tables import CHARTER, EVERY, STANDARDS
from tests.standards.whole import AFTER_A_YEAR, WHOLE

#: each group of facts with nothing in it
EMPTY: dict[str, Any] = {
    "methods": (),
    "activities": (),
    "information": (),
    "agreed_formats": frozenset(),
    "format_requests": (),
    "comment_route": CommentRoute(),
    "page": PublicPage(),
    "adjusting": Adjusting(),
    "audiences": (),
    "screen": (),
    "reach": Reach(base=0, most_deprived=0, area_part=400, area_base=1000),
    "partners": (),
    "roles": (),
    "representatives": (),
    "barriers": (),
    "support_offers": (),
    "support": Support(),
    "communication": Communication(),
    "complaints": (),
    "pulse": Pulse(replies={}),
    "returning": Returning(),
    "decision_rule": DecisionRule(),
    "plan_versions": (),
    "known": Known(),
    "outcomes": (),
    "resources": Resources(),
    "budgeting": Budgeting(),
    "findings": (),
    "views": Views(),
    "decisions": (),
    "feedback": (),
    "told": Told(asked=0, told=0),
    "review_session": (),
    "follow_ups": (),
    "learning": Learning(),
}
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


def said(code: str, facts: Record, today: date) -> str:
    """Whether each part that a rule looks at holds."""
    rules = RULES | evidence.CHARTER
    return " ".join(part.holds for part in rules[code](facts, today))


def parts() -> Iterator[str]:
    """A line for each case."""
    for code, cases in EVERY.items():
        for name, facts, today, _value in cases:
            yield f"{code} {name}: {said(code, facts, today)}"


def gaps() -> Iterator[str]:
    """A line for each rule and group of facts that is not collected, or is empty."""
    days = (BEFORE, DURING, AFTER_A_YEAR)
    whole = replace(WHOLE, budgeting=RUN)
    for group, empty in EMPTY.items():
        for code in EVERY:
            full = [said(code, whole, day) for day in days]
            for told, value in (("not collected", None), ("empty", empty)):
                lacking = [said(code, replace(whole, **{group: value}), day) for day in days]
                if lacking != full:
                    yield f"{code} {group} {told}: {', '.join(lacking)}"


@pytest.mark.parametrize(("file", "lines"), [("parts.txt", parts), ("gaps.txt", gaps)])
def test_each_part_of_a_rule_is_as_agreed(file: str, lines: Callable[[], Iterator[str]]) -> None:
    """A change of a rule is read in the diff of these files: before, during, after the work."""
    agreed = Path(__file__).with_name(file).read_text(encoding="utf-8")
    assert "\n".join(lines()) + "\n" == agreed


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


def test_every_group_of_facts_can_be_empty() -> None:
    assert EMPTY.keys() == {one.name for one in fields(Record) if one.default is None}
