from __future__ import annotations

from collections import Counter
from dataclasses import FrozenInstanceError

import pytest

from pbapp.standards.framework import NSCE_2016, Gate, JudgedBy, PulseQuestion, Tier, load


def test_seven_standards_hold_thirty_eight_indicators() -> None:
    assert [(one.code, len(one.indicators)) for one in NSCE_2016.standards] == [
        ("INC", 4),
        ("SUP", 3),
        ("PLA", 6),
        ("WOR", 7),
        ("MET", 5),
        ("COM", 6),
        ("IMP", 7),
    ]
    assert len(NSCE_2016.indicators) == 38


def test_codes_number_the_indicators_of_each_standard() -> None:
    for standard in NSCE_2016.standards:
        numbered = [f"{standard.code}{n}" for n in range(1, len(standard.indicators) + 1)]
        assert [one.code for one in standard.indicators] == numbered


def test_a_bigger_engagement_keeps_what_a_smaller_one_owes() -> None:
    light, standard, full = (
        {one.code for one in NSCE_2016.due_at(tier)}
        for tier in (Tier.LIGHT, Tier.STANDARD, Tier.FULL)
    )
    assert (len(light), len(standard), len(full)) == (14, 30, 38)
    assert light < standard < full


@pytest.mark.parametrize(
    ("tier", "codes"),
    [
        (
            Tier.LIGHT,
            "INC1 INC2 SUP2 PLA2 PLA4 PLA5 WOR1 WOR4 MET1 MET2 COM1 COM6 IMP2 IMP6",
        ),
        (
            Tier.STANDARD,
            "INC4 SUP1 PLA1 PLA3 PLA6 WOR2 WOR3 WOR5 MET3 MET5 COM2 COM3 COM5 IMP1 IMP5 IMP7",
        ),
        (Tier.FULL, "INC3 SUP3 WOR6 WOR7 MET4 COM4 IMP3 IMP4"),
    ],
)
def test_each_size_adds_its_own_indicators(tier: Tier, codes: str) -> None:
    assert {one.code for one in NSCE_2016.indicators if one.tier is tier} == set(codes.split())


@pytest.mark.parametrize(
    ("gate", "codes"),
    [
        (
            Gate.PLANNING,
            "INC1 INC2 SUP1 SUP2 PLA1 PLA2 PLA3 PLA4 PLA5 PLA6 WOR1 WOR2 WOR3 MET1 MET3",
        ),
        (
            Gate.LIVE,
            "INC3 INC4 SUP3 WOR4 WOR5 WOR6 WOR7 MET2 MET4 MET5 COM1 COM2 COM3 COM4",
        ),
        (Gate.FEEDBACK, "COM5 COM6 IMP2 IMP6"),
        (Gate.CLOSED, "IMP1 IMP4 IMP5 IMP7"),
        (Gate.FOLLOWED_UP, "IMP3"),
    ],
)
def test_each_gate_asks_for_its_own_indicators(gate: Gate, codes: str) -> None:
    assert {one.code for one in NSCE_2016.indicators if one.gate is gate} == set(codes.split())


def test_most_indicators_can_be_told_from_facts() -> None:
    counted = Counter(one.judged_by for one in NSCE_2016.indicators)
    assert counted == {JudgedBy.FACTS: 18, JudgedBy.BOTH: 15, JudgedBy.PEOPLE: 5}


def test_every_question_to_participants_gives_a_voice_to_some_indicator() -> None:
    assert {one.pulse for one in NSCE_2016.indicators if one.pulse} == set(PulseQuestion)


def test_wording_is_found_by_code() -> None:
    assert NSCE_2016.indicator("PLA5").wording == "The timetable is realistic"
    assert NSCE_2016.standard("WOR").name == "Working together"


def test_a_framework_is_read_once_and_never_changed() -> None:
    assert load("nsce-2016") is NSCE_2016
    with pytest.raises(FrozenInstanceError):
        NSCE_2016.name = "other"  # type: ignore[misc]
