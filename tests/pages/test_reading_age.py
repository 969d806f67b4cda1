"""Plain words: Flesch–Kincaid grade 6 at most on public pages, 9 at most on staff pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.client import Page
from tests.pages.conftest import OpenCopy
from tests.pages.crawling import Visit, look
from tests.pages.people import RESIDENTS, SPEAKERS, STAFF, voter
from tests.pages.reading import grade, sentences

PUBLIC, FOR_STAFF = 6.0, 9.0
#: a grade of fewer words says nothing
FEWEST_WORDS = 30
VOTING = ("", "/you", "/check", "/code", "/review")


@pytest.mark.parametrize("name", RESIDENTS)
def test_public_pages_are_plain(crawled: Callable[[str], list[Visit]], name: str) -> None:
    grades = {v.url: graded(v.page) for v in crawled(name) if v.readable and v.page}
    assert {url: g for url, g in grades.items() if g > PUBLIC} == {}


@pytest.mark.parametrize("name", SPEAKERS | STAFF)
def test_staff_pages_are_plain(crawled: Callable[[str], list[Visit]], name: str) -> None:
    grades = {v.url: graded(v.page) for v in crawled(name) if v.readable and v.page}
    assert {url: g for url, g in grades.items() if g > FOR_STAFF} == {}


def test_voting_is_plain(copied: OpenCopy) -> None:
    client = voter(copied())
    visits = [look(client, f"/rounds/2/vote{step}") for step in VOTING]
    grades = {v.url: graded(v.page) for v in visits if v.readable and v.page}
    assert len(grades) > 3
    assert {url: g for url, g in grades.items() if g > PUBLIC} == {}


def graded(page: Page) -> float:
    """The grade of a page's own words; 0 where there are too few to say."""
    main = next(page.tree.iter("main"))
    read = sentences(main)
    return round(grade(read), 1) if sum(map(len, read)) >= FEWEST_WORDS else 0.0
