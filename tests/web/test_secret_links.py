"""Keys in addresses stand in letters and in the address bar, and nowhere else."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from pbapp.web.secret_links import LOGS, masked
from tests.client import Client, Page

#: its key names a part of an idea and is no secret
OPEN = "/ideas/<int:proposal_id>/edit/<key>"


def test_every_address_with_a_key_is_masked(app: Flask) -> None:
    found = [rule for rule in app.url_map.iter_rules() if "key" in rule.arguments]
    rules = [rule for rule in found if rule.rule != OPEN]
    shown = []
    with app.test_request_context():
        for rule in rules:
            given = {name: "s-E_cret" if name == "key" else 7 for name in rule.arguments}
            _domain, url = rule.build(given) or ("", "")
            line = masked(f'"GET {url}?lang=gd HTTP/1.1" 200 "https://pb.example{url}"')
            shown += [line] if "s-E_cret" in line or "lang=gd" not in line else []

    assert rules
    assert shown == []


@pytest.mark.parametrize("name", LOGS)
def test_what_a_server_writes_down_holds_no_key(
    app: Flask, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, name):
        logging.getLogger(name).info('%(a)s "%(r)s"', {"a": 1, "r": "GET /bookings/hidden/change"})

    assert caplog.messages == ['1 "GET /bookings/[key]/change"']


def test_the_next_page_does_not_learn_the_key(visitor: Client) -> None:
    known = visitor.browser.get("/bookings/unknown")
    other = visitor.browser.get("/")

    assert known.headers["Referrer-Policy"] == "strict-origin"
    assert other.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("told", "status"), [("https://localhost/", 404), ("", 422)])
def test_a_form_behind_a_key_still_comes_from_here(app: Flask, told: str, status: int) -> None:
    browser, https = app.test_client(), "https://localhost"
    page = Page(browser.get("/sign-in", base_url=https))
    token = next(e.get("value") for e in page.tree.iter("input") if e.get("name") == "csrf_token")
    headers = {"Referer": told} if told else {}

    answer = browser.post(
        "/bookings/unknown/give-back",
        data={"csrf_token": token},
        base_url=https,
        headers=headers,
    )

    assert answer.status_code == status
