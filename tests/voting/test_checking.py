"""The voter check: who may vote, and how they show it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.db import db
from pbapp.outbox.models import Message
from pbapp.voting.rights import VotingRight
from tests.client import Client
from tests.factories.voting import (
    choose,
    declare,
    make_voting_round,
    newest_code,
    vote_client,
)
from tests.voting.cards.test_cards import make_cards


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize(
    ("tie", "age", "heading"),
    [
        ("live", "too_young", "You cannot vote in this one"),
        ("none", "twelve", "You cannot vote in this one"),
        ("live", "child", "You vote with a card"),
    ],
)
def test_who_cannot_vote_here_is_told_kindly(
    app: Flask, visitor: Client, tie: str, age: str, heading: str
) -> None:
    vote = make_voting_round(app, minimum_age=8, check_by_card=False)

    page = declare(visitor, vote.id, tie, age)

    assert (page.status, page.heading()) == (200, heading)
    check = visitor.get(f"/rounds/{vote.id}/vote/check")
    assert check.location == f"/rounds/{vote.id}/vote/you"


def test_ties_and_ages_are_those_the_round_asks_for(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, minimum_age=16, who_may_vote=["live", "study"])

    page = visitor.get(f"/rounds/{vote.id}/vote/you")

    values = [control.get("value") for control in page.controls()]
    assert values == ["live", "study", "none", "twelve", "too_young"]
    assert "16 or older" in page.text()
    assert declare(visitor, vote.id, "work", "child").status == 422


def test_children_vote_by_card_and_give_no_address(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, minimum_age=8, check_by_card=True)
    base = f"/rounds/{vote.id}/vote"
    (code,) = make_cards(app, vote.id, 1)

    page = visitor.follow(declare(visitor, vote.id, age="child"))
    assert [control.get("name") for control in page.controls()] == ["card"]
    refused = visitor.post(f"{base}/check/email", {"email": "a@example.org"}, on=f"{base}/check")
    assert refused.location == f"{base}/check"
    assert count(app, Message) == 0

    page = visitor.post(f"{base}/check/card", {"card": code.lower()}, on=f"{base}/check")
    assert visitor.follow(page).heading() == "Send your vote"


def test_a_code_by_e_mail_opens_the_last_step(app: Flask) -> None:
    vote = make_voting_round(app)

    client = vote_client(app, vote.id, vote.projects[:1])

    assert client.get(f"/rounds/{vote.id}/vote/review").heading() == "Send your vote"
    assert count(app, VotingRight) == 1


def test_a_wrong_code_keeps_what_was_typed_and_the_choices(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    base = f"/rounds/{vote.id}/vote"
    choose(visitor, vote.id, vote.projects[:1])
    declare(visitor, vote.id)
    visitor.post(f"{base}/check/email", {"email": "ailsa@example.org"}, on=f"{base}/check")
    wrong = "000000" if newest_code(app) != "000000" else "111111"

    page = visitor.post(f"{base}/code", {"code": wrong})

    assert (page.status, len(page.errors())) == (422, 1)
    assert f'value="{wrong}"' in page.html
    assert count(app, VotingRight) == 0
    page = visitor.post(f"{base}/code", {"code": newest_code(app)})
    assert visitor.follow(page).text().count("Skate park") == 2  # the title, and what it removes


def test_another_browser_is_told_where_the_code_works(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    url = f"/rounds/{vote.id}/vote/code"

    page = visitor.get(url)
    typed = visitor.post(url, {"code": "123456"}, on=f"/rounds/{vote.id}/vote")

    assert (page.status, page.heading()) == (200, "Where did you ask for your code?")
    assert (typed.status, typed.heading()) == (422, "Where did you ask for your code?")
    assert f"/rounds/{vote.id}/vote" in page.links()


def test_a_second_tap_on_send_me_a_code_sends_one(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    base = f"/rounds/{vote.id}/vote"
    declare(visitor, vote.id)

    for _tap in range(2):
        page = visitor.post(f"{base}/check/email", {"email": "a@example.org"}, on=f"{base}/check")
        assert page.location == f"{base}/code"

    assert count(app, Message) == 1
    again = visitor.post(f"{base}/code/again", on=f"{base}/code")
    assert (again.status, count(app, Message)) == (422, 1)


def test_an_address_that_is_none_stays_typed(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    base = f"/rounds/{vote.id}/vote"
    declare(visitor, vote.id)

    page = visitor.post(f"{base}/check/email", {"email": "ailsa at home"}, on=f"{base}/check")

    assert (page.status, len(page.errors())) == (422, 1)
    assert 'value="ailsa at home"' in page.html


def test_a_round_offers_only_its_own_checks(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, check_by_email=False, check_by_card=True)

    page = visitor.follow(declare(visitor, vote.id))

    assert [control.get("name") for control in page.controls()] == ["card"]
