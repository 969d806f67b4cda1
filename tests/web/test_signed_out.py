"""A form sent after its writer was signed out: nothing is lost, and nobody else can use the way."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from pbapp.access.roles import Role
from pbapp.accounts import visits
from pbapp.accounts.models import User
from pbapp.db import transaction
from pbapp.engagement.lifecycle import State
from tests.client import Client, Page
from tests.factories.accounts import later
from tests.factories.engagement import make_record, read
from tests.factories.people import Person, client_of, make_user
from tests.pages.posting import Form, Reading

HERE = {"Sec-Fetch-Site": "same-origin"}
WORDS = "Màiri’s <garden> & “the shed”\nneed a roof."


def fields(form: Form) -> dict[str, str]:
    return {name: control.value for name, control in form.controls.items()}


@pytest.fixture
def officer(app: Flask) -> Person:
    return make_user(app, Role.OFFICER)


@pytest.fixture
def url(app: Flask) -> str:
    return f"/engagement/{make_record(app, State.PLANNING)}/edit/purpose"


def offered(answer: TestResponse, url: str) -> dict[str, str]:
    """What the page offers to send to this address again."""
    return next((fields(one) for one in Reading(answer).posting() if one.url == url), {})


def typed_at(client: Client, url: str) -> dict[str, str]:
    """The form of a page with new words in it."""
    return offered(client.browser.get(url), url) | {"why_now": WORDS}


def sign_in_again(app: Flask, client: Client, person: Person) -> None:
    """As in another tab: a fresh session takes the place of the old one."""
    with app.app_context(), transaction() as stored:
        visit = visits.open_for(stored.get_one(User, person.id), second_factor=True)
    with client.browser.session_transaction() as session:
        session.clear()
        session.update(visit)


def test_what_was_typed_is_sent_once_signed_in_again(app: Flask, officer: Person, url: str) -> None:
    client = client_of(app, officer)
    typed = typed_at(client, url)
    later(minutes=31)

    away = client.browser.post(url, data=typed, headers=HERE)
    sign_in_again(app, client, officer)
    back = client.browser.post(url, data=offered(away, url), headers=HERE)
    sent = client.browser.post(url, data=offered(back, url), headers=HERE)

    assert (away.status_code, back.status_code, sent.status_code) == (403, 422, 303)
    assert "You were signed out" in Page(away).text()
    assert "What you typed is kept on this page" in Page(back).text()
    assert read(app, 1, lambda record: record.why_now).splitlines() == WORDS.splitlines()


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://x.example"}]
)
def test_words_of_another_site_are_never_handed_back(
    app: Flask, officer: Person, url: str, headers: dict[str, str]
) -> None:
    for client in (Client(app), client_of(app, officer)):
        answer = client.browser.post(url, data={"why_now": WORDS}, headers=headers)
        assert (answer.status_code, offered(answer, url)) == (422, {})


def test_whoever_may_not_is_told_so_and_offered_nothing(app: Flask, url: str) -> None:
    resident = client_of(app, make_user(app, Role.RESIDENT))
    token = fields(Reading(resident.browser.get("/account")).posting()[0])["csrf_token"]

    answer = resident.browser.post(url, data={"csrf_token": token, "why_now": WORDS}, headers=HERE)

    assert answer.status_code == 403
    assert WORDS.splitlines()[0] not in Page(answer).text()
