"""What a row of a record must hold, and that it holds nothing personal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from pbapp.engagement.actions.fitting import faults_of
from pbapp.engagement.kinds import Part
from pbapp.standards.kinds import Visibility

TODAY = date(2026, 11, 2)
COMPLAINT = {
    "about": "People had to wait.",
    "received_on": date(2026, 10, 1),
    "answered_on": None,
    "answer": "",
}
PAPER = {"published_on": None, "plain_checked_on": None, "visible_to": Visibility.PUBLIC}
ACTIVITY = {"headcount": None, "basis": None, "held_on": date(2026, 10, 1), "told_on": None}


def faults(app: Flask, part: Part, values: dict[str, Any]) -> list[str]:
    with app.app_context():
        return list(faults_of(part, values, TODAY))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"answered_on": date(2026, 10, 9), "answer": "We added a desk."}, []),
        ({"answered_on": date(2026, 10, 9)}, ["answer"]),
        ({"answered_on": date(2026, 9, 30), "answer": "We added a desk."}, ["answered_on"]),
        ({"received_on": date(2026, 11, 3)}, ["received_on"]),
    ],
)
def test_a_complaint_is_answered_in_words_on_or_after_its_day(
    app: Flask, changes: dict[str, Any], found: list[str]
) -> None:
    assert faults(app, Part.COMPLAINT, COMPLAINT | changes) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"visible_to": Visibility.CORE, "withheld_reason": " "}, ["withheld_reason"]),
        ({"visible_to": Visibility.CORE, "withheld_reason": "It names bidders."}, []),
        ({"plain_checked_on": date(2026, 11, 3)}, ["plain_checked_on"]),
    ],
)
def test_a_paper_that_not_everyone_may_read_says_why(
    app: Flask, changes: dict[str, Any], found: list[str]
) -> None:
    assert faults(app, Part.PAPER, PAPER | changes) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ask jean@example.org about it",
        "Ring 01463 123456 first",
        "Ring +44 7700 900123",
        "The woman at IV3 8AB said so",
    ],
)
def test_what_points_to_somebody_is_not_taken_in(app: Flask, text: str) -> None:
    assert faults(app, Part.COMPLAINT, COMPLAINT | {"about": text}) == ["about"]
    assert faults(app, Part.ACTIVITY, ACTIVITY | {"notes": text}) == ["notes"]


@pytest.mark.parametrize(
    "text",
    [
        "The last bus is at 10pm, the first at 6.45am.",
        "A1 paper, 24 chairs, room B12",
        "It cost £30,000 in 2025 and 2026",
        "People from Inverness and the IV postcodes",
    ],
)
def test_times_sums_and_places_are_not_mistaken_for_people(app: Flask, text: str) -> None:
    assert faults(app, Part.COMPLAINT, COMPLAINT | {"about": text}) == []
