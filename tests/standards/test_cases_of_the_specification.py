"""The ten cases that the specification of the check names (engagement.md section 8.5), in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pbapp.disclosure.releases import Release, TellsTooMuch, check_against
from pbapp.standards.days import months_after
from pbapp.standards.due import due_codes
from pbapp.standards.evidence import gather
from pbapp.standards.framework import PulseQuestion, Tier
from pbapp.standards.parts import Value
from pbapp.standards.rating import CapExceeded, Rating, sign
from pbapp.standards.rollup import Checked, RollUp, roll_up
from pbapp.standards.timing import feedback_due_on
from pbapp.standards.voices import disagree, participants
from tests.standards.records import DECIDES, DURING, GOOD, LONG_AFTER, dated, papers, record
from tests.standards.whole import AFTER_A_YEAR, AGAINST, ASKED, WHOLE, replies, whole


def rated(*points: int | None) -> RollUp:
    """What a standard comes to of which all is due; None is not rated."""
    return roll_up(Checked("PLA1", True, Rating(one) if one else None) for one in points)


def test_case_1_a_light_record_with_14_due_gets_24_more_at_full_size_and_loses_none() -> None:
    checked = months_after(DECIDES, 12)
    light = due_codes(replace(WHOLE, tier=Tier.LIGHT), today=checked)
    full = due_codes(replace(WHOLE, tier=Tier.FULL), today=checked)
    assert (len(light), len(full - light), light - full) == (14, 24, frozenset())


def test_case_2_nine_of_ten_papers_in_time_suffice_and_eight_are_partial() -> None:
    nine = gather("WOR4", record(information=papers(on_time=9, late=1)), today=LONG_AFTER)
    eight = gather("WOR4", record(information=papers(on_time=8, late=2)), today=LONG_AFTER)
    assert (nine.value, eight.value) == (Value.SUFFICIENT, Value.PARTIAL)


def test_case_3_a_5_on_no_evidence_is_refused_without_a_reason() -> None:
    nothing = gather("IMP5", whole(review_session=()), today=AFTER_A_YEAR)
    assert nothing.value is Value.NONE
    with pytest.raises(CapExceeded):
        sign(5, nothing)
    reason = "The forum rated it in public."
    assert sign(5, nothing, reason=reason) == Rating(5, above_evidence=True, reason=reason)


def test_case_4_four_replies_leave_the_participants_voice_hidden_and_raise_no_flag() -> None:
    four = participants(whole(pulse=replies(1, 4)), PulseQuestion.EASY)
    five = participants(whole(pulse=replies(1, 5)), PulseQuestion.EASY)
    assert (four, disagree(6, four), disagree(6, five)) == (None, False, True)


def test_case_5_three_of_seven_due_indicators_rated_are_incomplete() -> None:
    rolled = rated(5, 5, 5, None, None, None, None)
    assert (rolled.points, rolled.shown().sentence()) == (None, "incomplete")


def test_case_6_a_median_between_two_points_is_shown_as_both_and_never_rounded_up() -> None:
    assert rated(3, 4, 4, 6).shown().sentence() == "4"
    assert rated(3, 4).shown().sentence() == "3 to 4"


def test_case_7_a_finding_without_response_keeps_imp2_from_sufficient_and_is_named() -> None:
    open_one = replace(ASKED, id=3, statement="No toilets at the hall", response=None, reason="")
    found = gather("IMP2", whole(findings=(ASKED, open_one, AGAINST)), today=AFTER_A_YEAR)
    assert found.value is Value.PARTIAL
    assert "“No toilets at the hall”" in found.sentence()


def test_case_8_a_withdrawn_engagement_owes_no_rating_but_still_feedback() -> None:
    withdrawn = replace(dated(withdrawn_on=DURING, feedback_promised_by=None), feedback=())
    assert due_codes(withdrawn, today=DURING) == frozenset()
    assert feedback_due_on(withdrawn) == DURING + timedelta(days=28)
    assert gather("COM6", withdrawn, today=DECIDES).value is Value.NONE


def test_case_9_a_decision_by_another_body_is_partial_and_says_so() -> None:
    decided = tuple(replace(one, body="The council's leader") for one in GOOD.decisions or ())
    found = gather("WOR2", record(decisions=decided), today=LONG_AFTER)
    assert found.value is Value.PARTIAL
    assert (
        "was made by The council's leader (vote), but Area committee (vote) was agreed"
        in found.sentence()
    )


def test_case_10_a_second_wave_of_3_people_is_not_let_out() -> None:
    first = Release.of_breakdown({"north": 40, "south": 25})
    three_more = Release.of_breakdown({"north": 43, "south": 25})
    with pytest.raises(TellsTooMuch):
        check_against(first, three_more, floor=5)
    check_against(first, Release.of_breakdown({"north": 45, "south": 25}), floor=5)
