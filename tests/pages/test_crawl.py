"""Everybody walks through the whole site: every link leads somewhere, every page is well made."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask

from tests.client import Page
from tests.pages.crawling import Visit, every_address, look
from tests.pages.people import EVERYBODY, as_person

#: elements that make a browser fetch something by itself, and where they name it
FETCHES = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "form": "action",
}
FEWEST_PAGES = 25
REFUSALS = {403, 404, 409}


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_link_leads_to_a_well_made_page(
    crawled: Callable[[str], list[Visit]], name: str
) -> None:
    visits = crawled(name)
    assert len(visits) > FEWEST_PAGES
    wrong = [(v.url, v.status, v.fault) for v in visits if v.fault or v.status >= 400]
    assert wrong == []


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_address_answers_or_refuses_in_words(
    crawled: Callable[[str], list[Visit]], demo: Flask, name: str
) -> None:
    walked = {v.url for v in crawled(name)}
    client = as_person(demo, name)
    visits = [look(client, url) for url in every_address(demo) if url not in walked]
    assert [
        (v.url, v.status, v.fault)
        for v in visits
        if v.fault or (v.status >= 400 and v.status not in REFUSALS)
    ] == []


@pytest.mark.parametrize("name", EVERYBODY)
def test_pages_fetch_nothing_from_elsewhere_and_say_their_language(
    crawled: Callable[[str], list[Visit]], name: str
) -> None:
    for visit in crawled(name):
        if visit.readable and visit.page:
            assert elsewhere(visit.page) == [], visit.url
            assert (visit.page.tree.get("lang"), visit.page.tree.get("dir")) == ("en", "ltr")


def elsewhere(page: Page) -> list[str]:
    """Addresses outside this site that a browser would ask without being told to."""
    here = page.response.request.base_url
    named = [
        urljoin(here, e.get(attribute, ""))
        for tag, attribute in FETCHES.items()
        for e in page.tree.iter(tag)
    ]
    home = urlsplit(here)
    return [
        url
        for url in named
        if not url.startswith("data:") and urlsplit(url)[:2] != (home.scheme, home.netloc)
    ]
