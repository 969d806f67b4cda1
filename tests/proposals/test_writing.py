"""An idea, page by page, as a resident without JavaScript writes it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.db import db, transaction
from pbapp.places.models import Area, AreaKind
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import PAGES
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Round
from tests.client import Client, Page
from tests.factories.people import client_of, make_user
from tests.factories.proposals import ANSWERS, make_idea
from tests.factories.rounds import make_round, stored

NAME = {key: ANSWERS[key] for key in ("title", "summary")}


def ideas(app: Flask) -> list[Proposal]:
    with app.app_context():
        return list(db.session.scalars(select(Proposal).order_by(Proposal.id)))


def begun(app: Flask, phase: Phase = Phase.COLLECTING, **changes: Any) -> tuple[Client, int]:
    """Somebody with an idea they have not sent."""
    author = make_user(app)
    idea = make_idea(app, make_round(app, phase), author.id, Stage.DRAFT, **changes)
    return client_of(app, author), idea


def save(client: Client, idea: int, key: str, data: dict[str, Any], query: str = "") -> Page:
    return client.post(f"/ideas/{idea}/edit/{key}{query}", data)


def test_seven_short_pages_lead_to_the_answers_and_then_away(app: Flask) -> None:
    round_id = make_round(app)
    resident = client_of(app, make_user(app))
    with app.app_context():
        pot_id, area_id = db.session.execute(
            select(Pot.id, Round.area_id).join(Round, Round.id == Pot.round_id)
        ).one()

    page = resident.follow(resident.post(f"/rounds/{round_id}/ideas/new", NAME))
    idea = ideas(app)[0].id
    answers = {
        "need": {"need": ANSWERS["need"]},
        "money": {"cost_pence": "£900"},
        "spending": {"spending": ANSWERS["spending"]},
        "place": {"place": ANSWERS["place"]},
        "people": {"beneficiaries": ANSWERS["beneficiaries"]},
        "group": {"group_name": ""},
    }
    for (key, given), asked in zip(answers.items(), PAGES[1:], strict=True):
        assert page.heading() == str(asked.title)
        page = resident.follow(save(resident, idea, key, given))

    assert page.heading() == "Check your answers"
    sent = resident.post(f"/ideas/{idea}/send", on=f"/ideas/{idea}/answers")
    assert resident.follow(sent).heading() == ANSWERS["title"]
    row = ideas(app)[0]
    assert (row.stage, row.pot_id, row.area_id, row.cost_pence, row.spending) == (
        Stage.SENT,
        pot_id,
        area_id,
        900_00,
        ANSWERS["spending"],
    )


@pytest.mark.parametrize(
    ("key", "given", "error"),
    [
        ("name", {"title": " ", "summary": "x"}, "Give your idea a name."),
        ("name", {"title": "é" * 101, "summary": "x"}, "Use 100 characters or fewer."),
        ("name", {"title": "x", "summary": "é" * 141}, "Use 140 characters or fewer."),
        ("need", {"need": "\x00\r\n"}, "Tell us what you would do, and why."),
        ("need", {"need": "é" * 2001}, "Use 2000 characters or fewer."),
        ("money", {"cost_pence": "lots"}, "Enter an amount in pounds, like 1,000 or 250.50."),
        ("money", {"cost_pence": ""}, "Enter the amount you ask for, like 750."),
        ("money", {"cost_pence": "0"}, "Enter the amount you ask for, like 750."),
        ("money", {"cost_pence": "NaN"}, "Enter an amount in pounds, like 1,000 or 250.50."),
        ("spending", {"spending": ""}, "Tell us what the money would buy."),
        ("place", {"place": ""}, "Tell us where it would happen."),
        ("people", {"beneficiaries": ""}, "Tell us who it would help."),
        ("group", {"group_name": "é" * 201}, "Use 200 characters or fewer."),
    ],
)
def test_a_wrong_answer_is_given_back_with_a_plain_sentence(
    app: Flask, key: str, given: dict[str, str], error: str
) -> None:
    resident, idea = begun(app)

    page = save(resident, idea, key, given)

    assert page.status == 422
    assert any(error in line for line in page.errors()), page.errors()
    assert page.html.count("Error:") >= 2
    for typed in given.values():
        assert typed.strip("\x00\r\n ") in page.html
    assert stored(app, Proposal, idea).version == 1


def test_more_than_the_limit_is_answered_with_a_question(app: Flask) -> None:
    resident, idea = begun(app)
    with app.app_context(), transaction() as session:
        session.scalars(select(Pot)).one().most_pence = 1_000_00

    page = save(resident, idea, "money", {"cost_pence": "1,000.01"})

    assert page.errors() == [
        "The most you can ask for is £1,000. Is there a part you can do for that?"
    ]
    assert save(resident, idea, "money", {"cost_pence": "1,000"}).status == 303


@pytest.mark.parametrize("pot", ["", "abc", "99999999999999999999999", "-1", "²"])
def test_a_pot_of_another_round_is_not_taken(app: Flask, pot: str) -> None:
    resident, idea = begun(app)
    with app.app_context(), transaction() as session:
        round = session.scalars(select(Round)).one()
        session.add(Pot(round_id=round.id, name="Wee pot", money_pence=500_00))

    page = save(resident, idea, "money", {"pot_id": pot, "cost_pence": "5"})

    assert (page.status, page.errors()) == (422, ["Choose a pot of money."])


def test_areas_inside_the_rounds_area_are_offered_and_no_others(app: Flask) -> None:
    resident, idea = begun(app)
    with app.app_context(), transaction() as session:
        round = session.scalars(select(Round)).one()
        inside = Area(name="Burnfoot", kind=AreaKind.WARD, parent_id=round.area_id)
        outside = Area(name="Elsewhere", kind=AreaKind.WARD)
        session.add_all([inside, outside])
        session.flush()
        inside_id, outside_id = inside.id, outside.id

    page = save(resident, idea, "place", {"area_id": str(outside_id), "place": "Here"})
    assert page.errors() == ["Choose an area."]
    assert "Elsewhere" not in page.text()
    assert "All of Port Nellan" in page.text()

    assert save(resident, idea, "place", {"area_id": inside_id, "place": "Here"}).status == 303
    assert stored(app, Proposal, idea).area_id == inside_id


def test_changing_one_answer_leads_back_to_all_of_them(app: Flask) -> None:
    resident, idea = begun(app)
    link = next(a for a in resident.get(f"/ideas/{idea}/answers").links() if "/edit/need" in a)

    page = resident.post(link, {"need": "No seat for a mile."})

    assert page.location == f"/ideas/{idea}/answers"
    assert stored(app, Proposal, idea).need == "No seat for a mile."


def test_sending_an_unfinished_idea_says_what_is_missing(app: Flask) -> None:
    resident, idea = begun(app)
    with app.app_context(), transaction() as session:
        session.get_one(Proposal, idea).beneficiaries = ""

    page = resident.post(f"/ideas/{idea}/send", on=f"/ideas/{idea}/edit/name")

    assert page.status == 422
    assert "Some answers are still missing." in page.text()
    assert f"/ideas/{idea}/edit/people?change=1" in page.links()


def test_an_idea_begun_is_offered_again(app: Flask) -> None:
    resident, idea = begun(app)

    page = resident.get(f"/rounds/{stored(app, Proposal, idea).round_id}/ideas/new")

    assert f"/ideas/{idea}/answers" in page.links()


@pytest.mark.parametrize("phase", [p for p in Phase if p not in (Phase.DRAFT, Phase.COLLECTING)])
def test_a_round_that_takes_no_ideas_says_so(app: Flask, phase: Phase) -> None:
    page = client_of(app, make_user(app)).get(f"/rounds/{make_round(app, phase)}/ideas/new")

    assert page.status == 409
    assert "This round does not take ideas now." in page.text()


def test_somebody_elses_draft_is_not_shown_and_not_changed(app: Flask) -> None:
    _resident, idea = begun(app)
    stranger = client_of(app, make_user(app))
    round_id = stored(app, Proposal, idea).round_id

    for path in ("", "/answers", "/edit/need", "/withdraw"):
        assert stranger.get(f"/ideas/{idea}{path}").status == 403
    on = f"/rounds/{round_id}/ideas/new"
    for path in ("/edit/need", "/send", "/withdraw", "/resume"):
        assert stranger.post(f"/ideas/{idea}{path}", {"need": "Mine"}, on=on).status == 403
    assert stored(app, Proposal, idea).version == 1


def test_a_page_that_does_not_exist_is_not_found(app: Flask) -> None:
    resident, idea = begun(app)

    assert resident.get(f"/ideas/{idea}/edit/nonsense").status == 404
    assert resident.get("/ideas/999/edit/name").status == 404


def test_a_sent_idea_is_shown_in_place_of_its_form(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id)

    assert client_of(app, author).get(f"/ideas/{idea}/edit/need").location == f"/ideas/{idea}"
