from __future__ import annotations

from dataclasses import replace

import pytest

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.kinds import FeedbackPart
from pbapp.standards.parts import FactKind, FactLink
from pbapp.standards.settings import Settings
from tests.standards.cases import NONE, NOT_MEASURABLE, NOT_YET_DUE, PARTIAL, SUFFICIENT, Cases
from tests.standards.changed import decisions, ends_after, heard_covers
from tests.standards.records import GOOD, LONG_AFTER, papers, record, without_facts
from tests.standards.rules import test_communication as communication
from tests.standards.rules import test_difference as difference
from tests.standards.rules import test_feedback as feedback
from tests.standards.rules import test_fitness as fitness
from tests.standards.rules import test_impact as impact
from tests.standards.rules import test_inclusion as inclusion
from tests.standards.rules import test_methods as methods
from tests.standards.rules import test_openness as openness
from tests.standards.rules import test_planning as planning
from tests.standards.rules import test_purpose as purpose
from tests.standards.rules import test_support as support
from tests.standards.rules import test_team as team
from tests.standards.rules import test_working_together as working_together

OTHERS = {
    inclusion: ("INC1", "INC2", "INC3", "INC4"),
    support: ("SUP1", "SUP2", "SUP3"),
    purpose: ("PLA1", "PLA2", "PLA3", "PLA4", "PLA6"),
    team: ("WOR1", "WOR3", "WOR5", "WOR6", "WOR7"),
    fitness: ("MET1", "MET2", "MET5"),
    openness: ("COM2", "COM3", "COM5"),
    difference: ("IMP1", "IMP2", "IMP3", "IMP4", "IMP5", "IMP7"),
}
#: met in full or not at all: one fact decides
WITHOUT_HALVES = {"MET5"}
CASES: dict[str, Cases] = {
    **{code: getattr(module, code) for module, codes in OTHERS.items() for code in codes},
    "PLA5": planning.PLA5,
    "WOR2": working_together.WOR2,
    "WOR4": working_together.WOR4,
    "MET3": methods.MET3,
    "MET4": methods.MET4,
    "COM1": communication.COM1,
    "COM4": communication.COM4,
    "COM6": feedback.COM6,
    "IMP6": impact.IMP6,
}


@pytest.mark.parametrize("code", CASES)
def test_every_automatic_indicator_is_shown_at_each_value(code: str) -> None:
    shown = {value for _name, _facts, _today, value in CASES[code]}
    halves = set() if code in WITHOUT_HALVES else {PARTIAL}
    assert shown >= {SUFFICIENT, NONE, NOT_YET_DUE} | halves


def test_every_indicator_has_its_table_of_cases() -> None:
    assert CASES.keys() == RULES.keys()


def test_every_indicator_has_a_rule() -> None:
    assert list(RULES) == [one.code for one in NSCE_2016.indicators]


def test_where_nothing_is_collected_no_indicator_is_held_against_the_record() -> None:
    found = {code: gather(code, without_facts(), today=LONG_AFTER) for code in RULES}
    assert {one.value for one in found.values()} == {NOT_YET_DUE, NOT_MEASURABLE}


def test_a_decision_by_another_body_is_told_with_both_names() -> None:
    found = gather("WOR2", decisions(body="Council leader"), today=LONG_AFTER)
    assert found.reasons[1].sentence() == (
        "The decision of Monday 11 May 2026 was made by Council leader (vote), "
        "but Area committee (vote) was agreed, and no reason is given."
    )
    assert FactLink(FactKind.DECISION, 1) in found.facts


def test_papers_are_told_with_their_count_and_linked() -> None:
    found = gather("WOR4", record(information=papers(9, 1)), today=LONG_AFTER)
    assert found.sentence() == (
        "9 of 10 papers were out 7 or more days before they were needed, in the formats agreed."
    )
    assert found.facts == tuple(FactLink(FactKind.INFORMATION, n) for n in range(10))
    assert found.changes == ()


def test_what_would_change_it_is_said() -> None:
    found = gather("PLA5", ends_after(27), today=LONG_AFTER)
    assert [one.sentence() for one in found.changes] == ["Keep it open for 28 days."]


def test_each_missing_part_of_the_feedback_is_named() -> None:
    found = gather("COM6", heard_covers(FeedbackPart.PROCESS), today=LONG_AFTER)
    assert [one.sentence() for one in found.changes] == [
        "Add what was weighed up.",
        "Add what will happen.",
        "Add why.",
    ]


def test_a_partnership_sets_its_own_thresholds() -> None:
    strict = replace(GOOD, settings=Settings(open_days=43))
    assert gather("PLA5", strict, today=LONG_AFTER).value is PARTIAL


def test_three_methods_asked_for_and_two_used_is_half() -> None:
    asked = replace(GOOD, settings=Settings(methods=3))
    assert gather("MET3", asked, today=LONG_AFTER).value is PARTIAL


def test_every_sentence_can_be_said_in_english() -> None:
    for code, cases in CASES.items():
        for _name, facts, today, _value in cases:
            found = gather(code, facts, today=today)
            said = [one.sentence() for one in (*found.reasons, *found.changes)]
            assert found.reasons
            assert all("%" not in one and one.endswith(".") for one in said)
