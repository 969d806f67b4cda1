"""The privacy page says what is so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from config import Testing
from pbapp import create_app
from pbapp.db import Base, db
from pbapp.web import retention
from tests.client import Client


def retention_rows(visitor: Client) -> list[tuple[str, str]]:
    """The page's table: what is kept, and how long."""
    lines = visitor.get("/privacy").tree.find(".//tbody").iter("tr")
    cells = [["".join(cell.itertext()).strip() for cell in line] for line in lines]
    return [(what, long) for what, long in cells]


def row(visitor: Client, start: str) -> str:
    """How long one thing is kept, as the page prints it."""
    return next(long for what, long in retention_rows(visitor) if what.startswith(start))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Other letters", "Until 1 day after"),
        ("The code itself", "It works for 10 minutes. A scrambled form goes about 1 hour later"),
        ("That you are signed in", "1 day at most"),
        ("Invitations", "2 days at most"),
        ("How often somebody tried", "About 2 days"),
        ("Your place at a session", "Until 30 days after the session"),
        ("Help you need", "Until 30 days after the session; then only how many"),
        ("A scrambled form of your e-mail address, if we may", "Until 12 months after"),
        ("That this browser has answered", "6 months, in your browser only"),
        ("Your e-mail address, if you ask to be told", "18 months at most; 7 days if you do not"),
        ("The letter with a code", "Until it is sent"),
        ("What you answer in a survey", "Until 3 months after its last day. Then we keep only"),
        ("What a survey asks about you", "Until 3 months after its last day; then only how many"),
        ("If you speak for your community", "With the partnership"),
        ("A log of who did what", "For good"),
        ("Reports of comments", "With the records of the round"),
        ("Accounts of people who work here", "Until they leave"),
        ("Records of engagement", "With the partnership"),
    ],
)
def test_the_page_says_how_long(visitor: Client, what: str, said: str) -> None:
    assert said in row(visitor, what)


def test_every_stretch_of_time_stands_on_the_page(visitor: Client) -> None:
    told = dict(retention_rows(visitor))

    for one in retention.KEPT:
        for time in one.times.values():
            assert retention.span(time) in told[str(one.what)]


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=23), "23 hours"),
        (timedelta(days=90), "90 days"),
        (timedelta(days=180), "6 months"),
        (timedelta(days=365), "12 months"),
        (timedelta(days=548), "18 months"),
    ],
)
def test_a_stretch_of_time_in_words(app: Flask, time: timedelta, told: str) -> None:
    with app.test_request_context():
        assert retention.span(time) == told


def test_the_page_does_not_say_that_the_address_is_never_kept(visitor: Client) -> None:
    text = visitor.get("/privacy").text()

    assert "not the address itself" not in text
    assert "The address stands in the letter with your code until that letter is sent." in text


@pytest.mark.parametrize("contact", ["", "pb@ardnellan.example"])
def test_the_page_says_whom_to_ask(tmp_path: Path, contact: str) -> None:
    config = Testing(tmp_path, f"sqlite:///{tmp_path}/test.db")
    config.PARTNERSHIP_CONTACT = contact
    app = create_app(config)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        db.session.remove()
    text = Client(app).get("/privacy").text()
    with app.app_context():
        db.engine.dispose()

    said = f"You can ask us here: {contact}" if contact else "Where a round names somebody to ask"
    assert said in text
    assert "answers for what is kept here" in text
