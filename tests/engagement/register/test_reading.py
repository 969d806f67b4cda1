"""How easy our words on the pages of the register are to read."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client
from tests.factories.engagement import add_rows, commitment, days, feedback, finding
from tests.factories.people import client_as
from tests.factories.register import make_areas, make_body, make_work
from tests.pages.reading import grade, sentences

FOR_ALL, FOR_STAFF = 6.0, 9.0


@pytest.fixture
def place(app: Flask) -> int:
    """A place with work that was told about, and work beside it."""
    area = make_areas(app, "Ardnellan/Port Nellan")["Port Nellan"]
    make_body(app, "Nellan Health")
    told = make_work(app, "Buses", area, public_since=days(-20))
    add_rows(app, told, finding(), commitment(), feedback(FeedbackKind.WHAT_WE_HEARD))
    make_work(app, "Ferries", area, public_since=days(-20), feedback_promised_by=days(9))
    return area


def grade_on(client: Client, url: str) -> float:
    page = client.get(url)
    assert page.status == 200
    return grade(sentences(next(page.tree.iter("main"))))


@pytest.mark.parametrize("url", ["/engagement/places", "/engagement/places/{place}"])
def test_pages_for_everyone_are_easy(app: Flask, visitor: Client, place: int, url: str) -> None:
    assert grade_on(visitor, url.format(place=place)) <= FOR_ALL


@pytest.mark.parametrize(
    "url",
    [
        "/engagement",
        "/engagement/map",
        "/engagement/calendar",
        "/engagement/known",
        "/engagement/known?topic=Travel&areas={place}&audiences=residents",
        "/engagement/1/known",
        "/engagement/1/together",
        "/engagement/organisations",
        "/engagement/organisations/1",
        "/engagement/import",
    ],
)
def test_pages_for_staff_are_plain(app: Flask, place: int, url: str) -> None:
    assert grade_on(client_as(app, Role.OFFICER), url.format(place=place)) <= FOR_STAFF
