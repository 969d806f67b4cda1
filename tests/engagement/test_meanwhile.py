"""Two people at one form: the second hears of the first, and neither loses a word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.lifecycle import State
from tests.client import Client, Page
from tests.factories.engagement import make_record, read
from tests.factories.people import client_as

DATES = ("opens_on", "closes_on", "decision_on", "feedback_promised_by")


def boxes(page: Page) -> dict[str, Any]:
    """What a browser would send of a page on which nobody wrote."""
    found = {
        control.get("name", ""): control.get("value") or control.text or ""
        for control in page.tree.iter()
        if control.tag in ("input", "textarea") and control.get("type") != "checkbox"
    }
    for control in page.tree.iter("select"):
        chosen = [one for one in control.iter("option") if one.get("selected") is not None]
        found[control.get("name", "")] = (chosen or [control[0]])[0].get("value", "")
    return found


def send(client: Client, page: Page, **changes: Any) -> Page:
    """Send the form of a page that was opened before."""
    url = page.response.request.path
    return Page(client.browser.post(url, data=boxes(page) | changes))


@pytest.fixture
def url(app: Flask) -> str:
    record_id = make_record(app, State.PLANNING, why_now="The lease ends.")
    return f"/engagement/{record_id}/edit/"


def said(app: Flask, name: str) -> Any:
    return read(app, 1, lambda record: getattr(record, name))


def test_the_second_of_two_reads_what_the_first_wrote_and_keeps_their_own(
    app: Flask, url: str
) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), why_now="The roof leaks.")

    page = send(client, early, why_now="The boiler broke.")

    sentence = (
        "Somebody changed this while you wrote. It now says: The roof leaks. "
        "Save again to put yours in its place."
    )
    assert (page.status, page.errors()) == (422, [sentence])
    assert boxes(page)["why_now"].strip() == "The boiler broke."
    assert said(app, "why_now") == "The roof leaks."


def test_who_saves_again_puts_theirs_in_its_place(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), why_now="The roof leaks.")

    page = send(client, send(client, early, why_now="The boiler broke."))

    assert (page.status, said(app, "why_now")) == (303, "The boiler broke.")


def test_what_only_the_other_changed_stays_as_they_left_it(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), why_now="The roof leaks.")

    page = send(client, early, can_change="The colour.")

    assert page.status == 303
    assert (said(app, "why_now"), said(app, "can_change")) == ("The roof leaks.", "The colour.")


def test_a_slip_in_between_does_not_hide_what_the_other_wrote(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), why_now="The roof leaks.")

    slip = send(client, early, why_now="The boiler broke.", can_change="x" * 1001)
    page = send(client, slip, can_change="The colour.")

    assert (slip.status, page.status) == (422, 422)
    assert "It now says: The roof leaks." in page.errors()[0]


def test_a_day_is_told_as_a_day(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}dates")
    send(client, client.get(f"{url}dates"), feedback_promised_by="2027-03-01")

    page = send(client, early, feedback_promised_by="2027-03-02")

    assert "It now says: Monday 1 March 2027." in page.errors()[0]
    assert said(app, "feedback_promised_by") == date(2027, 3, 1)


def test_both_may_save_the_same(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), why_now="The roof leaks.")

    assert send(client, early, why_now="The roof\r\nleaks.").status == 303


def test_a_list_is_told_in_its_words(app: Flask, url: str) -> None:
    client = client_as(app, Role.OFFICER)
    early = client.get(f"{url}purpose")
    send(client, client.get(f"{url}purpose"), intended_result="information_only")

    page = send(client, early, intended_result="shared_decision")

    assert "It now says: People know about it." in page.errors()[0]


def test_a_row_of_a_record_is_watched_too(app: Flask, url: str) -> None:
    client, home = client_as(app, Role.OFFICER), url.removesuffix("/edit/")
    client.post(f"{home}/comments/new", {"about": "Cold hall.", "received_on": "2026-11-01"})
    early = client.get(f"{home}/comments/1")
    send(client, client.get(f"{home}/comments/1"), about="Cold hall, and dark.")

    page = send(client, early, about="Cold hall, and far.")

    assert (page.status, len(page.errors())) == (422, 1)
    assert "It now says: Cold hall, and dark." in page.errors()[0]


@pytest.mark.parametrize("seen", ["", "why_now", "why_now:", ":x", "x:y why_now:0 :", "\x00"])
def test_a_mark_that_nobody_made_breaks_nothing(app: Flask, url: str, seen: str) -> None:
    client = client_as(app, Role.OFFICER)

    page = send(client, client.get(f"{url}purpose"), seen_as=seen)

    assert page.status in (303, 422)
