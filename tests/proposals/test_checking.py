"""Checking ideas: the list, the decision, the letter shown before it is sent."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.outbox.models import Message
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Check, Proposal
from pbapp.rounds.lifecycle import Phase
from tests.client import Client, Page
from tests.factories.people import client_as, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round, stored


def waiting_idea(
    app: Flask, stage: Stage = Stage.SENT, phase: Phase = Phase.COLLECTING
) -> tuple[Client, int]:
    """A checker, and an idea in front of them."""
    round_id = make_round(app, phase)
    idea = make_idea(app, round_id, make_user(app, name="Eilidh Ross").id, stage)
    return client_as(app, Role.CHECKER, round_id=round_id), idea


def decide(client: Client, idea: int, on: str = "", **answers: Any) -> Page:
    return client.post(f"/ideas/{idea}/check", answers, on=on)


def rows(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def test_the_letter_is_shown_first_and_nothing_is_stored(app: Flask) -> None:
    checker, idea = waiting_idea(app)

    page = decide(checker, idea, verdict="decline", concerns=["area"], words="Sorry, Eilidh.")

    assert page.status == 200
    assert page.heading() == "Read the letter before you send it"
    for sentence in (
        "Dear Eilidh Ross,",
        "This money is for people in the area, and we could not see how it helps them.",
        "Sorry, Eilidh.",
    ):
        assert sentence in page.text()
    assert (rows(app, Check), rows(app, Message)) == ([], [])


def test_what_was_shown_is_what_is_sent(app: Flask) -> None:
    checker, idea = waiting_idea(app)
    shown = decide(checker, idea, verdict="ask", concerns=["area", "in_time"], words="Thanks!")
    hidden = {e.get("name"): e.get("value") for e in shown.tree.iter("input")}

    sent = Page(checker.browser.post(f"/ideas/{idea}/check", data=hidden | {"step": "send"}))

    assert sent.status == 303
    body = rows(app, Message)[0].body
    assert " ".join(body.split()) in shown.text()
    assert rows(app, Check)[0].reason == hidden["words"].replace("\r\n", "\n")
    assert stored(app, Proposal, idea).stage is Stage.NEEDS_INFORMATION


def test_a_letter_can_be_changed_with_its_sentences_in_hand(app: Flask) -> None:
    checker, idea = waiting_idea(app)

    page = decide(checker, idea, step="change", verdict="ask", words="Please tell us when.")

    assert (page.status, page.heading()) == (200, "Check an idea")
    assert "Please tell us when." in page.html
    assert rows(app, Check) == []


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose what you decide."),
        ({"verdict": "reopen"}, "Choose what you decide."),
        ({"verdict": "ask"}, "Tick a reason or write one. The person must know why."),
        ({"verdict": "decline", "concerns": ["x"]}, "Tick a reason or write one."),
        ({"verdict": "pass", "concerns": ["area"]}, "You ticked something that is not right."),
        ({"verdict": "ask", "words": "é" * 2001}, "Use 2000 characters or fewer."),
    ],
)
def test_a_decision_without_a_reason_is_given_back(
    app: Flask, answers: dict[str, Any], error: str
) -> None:
    checker, idea = waiting_idea(app)

    page = decide(checker, idea, step="send", **answers)

    assert page.status == 422
    assert any(error in line for line in page.errors()), page.errors()
    assert answers.get("words", "") in page.html


def test_asking_is_not_offered_once_answers_are_fixed(app: Flask) -> None:
    checker, idea = waiting_idea(app, phase=Phase.DISCUSSING)

    assert "Ask for more" not in checker.get(f"/ideas/{idea}/check").text()


def test_the_second_of_two_checkers_keeps_their_words(app: Flask) -> None:
    first, idea = waiting_idea(app)
    second = client_as(app, Role.CHECKER)
    hidden = {
        e.get("name"): e.get("value")
        for e in second.get(f"/ideas/{idea}/check").tree.iter("input")
        if e.get("type") == "hidden"
    }
    assert decide(first, idea, step="send", verdict="pass").status == 303

    answers = {"step": "send", "verdict": "decline", "words": "It floods there."}
    page = Page(second.browser.post(f"/ideas/{idea}/check", data=hidden | answers))

    assert page.status == 409
    assert page.heading() == "This idea has changed since you opened it"
    assert "It floods there." in page.text()
    assert len(rows(app, Check)) == 1


def test_a_decision_is_opened_again_with_a_reason(app: Flask) -> None:
    checker, idea = waiting_idea(app, Stage.DECLINED)
    on = f"/ideas/{idea}/check"

    assert checker.post(f"/ideas/{idea}/reopen", {"words": ""}, on=on).errors() == [
        "Write why. The person is told."
    ]
    assert checker.post(f"/ideas/{idea}/reopen", {"words": "We misread it."}, on=on).status == 303
    assert stored(app, Proposal, idea).stage is Stage.SENT


def test_who_declares_an_interest_can_no_longer_check(app: Flask) -> None:
    checker, idea = waiting_idea(app)

    page = checker.follow(checker.post(f"/ideas/{idea}/interest", on=f"/ideas/{idea}/check"))

    assert "Somebody else checks this one" in page.text()
    assert checker.get(f"/ideas/{idea}/check").status == 403


def test_only_a_checker_who_is_not_the_author_may_check(app: Flask) -> None:
    round_id = make_round(app)
    author = make_user(app, Role.CHECKER)
    idea = make_idea(app, round_id, author.id)

    assert client_of(app, author).get(f"/ideas/{idea}/check").status == 403
    assert client_as(app, Role.RESIDENT).get(f"/ideas/{idea}/check").status == 403
    assert client_as(app, Role.MODERATOR).get(f"/ideas/{idea}/check").status == 403
    assert client_as(app, Role.ROUND_MANAGER).get(f"/ideas/{idea}/check").status == 200


def test_the_list_counts_filters_and_leaves_drafts_out(app: Flask) -> None:
    round_id = make_round(app)
    checker = client_as(app, Role.CHECKER, round_id=round_id)
    make_idea(app, round_id, None, title="Waits")
    make_idea(app, round_id, None, Stage.PROJECT, title="Passed")
    make_idea(app, round_id, None, Stage.DRAFT, title="Private")

    every = checker.get(f"/rounds/{round_id}/checks")
    some = checker.get(f"/rounds/{round_id}/checks?stage=project&order=nonsense&page=99")
    odd = checker.get(f"/rounds/{round_id}/checks?stage=nonsense&page=x")

    assert "2 ideas" in every.text()
    assert "Private" not in every.text()
    assert "1 idea" in some.text()
    assert "Waits" not in some.text()
    assert odd.status == 200


def test_the_list_is_not_for_residents(app: Flask) -> None:
    assert client_as(app).get(f"/rounds/{make_round(app)}/checks").status == 403


def test_a_round_without_ideas_says_what_will_be_here(app: Flask) -> None:
    round_id = make_round(app)

    page = client_as(app, Role.CHECKER).get(f"/rounds/{round_id}/checks")

    assert "Ideas that people send will be here" in page.text()
