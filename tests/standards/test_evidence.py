from __future__ import annotations

from dataclasses import replace

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.kinds import FeedbackPart
from pbapp.standards.parts import FactKind, FactLink
from pbapp.standards.settings import Settings
from tests.standards.cases import NOT_MEASURABLE, NOT_YET_DUE, PARTIAL
from tests.standards.changed import decisions, ends_after, heard_covers
from tests.standards.records import GOOD, LONG_AFTER, papers, record, without_facts


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
