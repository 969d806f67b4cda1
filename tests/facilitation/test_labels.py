"""Every bar, step and page of the desk has its words and leads somewhere."""

from __future__ import annotations

from flask import Flask

from pbapp.facilitation.labels import BARS, CONFIRM, EFFECTS, ELSEWHERE, FINAL, PAGES
from pbapp.facilitation.summary import ROWS
from pbapp.facilitation.topics import TOPICS
from pbapp.rounds.lifecycle import Action, Bar


def test_every_bar_is_told_both_ways() -> None:
    assert set(BARS) == set(Bar)
    for words in BARS.values():
        assert str(words.holds) != str(words.cleared)


def test_every_step_says_what_it_does() -> None:
    assert set(EFFECTS) == set(Action)


def test_every_step_taken_by_hand_has_a_button() -> None:
    assert set(CONFIRM) == set(Action) - ELSEWHERE
    assert {Action.PUBLISH} == ELSEWHERE


def test_opening_and_closing_the_box_are_final() -> None:
    assert {Action.OPEN_VOTING, Action.CLOSE_VOTING} == FINAL


def test_every_page_that_mends_a_bar_is_there(app: Flask) -> None:
    pages = {words.endpoint for words in BARS.values()} | {page[0] for page in PAGES}

    assert pages - set(app.view_functions) == set()
    assert {words.topic for words in BARS.values()} - {""} <= set(TOPICS)


def test_every_topic_shows_its_answers() -> None:
    assert set(ROWS) == set(TOPICS)
