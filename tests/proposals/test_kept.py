"""What was typed while the sign-in ran out comes back after signing in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from pbapp import clock
from pbapp.db import transaction
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from tests.client import Client, Page
from tests.conftest import NOON
from tests.factories.people import Person, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round, stored


def sign_out(client: Client) -> dict[str, object]:
    """The sign-in ends, as after a day; the browser keeps its cookie. Returns what it held."""
    with client.browser.session_transaction() as session:
        return {key: session.pop(key) for key in ("_user_id", "_fresh", "visit")}


def sign_in(app: Flask, client: Client, person: Person) -> None:
    """Signing in begins an empty session, as the accounts room does."""
    fresh = client_of(app, person).browser.get_cookie("session")
    client.browser.set_cookie("session", fresh.value)


def post_signed_out(client: Client, url: str, data: dict[str, str]) -> Page:
    """Send a form that was opened while signed in."""
    page = client.get(url)
    token = next(e for e in page.tree.iter("input") if e.get("name") == "csrf_token")
    sign_out(client)
    return Page(client.browser.post(url, data=data | {"csrf_token": token.get("value")}))


def test_a_page_sent_after_the_sign_in_ran_out_is_there_again(app: Flask) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT, need="Old words.")
    url = f"/ideas/{idea}/edit/need?change=1"

    asked = post_signed_out(client, url, {"need": "New <words>.\r\nTwo lines."})
    assert (asked.status, asked.location) == (
        303,
        f"/sign-in?next=/ideas/{idea}/edit/need?change%3D1",
    )
    assert stored(app, Proposal, idea).need == "Old words."
    assert "We have kept what you typed." in client.follow(asked).text()

    sign_in(app, client, author)
    page = client.get(url)
    assert "We kept what you typed." in page.text()
    assert "New <words>." in page.text()

    assert client.post(url, {"need": "New words."}).location == f"/ideas/{idea}/answers"
    assert "We kept what you typed." not in client.get(url).text()
    assert stored(app, Proposal, idea).need == "New words."


def test_the_first_page_comes_back_too(app: Flask) -> None:
    author = make_user(app)
    client, url = client_of(app, author), f"/rounds/{make_round(app)}/ideas/new"

    post_signed_out(client, url, {"title": "Benches", "summary": "To rest."})
    sign_in(app, client, author)

    assert 'value="Benches"' in client.get(url).html


@pytest.mark.parametrize(
    "text",
    ["Seat after seat. " * 120, "مقاعد " * 330, "".join(map(chr, range(0x4E00, 0x4E00 + 2000)))],
)
def test_a_long_text_fits_in_a_cookie_or_comes_back_from_its_beginning(
    app: Flask, text: str
) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    url = f"/ideas/{idea}/edit/need"

    asked = post_signed_out(client, url, {"need": text})
    assert all(len(c) < 4096 for c in asked.response.headers.getlist("Set-Cookie"))
    sign_in(app, client, author)

    assert text[:600].strip() in client.get(url).html


def test_nothing_is_kept_for_another_page_or_for_longer_than_half_an_hour(app: Flask) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    post_signed_out(client, f"/ideas/{idea}/edit/need", {"need": "Typed words."})
    sign_in(app, client, author)

    assert "We kept" not in client.get(f"/ideas/{idea}/edit/people").text()
    clock.set_source(lambda: NOON + timedelta(minutes=31))
    assert "Typed words." not in client.get(f"/ideas/{idea}/edit/need").text()


def test_a_forged_cookie_is_not_read(app: Flask) -> None:
    author = make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    url = f"/ideas/{idea}/edit/need"

    for forged in ("", "x", "eJw.x", "eJwrSS0uAQAEXQHB.abc"):
        client.browser.set_cookie("typed", forged, path=url)
        assert client.get(url).status == 200


def test_a_stranger_is_not_let_in_by_what_was_kept(app: Flask) -> None:
    author, stranger = make_user(app), make_user(app)
    client = client_of(app, author)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    post_signed_out(client, f"/ideas/{idea}/edit/need", {"need": "Typed words."})

    sign_in(app, client, stranger)

    assert client.get(f"/ideas/{idea}/edit/need").status == 403


def test_without_its_token_nothing_is_kept(app: Flask, visitor: Client) -> None:
    with app.app_context(), transaction():
        pass
    answer = visitor.browser.post(f"/rounds/{make_round(app)}/ideas/new", data={"title": "x"})

    assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (422, [])


def post_without_session(client: Client, url: str, data: dict[str, str], **headers: str) -> Page:
    """Send a form from a page that outlived its browser's session cookie."""
    token = next(e for e in client.get(url).tree.iter("input") if e.get("name") == "csrf_token")
    client.browser.delete_cookie("session")
    sent = data | {"csrf_token": token.get("value") or ""}
    return Page(client.browser.post(url, data=sent, headers=headers))


OWN_PAGE = [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
OTHER_PAGE = [
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {},
]


@pytest.mark.parametrize("headers", OWN_PAGE)
def test_what_was_typed_outlives_the_session_cookie(app: Flask, headers: dict[str, str]) -> None:
    author = make_user(app)
    client, url = client_of(app, author), f"/rounds/{make_round(app)}/ideas/new"

    asked = post_without_session(client, url, {"title": "Benches", "summary": "Rest."}, **headers)
    assert "We have kept what you typed." in client.follow(asked).text()

    sign_in(app, client, author)
    page = client.get(url)
    assert "We kept what you typed." in page.text()
    assert 'value="Benches"' in page.html


@pytest.mark.parametrize("headers", OTHER_PAGE)
def test_another_site_puts_no_words_into_a_form(app: Flask, headers: dict[str, str]) -> None:
    author = make_user(app)
    client, url = client_of(app, author), f"/rounds/{make_round(app)}/ideas/new"

    refused = post_without_session(client, url, {"title": "Buy this"}, **headers)

    assert refused.status == 422
    assert client.browser.get_cookie("typed", path=url) is None


def test_a_page_from_an_earlier_visit_is_there_again_with_its_words(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)
    client, url = client_of(app, author), f"/ideas/{idea}/edit/need"

    sent = client.browser.post(
        url, data={"need": "New words."}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    page = client.follow(Page(sent))
    assert (page.status, "New words." in page.text()) == (200, True)
    assert stored(app, Proposal, idea).need != "New words."
