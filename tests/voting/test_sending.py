"""Sending a vote, its receipt, changing and cancelling."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from pbapp import clock, keys
from pbapp.db import db
from pbapp.voting import queries
from tests.client import Client, Page
from tests.conftest import NOON
from tests.factories.voting import (
    cast_ballot,
    close_voting,
    make_voting_round,
    send,
    vote_client,
)
from tests.voting.test_choosing import ticked

#: what a tampered review page may send
BAD_FIELDS = [
    {"nonce": "x"},
    {"nonce": ""},
    {"version": "-1"},
    {"version": "abc"},
    {"version": ""},
    {"version": "9" * 5_000},
]


def receipt(page: Page) -> str:
    codes = [e for e in page.tree.iter("p") if "receipt-code" in (e.get("class") or "")]
    return "".join("".join(codes[0].itertext()).split())


def turnout(app: Flask, round_id: int) -> int:
    with app.app_context():
        return queries.turnout(round_id)


def test_a_vote_is_sent_and_its_receipt_proves_it(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])

    page = client.follow(send(client, vote.id, vote.projects[:2]))

    assert page.heading() == "Thank you. Your vote is in."
    code = receipt(page)
    checked = visitor.post(f"/rounds/{vote.id}/receipt", {"receipt": code.lower()})
    assert "This vote is in the box" in checked.text()
    assert "Skate park" not in checked.text()
    close_voting(app, vote.id)
    with app.app_context():
        assert list(queries.choices_in(vote.id, vote.pot_id)) == [tuple(vote.projects[:2])]


def test_a_receipt_nobody_holds_is_not_in_the_box(app: Flask, visitor: Client) -> None:
    vote, other = make_voting_round(app), make_voting_round(app)
    code = cast_ballot(app, vote.id, vote.projects[:1])
    url = f"/rounds/{vote.id}/receipt"

    assert "No vote in the box" in visitor.post(url, {"receipt": "0" * 16}).text()
    elsewhere = visitor.post(f"/rounds/{other.id}/receipt", {"receipt": code})
    assert "No vote in the box" in elsewhere.text()
    page = visitor.post(url, {"receipt": "short"})
    assert (page.status, len(page.errors())) == (422, 1)


def test_after_sending_the_device_holds_nothing_but_the_receipt(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])
    send(client, vote.id, vote.projects[:2])
    base = f"/rounds/{vote.id}/vote"

    assert ticked(client.get(base)) == []
    assert client.get(f"{base}/review").heading() == "Look over your choices"
    client.post(f"{base}/clear", on=f"{base}/receipt")
    assert client.get(f"{base}/receipt").heading() == "Your receipt is no longer here"


def test_the_receipt_goes_from_the_device_after_a_quarter_of_an_hour(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])
    send(client, vote.id, vote.projects[:2])
    client.get(f"/rounds/{vote.id}/vote")
    clock.set_source(lambda: NOON + timedelta(minutes=15))

    page = client.get(f"/rounds/{vote.id}/vote/receipt")

    assert page.heading() == "Your receipt is no longer here"


def test_the_same_mailbox_comes_back_to_the_same_ballot_and_changes_it(app: Flask) -> None:
    vote = make_voting_round(app)
    first = vote_client(app, vote.id, vote.projects[:1], "ailsa@gmail.com")
    old = receipt(first.follow(send(first, vote.id, vote.projects[:1])))

    again = vote_client(app, vote.id, vote.projects[1:], "A.ilsa+x@googlemail.com")
    assert "Your vote is in the box" in again.get(f"/rounds/{vote.id}/vote/review").text()
    new = receipt(again.follow(send(again, vote.id, vote.projects[1:])))

    assert turnout(app, vote.id) == 1
    with app.app_context():
        assert queries.is_in_box(vote.id, new)
        assert not queries.is_in_box(vote.id, old)


def test_where_nobody_may_change_a_second_vote_is_refused_politely(app: Flask) -> None:
    vote = make_voting_round(app, may_change=False)
    cast_ballot(app, vote.id, vote.projects[:1])
    client = vote_client(app, vote.id, vote.projects[1:])
    review = client.get(f"/rounds/{vote.id}/vote/review")

    page = send(client, vote.id, vote.projects[1:], nonce="0" * 32, version="1")

    assert "A vote cannot be changed in this round." in review.text()
    assert "Send my vote" not in review.text()
    assert (page.status, len(page.errors())) == (409, 1)


def test_a_page_older_than_the_ballot_is_reviewed_with_its_choices_kept(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])
    cast_ballot(app, vote.id, vote.projects[1:])

    page = send(client, vote.id, vote.projects[:1], version="0")

    assert page.status == 409
    assert page.errors() == [
        "Your vote has changed since this page was made. Look it over, then send it again."
    ]
    assert "Skate park" in page.text()
    page = client.follow(send(client, vote.id, vote.projects[:1]))
    assert page.heading() == "Thank you. Your vote is in."


def test_a_vote_is_cancelled(app: Flask) -> None:
    vote = make_voting_round(app)
    code = cast_ballot(app, vote.id, vote.projects[:1])
    client = vote_client(app, vote.id, vote.projects[:1])
    base = f"/rounds/{vote.id}/vote"

    page = client.post(f"{base}/cancel", on=f"{base}/review")

    assert page.heading() == "Your vote is cancelled"
    assert turnout(app, vote.id) == 0
    with app.app_context():
        assert not queries.is_in_box(vote.id, code)


def test_a_page_left_open_overnight_asks_who_it_is_and_keeps_the_choices(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])
    base = f"/rounds/{vote.id}/vote"
    review = client.get(f"{base}/review")
    fields = {
        field.get("name", ""): field.get("value") or ""
        for form in review.tree.iter("form")
        if (form.get("action") or "").endswith("/send")
        for field in form.iter("input")
    }
    clock.set_source(lambda: NOON + timedelta(hours=9))

    answer = Page(client.browser.post(f"{base}/send", data=fields | {"project": vote.projects[:2]}))

    assert answer.location == f"{base}/check"
    assert "Your choices are kept." in client.follow(client.follow(answer)).text()
    assert ticked(client.get(base)) == vote.projects[:2]
    assert turnout(app, vote.id) == 0


def test_a_page_without_its_session_comes_back_with_its_choices_ticked(
    app: Flask, visitor: Client
) -> None:
    vote = make_voting_round(app)
    url = f"/rounds/{vote.id}/vote"
    ours = {"Sec-Fetch-Site": "same-origin"}

    for target in (url, f"{url}/send"):
        sent = {"project": vote.projects[:2]}
        page = Page(visitor.browser.post(target, data=sent, headers=ours))
        assert (page.status, ticked(page)) == (422, vote.projects[:2])
        assert "Set-Cookie" not in page.response.headers or "vote-" not in str(
            page.response.headers.getlist("Set-Cookie")
        )
    assert ticked(visitor.get(url)) == []


@pytest.mark.parametrize(
    ("headers", "has_session", "kept"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, False, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, True, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False, True),
        ({"Sec-Fetch-Site": "none"}, False, True),
        ({"Origin": "https://evil.example"}, True, False),
        ({"Origin": "null"}, True, False),
        ({"Origin": "http://localhost"}, False, True),
        ({}, False, False),
        ({}, True, True),
    ],
)
def test_another_site_cannot_fill_in_a_ballot(
    app: Flask, visitor: Client, headers: dict[str, str], has_session: bool, kept: bool
) -> None:
    vote = make_voting_round(app)
    url = f"/rounds/{vote.id}/vote"
    if has_session:
        visitor.get(url)

    sent = {"project": vote.projects[:2]}
    page = Page(visitor.browser.post(f"{url}/send", data=sent, headers=headers))

    assert (page.status, ticked(page)) == (422, vote.projects[:2] if kept else [])


def test_voting_that_closes_while_a_page_is_open_says_so(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])
    fields = form_of(client, vote.id)
    close_voting(app, vote.id)

    page = press(client, vote.id, fields, vote.projects[:1])

    assert (page.status, page.heading()) == (409, "Voting is closed")
    assert turnout(app, vote.id) == 0


def test_a_vote_stored_before_closing_gets_its_receipt_when_sent_again_after(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])
    fields = form_of(client, vote.id)
    held = client.browser.get_cookie(f"vote-{vote.id}")
    assert held is not None
    first = receipt(client.follow(press(client, vote.id, fields, vote.projects[:1])))
    close_voting(app, vote.id)
    # The first answer never reached the browser, so its cookie is still the old one.
    client.browser.set_cookie(f"vote-{vote.id}", held.value)

    again = client.follow(press(client, vote.id, fields, vote.projects[:1]))

    assert receipt(again) == first


def test_a_missing_key_closes_voting_and_loses_nothing(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])
    fields = form_of(client, vote.id)
    with app.app_context():
        keys.destroy(f"round-{vote.id}-box")

    page = press(client, vote.id, fields, vote.projects[:1])

    assert (page.status, turnout(app, vote.id)) == (503, 0)


def test_there_is_no_receipt_without_a_commit(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])
    fields = form_of(client, vote.id)

    def full_disk(session: object) -> None:
        raise OSError("no space left on device")

    event.listen(db.session, "before_commit", full_disk)
    try:
        page = press(client, vote.id, fields, vote.projects[:1])
    finally:
        event.remove(db.session, "before_commit", full_disk)

    assert page.status == 500
    assert turnout(app, vote.id) == 0
    assert client.get(f"/rounds/{vote.id}/vote/receipt").heading() == (
        "Your receipt is no longer here"
    )
    page = client.follow(press(client, vote.id, fields, vote.projects[:1]))
    assert page.heading() == "Thank you. Your vote is in."


def test_a_tampered_form_is_looked_over_again(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:1])

    fields = form_of(client, vote.id)

    for changes in BAD_FIELDS:
        assert press(client, vote.id, fields | changes, vote.projects[:1]).status == 409
    for chosen in ([], [vote.projects[0], 999], [vote.projects[0]] * 2):
        assert press(client, vote.id, fields, chosen).status == 422
    assert turnout(app, vote.id) == 0


def test_a_form_that_cancels_is_ours_or_nothing_is_done(app: Flask) -> None:
    vote = make_voting_round(app)
    cast_ballot(app, vote.id, vote.projects[:1])
    client = vote_client(app, vote.id, vote.projects[:1])
    base = f"/rounds/{vote.id}/vote"

    for version in ("abc", "9" * 5_000, "-1", "", "²"):
        page = client.post(f"{base}/cancel", {"version": version}, on=f"{base}/review")
        assert (page.status, len(page.errors())) == (409, 1)
    assert turnout(app, vote.id) == 1


def test_the_same_page_sent_from_a_second_tab_leads_to_the_receipt(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])
    fields = form_of(client, vote.id)
    base = f"/rounds/{vote.id}/vote"
    first = receipt(client.follow(press(client, vote.id, fields, vote.projects[:2])))
    client.get(base)

    again = press(client, vote.id, fields, vote.projects[:2])

    assert again.location == f"{base}/receipt"
    assert receipt(client.follow(again)) == first
    assert ticked(client.get(base)) == []
    close_voting(app, vote.id)
    assert receipt(client.follow(press(client, vote.id, fields, vote.projects[:2]))) == first


def test_another_page_after_the_receipt_asks_who_it_is(app: Flask) -> None:
    vote = make_voting_round(app)
    client = vote_client(app, vote.id, vote.projects[:2])
    fields = form_of(client, vote.id)
    press(client, vote.id, fields, vote.projects[:2])

    other = press(client, vote.id, fields | {"nonce": "0" * 32}, vote.projects[2:])

    assert other.location == f"/rounds/{vote.id}/vote/check"
    assert ticked(client.get(f"/rounds/{vote.id}/vote")) == vote.projects[2:]


def form_of(client: Client, round_id: int) -> dict[str, str]:
    page = client.get(f"/rounds/{round_id}/vote/review")
    (form,) = [f for f in page.tree.iter("form") if (f.get("action") or "").endswith("/send")]
    return {i.get("name", ""): i.get("value") or "" for i in form.iter("input")}


def press(client: Client, round_id: int, fields: dict[str, str], chosen: list[int]) -> Page:
    data = fields | {"project": chosen}
    return Page(client.browser.post(f"/rounds/{round_id}/vote/send", data=data))
