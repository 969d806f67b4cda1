"""The pages of sessions on phones without JavaScript, for every reader, and in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.activities.sessions.kinds import SupportKind
from pbapp.activities.sessions.lifecycle import Status
from tests.browser import (
    PATIENCE_MS,
    PHONE,
    SMALL_PHONE,
    axe_violations,
    follow,
    scrolls_sideways,
    served,
)
from tests.client import Client
from tests.factories.people import client_as
from tests.factories.sessions import (
    book,
    key_of,
    make_body,
    make_programme,
    make_record,
    make_session,
    statuses,
)
from tests.pages.crawling import look
from tests.pages.forms import forms_of
from tests.pages.reading import grade, sentences
from tests.statements import statements

PUBLIC, FOR_STAFF, FEWEST_WORDS = 6.0, 9.0, 30
Place = tuple[int, int, str]


@pytest.fixture
def place(app: Flask) -> Place:
    """A programme, a session with one place left, and the key of a booking."""
    body = make_body(app, "Fire service")
    programme_id = make_programme(app, make_record(app), owner_id=body)
    given: dict[str, Any] = {"place": "Town hall, Main Street", "leader": "Chair of the board"}
    session_id = make_session(app, programme_id, capacity=2, **given)
    booked = book(app, session_id, name="Ailsa", needs=(SupportKind.TRAVEL,), needs_detail="A lift")
    return programme_id, session_id, key_of(app, booked)


def public_urls(place: Place) -> list[str]:
    programme_id, session_id, key = place
    return [
        "/sessions",
        f"/programmes/{programme_id}",
        f"/sessions/{session_id}",
        f"/sessions/{session_id}/book",
        f"/bookings/{key}",
        f"/bookings/{key}/change",
        f"/bookings/{key}/give-back",
    ]


def test_booking_stands_before_the_small_print(place: Place, visitor: Client) -> None:
    text = visitor.get(f"/sessions/{place[1]}").text()

    assert text.index("Book a place") < text.index("How long") < text.index("Town hall")


def staff_urls(place: Place) -> list[str]:
    programme_id, session_id, _key = place
    run = [f"/sessions/{session_id}/{name}" for name in ("desk", "edit", "call-off", "attendance")]
    names = ("desk", "edit", "plan", "cascades/new", "members/new", "summary", "review")
    plan = [f"/programmes/{programme_id}/{name}" for name in names]
    return ["/programmes", *plan, *run, "/support/1", "/engagement/1/programmes/new"]


def graded(client: Client, url: str) -> float:
    main = next(client.get(url).tree.iter("main"))
    read = sentences(main)
    return round(grade(read), 1) if sum(map(len, read)) >= FEWEST_WORDS else 0.0


def test_public_pages_read_at_grade_six(app: Flask, place: Place, visitor: Client) -> None:
    grades = {url: graded(visitor, url) for url in public_urls(place)}
    assert len([one for one in grades.values() if one]) > 3
    assert {url: one for url, one in grades.items() if one > PUBLIC} == {}


def test_staff_pages_read_at_grade_nine(app: Flask, place: Place) -> None:
    officer = client_as(app, Role.OFFICER)
    grades = {url: graded(officer, url) for url in staff_urls(place)}
    assert {url: one for url, one in grades.items() if one > FOR_STAFF} == {}


def phone_of(browser: Browser, address: str, size: dict[str, int]) -> BrowserContext:
    return browser.new_context(
        viewport=size, is_mobile=True, has_touch=True, java_script_enabled=False, base_url=address
    )


def signed_in(app: Flask, context: BrowserContext, address: str) -> None:
    """Let the phone be an officer's."""
    cookie = client_as(app, Role.OFFICER).browser.get_cookie("session")
    assert cookie is not None
    context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])


@pytest.fixture(params=[SMALL_PHONE, PHONE], ids=["320", "390"])
def phone(
    request: pytest.FixtureRequest, app: Flask, browser: Browser
) -> Iterator[tuple[BrowserContext, str]]:
    """A phone without JavaScript."""
    with served(app) as address:
        context = phone_of(browser, address, request.param)
        context.set_default_timeout(PATIENCE_MS)
        yield context, address
        context.close()


def tick(page: Page, words: str) -> None:
    """Touch the words beside a box, as a thumb does."""
    page.locator("label").get_by_text(words, exact=True).click()


def faults(browser: Browser, page: Page) -> list[str]:
    """What is wrong with a page as it stands."""
    wide = [f"{page.url} is wider than the screen"] if scrolls_sideways(page) else []
    return wide + [f"{page.url}: {one}" for one in axe_violations(browser, page)]


@pytest.mark.browser
def test_every_page_fits_a_phone_and_every_reader(
    app: Flask, browser: Browser, phone: tuple[BrowserContext, str], place: Place
) -> None:
    context, address = phone
    page, found = context.new_page(), []
    for url in public_urls(place):
        assert page.goto(url)
        found += faults(browser, page)
    signed_in(app, context, address)
    for url in staff_urls(place):
        answer = page.goto(url)
        assert answer
        assert answer.status == 200, url
        found += faults(browser, page)
    assert found == []


@pytest.mark.browser
def test_a_resident_books_the_last_place_then_gives_it_back(
    app: Flask, browser: Browser, phone: tuple[BrowserContext, str], place: Place
) -> None:
    page = phone[0].new_page()
    page.goto("/sessions")
    follow(page.get_by_role("link", name="Thursday 12 November 2026, midday"))
    follow(page.get_by_role("link", name="Book a place"))
    page.get_by_label("What should we call you?").fill("Rory")
    page.get_by_label("Who do you come for?").select_option(label="I come for myself")
    follow(page.get_by_role("button", name="Book my place"))
    assert page.get_by_role("heading", name="Please check your answers").is_visible()
    assert page.get_by_label("What should we call you?").input_value() == "Rory"
    assert faults(browser, page) == []
    tick(page, "I live here, none of these")
    tick(page, "No")
    follow(page.get_by_role("button", name="Book my place"))
    assert page.get_by_role("heading", name="You have a place").is_visible()
    waiting = book(app, place[1])
    assert statuses(app, place[1]) == {Status.BOOKED: 2, Status.WAITLISTED: 1}

    follow(page.get_by_role("link", name="I cannot come"))
    follow(page.get_by_role("button", name="Give my place back"))

    assert page.get_by_role("heading", name="You gave your place back").is_visible()
    assert statuses(app, place[1]) == {Status.BOOKED: 2, Status.CANCELLED: 1}
    assert waiting


@pytest.mark.browser
def test_an_officer_marks_who_came_on_a_phone(
    app: Flask, browser: Browser, phone: tuple[BrowserContext, str], place: Place
) -> None:
    context, address = phone
    starts_at = clock.now() + timedelta(days=10)
    book(app, place[1], name="Rory")
    clock.set_source(lambda: starts_at + timedelta(minutes=30))
    signed_in(app, context, address)
    page = context.new_page()
    page.goto(f"/sessions/{place[1]}/desk")
    follow(page.get_by_role("link", name="Mark who came"))
    tick(page, "1. Ailsa")
    page.get_by_label("How many came without a booking?").fill("2")
    follow(page.get_by_role("button", name="Save"))

    assert "Saved." in page.locator("main").inner_text()
    assert statuses(app, place[1]) == {Status.ATTENDED: 1, Status.ABSENT: 1}
    assert faults(browser, page) == []


def test_the_page_for_everyone_does_not_tell_how_many_booked(app: Flask, visitor: Client) -> None:
    session_id = make_session(app)
    pages = []
    for _one in range(3):
        pages.append(visitor.get(f"/sessions/{session_id}").text())
        book(app, session_id)

    assert len(set(pages)) == 1


@pytest.mark.parametrize("filling", ["", "a\x00b", str(10**18), "-1"])
def test_no_form_breaks_whatever_it_is_filled_with(app: Flask, place: Place, filling: str) -> None:
    officer = client_as(app, Role.OFFICER)
    visits = [look(officer, url) for url in (*public_urls(place), *staff_urls(place))]
    answers = {}
    for form in forms_of(visits):
        data = dict.fromkeys(form.names, filling) | {"csrf_token": form.token}
        answers[form.url] = officer.browser.post(form.url, data=data).status_code

    assert len(answers) > 10
    assert {url: status for url, status in answers.items() if status not in (303, 422, 409)} == {}


def test_lists_send_as_many_statements_for_many_as_for_one(app: Flask, place: Place) -> None:
    programme_id, session_id, _key = place
    officer = client_as(app, Role.OFFICER)
    urls = [
        "/sessions",
        "/programmes",
        f"/programmes/{programme_id}",
        f"/programmes/{programme_id}/desk",
        f"/programmes/{programme_id}/summary",
        f"/sessions/{session_id}/desk",
    ]

    def sent() -> dict[str, int]:
        counts = {}
        for url in urls:
            with statements(app) as found:
                assert officer.get(url).status == 200
            counts[url] = len(found)
        return counts

    before = sent()
    for number in range(5):
        starts_at = clock.now() + timedelta(days=20 + number)
        make_session(app, programme_id, starts_at=starts_at)
        make_programme(app, 1)
        book(app, session_id, needs=(SupportKind.TRAVEL,))
    assert sent() == before


LARGE = "const s = new CSSStyleSheet(); s.replaceSync('html{font-size:200%}'); {0}.push(s)"
MOVING = "[...document.querySelectorAll('*')].filter(e => {0}).length"


def test_words_at_twice_the_size_stay_on_the_screen(
    app: Flask, browser: Browser, place: Place
) -> None:
    with served(app) as address:
        page = browser.new_page(viewport=PHONE, base_url=address)
        page.goto(f"/sessions/{place[1]}/book")
        page.evaluate(LARGE.replace("{0}", "document.adoptedStyleSheets"))
        page.locator("summary").click()
        assert not scrolls_sideways(page)
        page.close()


def test_nothing_moves_for_those_who_ask_for_that(
    app: Flask, browser: Browser, place: Place
) -> None:
    with served(app) as address:
        page = browser.new_page(viewport=PHONE, base_url=address, reduced_motion="reduce")
        page.goto(f"/sessions/{place[1]}")
        moves = "getComputedStyle(e).transitionDuration !== '0s'"
        assert page.evaluate(MOVING.replace("{0}", moves)) == 0
        page.close()
