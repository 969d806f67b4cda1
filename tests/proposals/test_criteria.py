"""What an idea is checked against."""

from __future__ import annotations

from flask import Flask

from pbapp.proposals.criteria import CRITERIA, sentences
from pbapp.proposals.lifecycle import Verdict


def test_keys_are_unique() -> None:
    assert len({criterion.key for criterion in CRITERIA}) == len(CRITERIA)


def test_each_concern_has_one_sentence_for_asking_and_another_for_declining(app: Flask) -> None:
    with app.test_request_context():
        asked = sentences(Verdict.ASK, ["in_time", "area"])
        declined = sentences(Verdict.DECLINE, ["in_time", "area"])

    assert asked == [
        "Please tell us how it helps people who live, work or study in the area.",
        "Please tell us when you would start and finish.",
    ]
    assert declined == [
        "This money is for people in the area, and we could not see how it helps them.",
        "It could not be finished in the time this round has.",
    ]


def test_an_unknown_concern_says_nothing(app: Flask) -> None:
    with app.test_request_context():
        assert sentences(Verdict.ASK, ["nonsense"]) == []
