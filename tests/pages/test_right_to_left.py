"""A language written from right to left turns the whole page round."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.client import Client, Page
from tests.pages.people import as_person


@pytest.fixture
def arabic(demo: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """Arabic on offer, as it will be once its texts are reviewed."""
    monkeypatch.setitem(demo.config, "LANGUAGES", ["en", "ar"])
    return "ar"


def sheets(page: Page) -> list[str]:
    return [
        e.get("href", "").rsplit("/", 1)[-1]
        for e in page.tree.iter("link")
        if e.get("rel") == "stylesheet"
    ]


def turned(page: Page) -> bool:
    """Whether a page reads from right to left, with the mirrored stylesheets and no other."""
    named = sheets(page)
    return (
        page.tree.get("lang") == "ar"
        and page.tree.get("dir") == "rtl"
        and named != []
        and all(".rtl." in name for name in named)
    )


@pytest.mark.parametrize(
    "url", ["/", "/rounds/2", "/rounds/2/vote", "/rounds/1/result", "/sign-in"]
)
def test_public_pages_turn_round(demo: Flask, arabic: str, url: str) -> None:
    page = Client(demo).get(f"{url}?lang={arabic}")
    assert page.status == 200
    assert turned(page)


@pytest.mark.parametrize("url", ["/desk", "/rounds/3/desk", "/rounds/new", "/engagement"])
def test_staff_pages_turn_round(demo: Flask, arabic: str, url: str) -> None:
    page = as_person(demo, "round manager").get(f"{url}?lang={arabic}")
    assert page.status == 200
    assert turned(page)


def test_a_form_with_errors_turns_round(demo: Flask, arabic: str) -> None:
    client = Client(demo)
    client.get(f"/?lang={arabic}")
    page = client.post("/sign-in", {"email": "not an address"})
    assert page.status == 422
    assert page.errors() == ["Enter an e-mail address like name@example.org."]
    assert turned(page)


def test_the_other_pages_stay_as_they_are(demo: Flask) -> None:
    page = Client(demo).get("/?lang=ar")
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("en", "ltr")
    assert not any(".rtl." in name for name in sheets(page))


def test_peoples_own_words_keep_their_own_direction(demo: Flask, arabic: str) -> None:
    page = Client(demo).get(f"/rounds/2?lang={arabic}")
    heading = next(page.tree.iter("h1"))
    assert any(e.get("dir") == "auto" for e in heading.iter())
