"""What authors see of their ideas."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.proposals.labels import AUTHOR_STAGES, NEXT, TOO_LATE
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.lifecycle import Phase
from tests.client import Client
from tests.factories.people import client_as, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round, stored


@pytest.mark.parametrize("stage", Stage)
def test_an_author_reads_where_it_stands_and_what_happens_next(app: Flask, stage: Stage) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, stage)

    page = client_of(app, author).get(f"/ideas/{idea}")

    assert page.status == 200
    assert str(AUTHOR_STAGES[stage]) in page.text()
    assert str(NEXT[stage]) in page.text()


@pytest.mark.parametrize("stage", Stage)
def test_once_people_vote_an_author_is_told_nothing_that_the_pages_refuse(
    app: Flask, stage: Stage
) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app, Phase.COUNTING), author.id, stage)

    page = client_of(app, author).get(f"/ideas/{idea}")

    assert str(NEXT[stage]) not in page.text()
    assert str(TOO_LATE[stage]) in page.text()


def test_who_was_asked_for_more_reads_that_answers_are_fixed_now(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app, Phase.DISCUSSING), author.id, Stage.NEEDS_INFORMATION)
    client = client_of(app, author)

    assert str(TOO_LATE[Stage.NEEDS_INFORMATION]) in client.get(f"/ideas/{idea}").text()
    assert "Not decided yet" in client.get("/my-ideas").text()


def test_whoever_sends_an_idea_is_thanked(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    client = client_of(app, author)

    sent = client.post(f"/ideas/{idea}/send", on=f"/ideas/{idea}/answers")

    assert "Thank you. We have your idea" in client.follow(sent).text()


def test_staff_read_what_was_sent_and_no_draft(app: Flask) -> None:
    round_id, author = make_round(app), make_user(app)
    checker = client_as(app, Role.CHECKER, round_id=round_id)
    sent = make_idea(app, round_id, author.id)
    draft = make_idea(app, round_id, author.id, Stage.DRAFT)

    assert checker.get(f"/ideas/{sent}").status == 200
    assert checker.get(f"/ideas/{draft}").status == 403


def test_a_visitor_is_asked_to_sign_in(visitor: Client, app: Flask) -> None:
    idea = make_idea(app, make_round(app), make_user(app).id)

    assert visitor.get("/my-ideas").location.startswith("/sign-in?next=")
    assert visitor.get(f"/ideas/{idea}").location.startswith("/sign-in?next=")


def test_my_ideas_lists_mine_and_says_so_when_there_are_none(app: Flask) -> None:
    author, other = make_user(app), make_user(app)
    round_id = make_round(app)
    make_idea(app, round_id, author.id)
    make_idea(app, round_id, other.id, title="Somebody else's")

    page = client_of(app, author).get("/my-ideas")

    assert "You have 1 idea here." in page.text()
    assert "Somebody else's" not in page.text()
    assert "No ideas yet" in client_of(app, make_user(app)).get("/my-ideas").text()


def test_an_idea_is_taken_back_after_asking_once_more(app: Flask) -> None:
    author = make_user(app)
    client, idea = client_of(app, author), make_idea(app, make_round(app), author.id)

    page = client.follow(client.post(f"/ideas/{idea}/withdraw"))

    assert "You took your idea back." in page.text()
    assert stored(app, Proposal, idea).stage is Stage.WITHDRAWN


def test_an_idea_taken_back_is_taken_up_again(app: Flask) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.WITHDRAWN)

    page = client.follow(client.post(f"/ideas/{idea}/resume", on=f"/ideas/{idea}"))

    assert page.heading() == "Check your answers"


def test_an_idea_is_not_taken_back_while_people_vote(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app, Phase.VOTING), author.id, Stage.PROJECT)

    page = client_of(app, author).get(f"/ideas/{idea}/withdraw")

    assert page.status == 409
    assert "Ideas can no longer be taken back in this round." in page.text()


def test_a_draft_stays_readable_after_ideas_closed(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app, Phase.CHECKING), author.id, Stage.DRAFT)

    page = client_of(app, author).get(f"/ideas/{idea}/answers")

    assert "Ideas are closed in this round" in page.text()
    assert "There is nowhere to sit" in page.text()
