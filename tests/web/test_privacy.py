"""The privacy page says what is so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from config import Testing
from pbapp import create_app, limits
from pbapp.accounts import challenges, invitations, visits
from pbapp.db import Base, db
from pbapp.outbox import box
from tests.client import Client


def row(visitor: Client, start: str) -> str:
    """How long one thing is kept, as the page prints it."""
    for line in visitor.get("/privacy").tree.iter("tr"):
        cells = ["".join(cell.itertext()).strip() for cell in line]
        if cells[0].startswith(start):
            return cells[-1]
    raise AssertionError(start)


@pytest.mark.parametrize(
    ("what", "said", "kept", "wanted"),
    [
        ("Other letters", "One day after", box.KEPT, timedelta(days=1)),
        ("The code itself", "10 minutes", challenges.LIVES, timedelta(minutes=10)),
        ("The code itself", "an hour later", challenges.KEPT_AFTER_END, timedelta(hours=1)),
        ("That you are signed in", "one day", visits.RESIDENT_LASTS, timedelta(days=1)),
        ("Invitations", "two days", invitations.LIVES, timedelta(days=2)),
        ("How often somebody tried", "two days", limits.KEPT, timedelta(days=2)),
        ("The letter with a code", "Until it is sent", None, None),
        ("A log of who did what", "For good", None, None),
        ("Reports of comments", "With the records of the round", None, None),
        ("Accounts of people who work here", "Until they leave", None, None),
        ("Records of engagement", "With the partnership", None, None),
    ],
)
def test_the_page_says_what_the_software_does(
    visitor: Client, what: str, said: str, kept: timedelta | None, wanted: timedelta | None
) -> None:
    assert said in row(visitor, what)
    assert kept == wanted


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
