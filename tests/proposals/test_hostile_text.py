"""Hostile texts in every field stay text on every page of this room."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.accounts.models import User
from pbapp.db import transaction
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.proposals.models import Check, Proposal
from pbapp.rounds.models import Round
from tests.client import Client
from tests.factories.people import client_as, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round
from tests.hostile import HOSTILE, kept, without

COLUMNS = ("title", "summary", "need", "spending", "beneficiaries", "place", "group_name")
FIELDS = {
    "name": ("title", "summary"),
    "need": ("need",),
    "spending": ("spending",),
    "place": ("place",),
    "people": ("beneficiaries",),
    "group": ("group_name",),
}


def token_of(client: Client, url: str) -> str:
    inputs = client.get(url).tree.iter("input")
    return next(str(e.get("value")) for e in inputs if e.get("name") == "csrf_token")


def test_what_authors_write_stays_text_on_their_pages(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    client = client_of(app, author)
    token = {"csrf_token": token_of(client, f"/ideas/{idea}/edit/name")}
    send, see = client.browser.post, client.browser.get

    def seen(text: str) -> list[str]:
        for key, fields in FIELDS.items():
            answers = token | dict.fromkeys(fields, text)
            assert send(f"/ideas/{idea}/edit/{key}", data=answers).status_code == 303
        too_long = token | {"title": text, "summary": "x" * 141}
        pages = [send(f"/ideas/{idea}/edit/name", data=too_long)]
        pages += [see(f"/ideas/{idea}{path}") for path in ("/answers", "", "/edit/need")]
        assert [page.status_code for page in pages] == [422, 200, 200, 200]
        return [without(page.text, kept(text)) for page in pages]

    plain = seen("plain words")
    for text in HOSTILE:
        assert seen(text) == plain, text


def test_hostile_ideas_stay_text_for_those_who_check_them(app: Flask) -> None:
    author, round_id = make_user(app), make_round(app)
    idea = make_idea(app, round_id, author.id)
    person = make_user(app, Role.CHECKER)
    checker = client_of(app, person)
    url = f"/ideas/{idea}/check"
    with app.app_context(), transaction() as session:
        session.add(
            Check(proposal_id=idea, checker_id=person.id, verdict=Verdict.REOPEN, reason="")
        )
    token = {"csrf_token": token_of(checker, url)}

    def seen(text: str) -> list[str]:
        with app.app_context(), transaction() as session:
            for column in COLUMNS:
                setattr(session.get_one(Proposal, idea), column, text)
            session.get_one(User, author.id).name = text
            session.scalars(select(Check)).one().reason = text
            session.get_one(Round, round_id).name = text
            session.get_one(Round, round_id).contact = text
        answers = token | {"version": "1", "verdict": "decline", "words": text}
        pages = [checker.browser.post(url, data=answers)]
        pages += [checker.browser.post(url, data=answers | {"version": "9"})]
        paths = (url, f"/ideas/{idea}", f"/rounds/{round_id}/checks")
        pages += [checker.browser.get(path) for path in paths]
        assert [page.status_code for page in pages] == [200, 409, 200, 200, 200]
        return [without(page.text, text) for page in pages]

    plain = seen("plain words")
    for text in map(kept, HOSTILE):
        assert seen(text) == plain, text


def test_hostile_addresses_find_nothing_and_break_nothing(app: Flask) -> None:
    checker = client_as(app, Role.CHECKER)
    round_id = make_round(app)

    for text in HOSTILE:
        query = {"stage": text, "order": text, "page": text}
        assert checker.get(f"/rounds/{round_id}/checks", query_string=query).status == 200
