"""Plain words: grade 9 at most where staff work, 6 where partners and representatives read."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.plan.models import RoleAgreement
from tests.client import Client, Page
from tests.factories.engagement import add_rows, make_record
from tests.factories.people import client_as, client_of
from tests.factories.planning import (
    VILLAGE,
    ask_partners,
    make_body,
    make_partner,
    make_representative,
    make_speaker,
    outcome,
)
from tests.pages.reading import grade, sentences

FOR_STAFF, FOR_ALL = 9.0, 6.0
STAFF_PAGES = (
    *(f"/engagement/1/plan/{sheet}" for sheet in ("agreement", "people", "needs", "aims")),
    *(
        f"/engagement/1/plan/{part}/new"
        for part in ("partners", "roles", "barriers", "support", "contact")
    ),
    "/engagement/1/plan/outcomes/new",
    "/engagement/1/plan/assessments/new",
    "/engagement/1/plan/screen/age",
    "/engagement/1/plan/versions/1/note/1",
    "/engagement/representatives",
    "/engagement/representatives/new",
    "/people/speakers",
    "/people/speakers/new",
)
THEIR_PAGES = (
    "/engagement/mine",
    "/engagement/1/plan/versions/1",
    "/engagement/1/plan/versions/1/ask/1",
    "/engagement/representatives/1",
    "/engagement/representatives/1/meetings/new",
    "/engagement/representatives/1/reports/new",
)


@pytest.fixture
def speaker(app: Flask) -> Client:
    """Somebody of a community council that is partner in record 1, and represents it."""
    body, record_id = make_body(app, VILLAGE), make_record(app)
    partner_id = make_partner(app, record_id, body)
    add_rows(app, record_id, outcome(), RoleAgreement(partner_id=partner_id, text="Books"))
    ask_partners(app, record_id)
    person = make_speaker(app, body, Role.COMMUNITY_REVIEWER)
    make_representative(app, body, record_id, user_id=person.id)
    return client_of(app, person)


def graded(page: Page) -> float:
    assert page.status == 200
    return grade(sentences(next(page.tree.iter("main"))))


def test_pages_of_the_plan_are_plain(app: Flask, speaker: Client) -> None:
    officer = client_as(app, Role.OFFICER)
    grades = {url: graded(officer.get(url)) for url in STAFF_PAGES}
    assert {url: found for url, found in grades.items() if found > FOR_STAFF} == {}


def test_pages_of_those_who_speak_for_others_are_plainer(app: Flask, speaker: Client) -> None:
    grades = {url: graded(speaker.get(url)) for url in THEIR_PAGES}
    assert {url: found for url, found in grades.items() if found > FOR_ALL} == {}
