from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.facts import Id, Pulse, Record, Resources
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.kinds import FeedbackPart, Response
from pbapp.standards.parts import FactKind, FactLink
from pbapp.standards.settings import Settings
from tests.standards.cases import NOT_MEASURABLE, NOT_YET_DUE, PARTIAL
from tests.standards.changed import answered_after, decisions, ends_after, heard_covers
from tests.standards.records import (
    CLOSES,
    DECISION,
    GOOD,
    LONG_AFTER,
    dated,
    papers,
    record,
    without_facts,
)
from tests.standards.rules.fitness import both
from tests.standards.rules.inclusion import reach
from tests.standards.whole import ASKED, OUTCOME, WHOLE, whole


def scores(*points: int) -> Pulse:
    """One answer to each question from each of those who answered."""
    return Pulse(replies={one.value: points for one in PulseQuestion})


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


LATER_ANSWER = replace(
    ASKED, id=3, response=Response.NOT_NOW, reason="The money comes with the next budget."
)
SPENT = replace(WHOLE, resources=Resources(budget=100, spend=175, support_budget=1, days_planned=1))


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("WOR6", whole(pulse=scores(4, 4, 4, 4, 4, 5)), "Participants gave 4.2 of 5."),
        ("WOR6", whole(pulse=scores(2, 2, 2, 2, 3)), "Participants gave 2.2 of 5."),
        ("WOR6", whole(pulse=scores(4, 4, 4, 4, 4, 4, 3)), "Participants gave 3.9 of 5."),
        (
            "INC2",
            reach(60, base=100, area_part=600),
            "About 60 in 100 participants live in the most deprived fifth, "
            "and 60 in 100 people of the area.",
        ),
        ("INC2", reach(0, area_part=0), "Nobody in the area lives in the most deprived fifth."),
        ("INC3", whole(representatives=None), "Representatives are not collected yet."),
        ("MET1", both(rationale=""), "0 of 2 methods say why they suit the purpose."),
        ("MET4", GOOD, "60 minutes of discussion are noted."),
        ("PLA4", whole(outcomes=()), "No outcome is written down."),
        ("PLA5", GOOD, "The closing day has not slipped."),
        ("PLA5", dated(first_planned_close_on=LONG_AFTER), "The closing day has not slipped."),
        (
            "PLA5",
            dated(decision_on=CLOSES - timedelta(days=1)),
            "The decision comes before closing, on Sunday 12 April 2026.",
        ),
        (
            "PLA5",
            dated(decision_on=CLOSES),
            "There are 0 days between closing and the decision; 14 are needed.",
        ),
        ("PLA6", SPENT, "Spending was off the budget by £75 in every £100."),
        (
            "IMP2",
            whole(findings=(ASKED, replace(ASKED, id=4), LATER_ANSWER)),
            "Every finding that some or more people share has an answer and why; "
            "2 of 3 are accepted, at least in part.",
        ),
    ],
)
def test_numbers_are_told_as_they_are(code: str, facts: Record, said: str) -> None:
    found = gather(code, facts, today=LONG_AFTER)
    assert said in [one.sentence() for one in found.reasons]


@pytest.mark.parametrize(
    ("code", "facts", "linked"),
    [
        ("COM4", answered_after(1, 11), {1}),
        ("COM4", answered_after(1, 10), {0, 1}),
        ("COM6", record(decisions=(DECISION, replace(DECISION, id=2, reason=""))), {2}),
        ("COM6", record(decisions=(DECISION, replace(DECISION, id=2))), {1, 2}),
        ("PLA4", whole(outcomes=(OUTCOME, replace(OUTCOME, id=2, target=""))), {1}),
    ],
)
def test_what_decides_is_linked(code: str, facts: Record, linked: set[Id]) -> None:
    kinds = {"COM4": FactKind.COMMENT, "COM6": FactKind.DECISION, "PLA4": FactKind.OUTCOME}
    found = gather(code, facts, today=LONG_AFTER)
    assert {one.id for one in found.facts if one.kind is kinds[code]} == linked
