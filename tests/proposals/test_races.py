"""Many people, or one impatient finger, at the same moment."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db
from pbapp.outbox.models import Message
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Check, Proposal
from tests.client import Client
from tests.factories.people import client_as, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round, stored

pytestmark = pytest.mark.both_databases


def fields(client: Client, url: str) -> dict[str, str]:
    """What a browser sends by itself from the form on a page."""
    inputs = client.get(url).tree.iter("input")
    return {str(e.get("name")): str(e.get("value")) for e in inputs if e.get("type") == "hidden"}


def at_once(app: Flask, clients: list[Client], url: str, data: dict[str, str]) -> Counter[int]:
    """The same form from browsers that share a cookie or not; returns how often which status."""

    def send(client: Client) -> int:
        own = Client(app)
        own.browser.set_cookie("session", client.browser.get_cookie("session").value)
        return int(own.browser.post(url, data=data).status_code)

    with ThreadPoolExecutor(len(clients)) as pool:
        return Counter(pool.map(send, clients))


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return int(db.session.scalar(select(func.count()).select_from(model)) or 0)


def test_twenty_identical_first_pages_begin_one_idea(app: Flask) -> None:
    client, url = client_of(app, make_user(app)), f"/rounds/{make_round(app)}/ideas/new"
    data = fields(client, url) | {"title": "Benches", "summary": "To rest."}

    assert at_once(app, [client] * 20, url, data) == {303: 20}
    assert count(app, Proposal) == 1


def test_twenty_identical_sends_send_one_idea(app: Flask) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    data = fields(client, f"/ideas/{idea}/answers")

    assert at_once(app, [client] * 20, f"/ideas/{idea}/send", data) == {303: 20}
    assert (count(app, AuditEntry), count(app, Message)) == (1, 1)
    assert stored(app, Proposal, idea).version == 2


def test_of_many_checkers_at_once_one_decides_and_the_others_are_told(app: Flask) -> None:
    idea = make_idea(app, make_round(app), make_user(app).id)
    clients = [client_as(app, Role.CHECKER) for _unused in range(6)]
    url = f"/ideas/{idea}/check"

    def decide(number: int) -> int:
        client = clients[number]
        verdict = "pass" if number % 2 else "decline"
        words = {"step": "send", "verdict": verdict, "words": f"By checker {number}."}
        answer = client.browser.post(url, data=sent[number] | words)
        assert answer.status_code == 303 or f"By checker {number}." in answer.text
        return int(answer.status_code)

    sent = [fields(client, url) for client in clients]
    with ThreadPoolExecutor(len(clients)) as pool:
        answers = Counter(pool.map(decide, range(len(clients))))

    assert answers == {303: 1, 409: 5}
    assert (count(app, Check), count(app, Message)) == (1, 1)
