"""A community body opens and leads work of its own; partners read what they take part in."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.accounts.models import Membership
from pbapp.db import db, transaction
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.kinds import PartnerRole
from tests.client import Client
from tests.factories.engagement import make_area, make_full_record, make_record
from tests.factories.people import Person, client_as, client_of
from tests.factories.planning import COUNCIL, VILLAGE, make_body, make_partner, make_speaker
from tests.statements import statements

#: pages that tell what went wrong, who said what, and what stands in somebody's way
INNER = (
    "/way",
    "/plan/needs",
    "/plan/agreement",
    "/looking-back",
    "/log",
    "/standards",
    "/telling",
)


@pytest.fixture
def village(app: Flask) -> int:
    return make_body(app, VILLAGE)


def secretary(app: Flask, village: int) -> Person:
    return make_speaker(app, village, Role.COMMUNITY_REVIEWER)


def opened(app: Flask, **changes: str) -> dict[str, str]:
    return {
        "title": "Seats by the burn",
        "topic": "seats",
        "audience": "Walkers",
        "audience_kind": "residents",
        "level": "inform",
        "areas": str(make_area(app)),
        "opens_on": "2026-11-10",
        "closes_on": "2026-12-10",
    } | changes


def work(app: Flask) -> list[tuple[int | None, int | None]]:
    """Who leads each record: the body, and the person."""
    with app.app_context():
        rows = db.session.scalars(select(Engagement).order_by(Engagement.id))
        return [(one.lead_organisation_id, one.lead_id) for one in rows]


@pytest.mark.both_databases
def test_a_community_body_opens_work_of_its_own(app: Flask, village: int) -> None:
    person = secretary(app, village)
    client = client_of(app, person)
    assert "/engagement/known" in client.get("/engagement/mine").links()
    assert "My organisation" in client.get("/engagement/known").text()

    sent = client.post("/engagement/new", opened(app, lead_organisation_id=str(village)))
    page = client.follow(sent)

    assert page.heading() == "Where it stands"
    assert f"Who leads {VILLAGE[0]}" in page.text()
    assert work(app) == [(village, person.id)]
    assert client.get(f"{sent.location}/edit/about").status == 200


@pytest.mark.parametrize("body", ["", COUNCIL])
def test_it_opens_nothing_in_the_name_of_others(app: Flask, village: int, body: Any) -> None:
    other = str(make_body(app, body)) if body else ""
    client = client_of(app, secretary(app, village))

    page = client.post("/engagement/new", opened(app, lead_organisation_id=other))

    assert (page.status, page.errors()) == (422, ["Choose one of these."])
    assert work(app) == []


def test_its_own_record_is_not_handed_to_others(app: Flask, village: int) -> None:
    record_id = make_record(app, lead_organisation_id=village)
    council = make_body(app, COUNCIL)
    at = f"/engagement/{record_id}/edit/about"
    client = client_of(app, secretary(app, village))
    offered = [one.get("value") for one in client.get(at).tree.iter("option")]
    assert str(village) in offered
    assert str(council) not in offered

    page = client.post(at, {"lead_organisation_id": str(council)})

    assert page.status == 422
    assert work(app)[0][0] == village


def test_the_page_for_everyone_says_who_leads(app: Flask, village: int, visitor: Client) -> None:
    record_id = make_record(app, State.LIVE, lead_organisation_id=village)
    text = visitor.get(f"/engagement/{record_id}/public").text()
    assert f"{VILLAGE[0]} leads this work." in text


def test_who_no_longer_speaks_for_it_leads_no_more(app: Flask, village: int) -> None:
    person = secretary(app, village)
    record_id = make_record(app, lead_id=person.id, lead_organisation_id=village)
    at = f"/engagement/{record_id}/edit/dates"
    assert client_of(app, person).get(at).status == 200

    with app.app_context(), transaction() as session:
        for row in session.scalars(select(Membership).where(Membership.user_id == person.id)):
            session.delete(row)
    assert client_of(app, person).get(at).status == 403


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COMMUNITY_REVIEWER])
@pytest.mark.both_databases
def test_partners_read_all_of_the_work_they_take_part_in(app: Flask, role: Role) -> None:
    record_id, body_id = make_full_record(app), make_body(app)
    make_partner(app, record_id, body_id)
    client = client_of(app, make_speaker(app, body_id, role))
    statuses = {page: client.get(f"/engagement/{record_id}{page}").status for page in INNER}

    assert statuses == dict.fromkeys(INNER, 200)
    assert client.get(f"/engagement/{record_id}").heading() == "Where it stands"
    assert client.get(f"/engagement/{record_id}/edit/dates").status == 403


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COMMUNITY_REVIEWER])
@pytest.mark.parametrize("part", [None, PartnerRole.INFORMED])
def test_of_other_work_they_read_what_the_register_says(
    app: Flask, role: Role, part: PartnerRole | None
) -> None:
    record_id = make_full_record(app, title="Buses", contact="buses@x.example")
    body_id = make_body(app)
    if part:
        make_partner(app, record_id, body_id, role=part)
    client = client_of(app, make_speaker(app, body_id, role))

    page = client.get(f"/engagement/{record_id}")

    assert (page.status, page.heading()) == (200, "Buses")
    assert "buses@x.example" in page.text()
    assert f"/engagement/{record_id}/public" in page.links()
    statuses = {page: client.get(f"/engagement/{record_id}{page}").status for page in INNER}
    assert statuses == dict.fromkeys(INNER, 403)


def test_a_title_in_the_register_leads_partners_to_its_entry(app: Flask) -> None:
    record_id = make_record(app, State.REGISTERED)
    client = client_as(app, Role.PARTNER)
    assert f"/engagement/{record_id}" in client.get("/engagement").links()
    assert client.get(f"/engagement/{record_id}").status == 200


def test_lists_ask_nothing_more_for_each_record_a_partner_sees(app: Flask) -> None:
    client = client_of(app, make_speaker(app, make_body(app)))

    def asked(page: str) -> int:
        with statements(app) as made:
            client.get(page)
        return len(made)

    pages = ("/engagement", "/engagement/promises", "/engagement/owed")
    for _one in range(2):
        make_full_record(app)
    few = [asked(page) for page in pages]
    for _one in range(4):
        make_full_record(app)
    assert [asked(page) for page in pages] == few
