"""What a first visit costs on a slow line: bytes over the wire, headers counted, 1 KB = 1,000."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.client import Client, Page
from tests.factories.voting import make_voting_round
from tests.pages.conftest import OpenCopy
from tests.pages.crawling import Visit
from tests.pages.people import voter

VOTE_PAGE, PUBLIC_PAGE, WITH_IMAGES = 15_000, 30_000, 50_000
PROJECTS = [
    (f"{what} for {where}", 1_000_00 * number)
    for number, (what, where) in enumerate(
        (
            (what, where)
            for what in ("Benches", "A warm room", "Cycle lessons", "A shared shed")
            for where in ("Kirkbrae", "Port Nellan", "Glen Fallon", "Muirhaugh", "the shore")
        ),
        start=1,
    )
]


def test_a_vote_page_with_twenty_projects_is_small(copied: OpenCopy) -> None:
    app = copied()
    round = make_voting_round(app, PROJECTS)
    measured = weigh(Client(app), f"/rounds/{round.id}/vote")
    assert len(round.projects) == 20
    assert measured["text"] <= VOTE_PAGE, measured


def test_every_public_page_is_small(demo: Flask, crawled: Callable[[str], list[Visit]]) -> None:
    # where a link led through a redirect, the page it led to
    pages = {v.page.response.request.full_path for v in crawled("visitor") if v.page and v.readable}
    measured = {url: weigh(Client(demo), url) for url in sorted(pages)}
    heavy = {
        url: weight
        for url, weight in measured.items()
        if weight["text"] > PUBLIC_PAGE or weight["all"] > WITH_IMAGES
    }
    assert heavy == {}, measured


@pytest.mark.parametrize("step", ["you", "check", "review"])
def test_every_step_of_voting_is_small(copied: OpenCopy, step: str) -> None:
    app = copied()
    client = voter(app)
    measured = weigh(client, f"/rounds/2/vote/{step}")
    assert measured["text"] <= VOTE_PAGE, measured


def weigh(client: Client, url: str) -> dict[str, int]:
    """Bytes of a page, of it with its stylesheets and scripts, and with its images too."""
    page = Page(client.browser.get(url))
    here = fetched(client, page.response.request.path)
    sheets = {e.get("href", "") for e in page.tree.iter("link") if e.get("rel") == "stylesheet"}
    scripts = {e.get("src", "") for e in page.tree.iter("script")} - {""}
    icons = {e.get("href", "") for e in page.tree.iter("link") if e.get("rel") == "icon"}
    images = icons | {e.get("src", "") for e in page.tree.iter("img")}
    text = here + sum(fetched(client, address) for address in sheets | scripts)
    seen = sum(fetched(client, a) for a in images if not a.startswith("data:"))
    return {"page": here, "text": text, "all": text + seen}


def fetched(client: Client, url: str) -> int:
    """Bytes of one answer over the wire, status line and headers included."""
    response: TestResponse = client.browser.get(url, headers={"Accept-Encoding": "br"})
    assert response.status_code == 200, url
    lines = [f"HTTP/1.1 {response.status}", *(f"{k}: {v}" for k, v in response.headers), ""]
    size = sum(len(line.encode()) + 2 for line in lines) + len(response.data)
    response.close()
    return size
