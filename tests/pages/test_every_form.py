"""Every form of the product, filled in every wrong way: the answer helps, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from pbapp.access.roles import Role
from pbapp.forms import without_controls
from tests.client import Client
from tests.factories.people import client_as
from tests.pages.crawling import every_address
from tests.pages.garbage import ANSWERS, FORGED, SCRIPT, filled
from tests.pages.posting import Form, Reading
from tests.pages.sweeping import Found, Site, swept

FEWEST_FORMS = 120
#: what a sentence tells somebody to do
DO = re.compile(
    r"\b(add|answer|ask|change|check|choose|enter|give|leave|look|mend|name|open|put|say|send|take"
    r"|tell|tick|try|type|use|write|needs)\b|\bha[sv]e? to be\b",
    re.IGNORECASE,
)
#: what libraries say to programmers
FOREIGN = re.compile(r"\bInvalid\b|Not a valid|field is required|\bNone\b")
#: ways whose answers are often taken, and must then be shown
TAKEN = ("hostile", "too long", "last days")
#: after these there is less to see
ENDING = re.compile(
    "remove|withdraw|sign-out|delete|take-out|void|/end|call-off|merge|pause|cancel|clear"
)


@pytest.fixture(scope="module")
def site(copied: Callable[..., Flask]) -> Site:
    """A demo to spoil."""
    return swept(copied())


def test_the_sweep_meets_the_forms(site: Site) -> None:
    assert len(site.forms) > FEWEST_FORMS


@pytest.mark.parametrize("way", ANSWERS)
def test_every_form_answers_in_words_and_keeps_what_was_typed(site: Site, way: str) -> None:
    faults = []
    for found in site.forms:
        faults += [(found.view, found.form.url, fault) for fault in sent(site, found, way)]
    site.begin_again()
    assert faults == []


def test_what_was_taken_breaks_no_page(site: Site) -> None:
    everybody = client_as(site.app, *Role)
    for found in site.forms:
        for way in () if ENDING.search(found.form.url) else TAKEN:
            kept = found.client.browser.get_cookie("session")
            found.client.browser.post(found.form.url, **filled(found.form, way))
            hold(found.client, kept)
    urls = every_address(site.app, each=2)
    broken = [(url, fault) for url in urls for fault in unsafe(everybody.browser.get(url))]
    site.begin_again()
    assert broken == []


def sent(site: Site, found: Found, way: str) -> Iterator[str]:
    """What is wrong with the answer to a form that was filled in one way."""
    browser = found.client.browser
    kept = browser.get_cookie("session")
    given = filled(found.form, way)
    answer = browser.post(found.form.url, **given)
    yield from unsafe(answer)
    if answer.status_code < 400:
        yield from unsafe(browser.get(answer.headers.get("Location", "/")))
        site.begin_again()
    if answer.status_code == 422:
        page = Reading(answer)
        yield from silent(page)
        if way not in FORGED:
            yield from lost(found.form, page, given["data"])
    hold(found.client, kept)


def hold(client: Client, kept: object) -> None:
    """Stay signed in, whatever a form did."""
    client.browser.set_cookie("session", getattr(kept, "value", ""))


def unsafe(answer: TestResponse) -> Iterator[str]:
    """What no answer may be."""
    if answer.status_code >= 500:
        yield f"answered {answer.status_code}"
    if answer.mimetype == "text/html" and (SCRIPT in answer.text or "Traceback" in answer.text):
        yield "lets through what was typed, or what broke"


def silent(page: Reading) -> Iterator[str]:
    """Where a refusal leaves somebody alone."""
    if not page.faults:
        yield "no list of what to mend"
    yield from (f"leads nowhere: {aim}" for aim in page.astray())
    for fault in page.faults:
        said = fault.rpartition(": ")[2]
        if FOREIGN.search(said) or not DO.search(said):
            yield f"does not say what to do: {fault}"


def lost(form: Form, page: Reading, body: str) -> Iterator[str]:
    """What was typed and is not on the page again, and a list that leads to none of the boxes."""
    shown = [one for one in page.posting() if one.url == form.url]
    typed = parse_qs(body, keep_blank_values=True, errors="werkzeug.url_quote")
    written = [one for name, one in form.controls.items() if one.written and name in typed]
    for control in written:
        value = squeezed(without_controls(typed[control.name][0]))
        again = [
            squeezed(one.controls[control.name].value)
            for one in shown
            if control.name in one.controls
        ]
        if value not in again:
            yield f"lost what was typed for {control.name}: {again}"
    if written and not page.aims:
        yield "no fault leads to its box"


def squeezed(text: str) -> str:
    return " ".join(text.split())
