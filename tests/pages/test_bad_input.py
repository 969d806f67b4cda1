"""Whatever somebody sends, on either database, they get a page that says what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from pbapp.access.roles import Role
from tests.client import Client
from tests.databases import postgresql
from tests.factories.people import client_as
from tests.pages.crawling import crawl, every_address
from tests.pages.forms import LEAVING, forms_of
from tests.pages.people import as_person, voter
from tests.story import closed, copied, opened, tell

TOO_LARGE = 10**18
#: what each field of a form is filled with
FILLINGS = ("", "a\x00b", str(TOO_LARGE), "-1")
MOST_SENDERS = 2
QUERIES = (
    "page=abc&lang=%00&q=%00&state=%00&kind=x&area=1e9&next=//elsewhere.example/",
    "page=-1&lang=../../etc/passwd&q=%FF%FE&state=x&kind=%00&area=-1&indicator=%00&code=%00",
    f"page={10**12}&area={TOO_LARGE}&person={TOO_LARGE}&project={TOO_LARGE}&day=%00",
    f"page={10**30}&area={10**30}&person={10**30}&project={10**30}&day=9999-99-99",
    "page=%00&page=2&area=%00&person=%00&project=%00",
)
FEWEST_FORMS = 30
STARTS = ("/", "/account", "/sign-in", "/staff/sign-in", "/staff")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def spoiled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """A demo of its own on each database, to send anything to."""
    folder: Path = tmp_path_factory.mktemp("spoiled")
    if request.param == "sqlite":
        app = opened(copied(request.getfixturevalue("told_once"), folder / "demo"))
    else:
        app = opened(folder, postgresql())
        tell(app)
    yield app
    closed(app)


@pytest.mark.parametrize("spoiled", ["postgresql"], indirect=True, scope="module")
def test_no_form_breaks_where_the_database_is_stricter(spoiled: Flask) -> None:
    people = {
        "visitor": Client(spoiled),
        "voter": voter(spoiled),
        "resident": as_person(spoiled, "resident"),
        "round manager": as_person(spoiled, "round manager"),
        "everything": client_as(spoiled, *Role),
    }
    forms = [(name, form) for name in people for form in forms_of(crawl(people[name], STARTS))]
    broken = []
    senders: dict[str, set[str]] = {}
    for name, form in sorted(forms, key=lambda pair: pair[1].kind in LEAVING):
        sent_by = senders.setdefault(form.kind, set())
        if name in sent_by or len(sent_by) == MOST_SENDERS:
            continue
        sent_by.add(name)
        for filling in FILLINGS:
            data = dict.fromkeys(form.names, filling) | {"csrf_token": form.token}
            status = people[name].browser.post(form.url, data=data).status_code
            if not 300 <= status < 500:
                broken.append((name, form.url, filling[:20], status))
    assert len(senders) > FEWEST_FORMS, sorted(senders)
    assert broken == []


def test_numbers_out_of_range_are_not_found(spoiled: Flask) -> None:
    client = client_as(spoiled, *Role)
    urls = {
        re.sub(r"/\d+", f"/{number}", url)
        for url in every_address(spoiled, each=1)
        for number in (0, 999_999, 2**31, TOO_LARGE, 10**30)
        if re.search(r"/\d+", url)
    }
    answers = {url: client.browser.get(url).status_code for url in sorted(urls)}
    assert {url: status for url, status in answers.items() if status != 404} == {}


def test_no_query_breaks_a_page(spoiled: Flask) -> None:
    client = client_as(spoiled, *Role)
    urls = [f"{url}?{query}" for url in every_address(spoiled, each=1) for query in QUERIES]
    answers = {url: client.browser.get(url).status_code for url in urls}
    assert {url: status for url, status in answers.items() if status >= 500} == {}
