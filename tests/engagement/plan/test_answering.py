"""Those who speak for a body answer for it, and nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.predicates import bodies_of
from pbapp.access.roles import Actor, Held, Role
from pbapp.accounts import visits
from pbapp.accounts.models import Membership, User
from pbapp.db import transaction
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan import models, queries
from tests.client import Client
from tests.factories import accounts
from tests.factories.engagement import add_rows, make_record, on_record, read
from tests.factories.people import client_as, client_of, make_user
from tests.factories.planning import (
    COUNCIL,
    VILLAGE,
    ask_partners,
    make_body,
    make_partner,
    make_speaker,
    outcome,
)


@pytest.fixture
def village(app: Flask) -> int:
    return make_body(app, VILLAGE)


@pytest.fixture
def asked(app: Flask, village: int) -> tuple[int, int]:
    """A record and its community partner, asked to agree version 1."""
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, village)
    add_rows(app, record_id, outcome())
    ask_partners(app, record_id)
    return record_id, partner_id


def agreed(app: Flask, record_id: int) -> bool:
    return read(app, record_id, queries.is_agreed)


@pytest.mark.both_databases
@pytest.mark.parametrize("role", [Role.PARTNER, Role.COMMUNITY_REVIEWER])
def test_whoever_speaks_for_it_agrees_with_one_press(
    app: Flask, village: int, asked: tuple[int, int], role: Role
) -> None:
    record_id, partner_id = asked
    client = client_of(app, make_speaker(app, village, role))
    page = client.get("/engagement/mine")
    (plan,) = [link for link in page.links() if "/plan/versions/" in link]
    assert "When should the bus run?" in client.get(plan).text()
    assert "More people take the last bus." in client.get(plan).text()

    page = client.follow(client.post(f"{plan}/agree/{partner_id}", on=plan))

    assert "You agreed this plan. Thank you." in page.text()
    assert agreed(app, record_id)


@pytest.mark.both_databases
def test_a_change_can_be_asked_for_in_words(
    app: Flask, village: int, asked: tuple[int, int]
) -> None:
    record_id, partner_id = asked
    client = client_of(app, make_speaker(app, village, Role.COMMUNITY_REVIEWER))
    url = f"/engagement/{record_id}/plan/versions/1/ask/{partner_id}"
    page = client.post(url, {"words": ""})
    assert (page.status, page.errors()) == (422, ["Say what should change."])

    page = client.follow(client.post(url, {"words": "Run it on <b>Sunday</b>."}))

    assert "Run it on <b>Sunday</b>." in page.text()
    shown = client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/plan/agreement")
    assert "Run it on <b>Sunday</b>." in shown.text()
    assert not agreed(app, record_id)


def strangers(app: Flask, village: int) -> dict[str, Client]:
    other = make_speaker(app, make_body(app, COUNCIL), Role.PARTNER)
    return {
        "officer": client_as(app, Role.OFFICER),
        "administrator": client_as(app, Role.ADMINISTRATOR),
        "resident": client_as(app, Role.RESIDENT),
        "another body": client_of(app, other),
    }


def test_nobody_else_can_answer(app: Flask, village: int, asked: tuple[int, int]) -> None:
    record_id, partner_id = asked
    speaks = client_of(app, make_speaker(app, village))
    url = f"/engagement/{record_id}/plan"
    (role_id,) = add_rows(
        app, record_id, models.RoleAgreement(partner_id=partner_id, text="Books the hall")
    )
    posts = (
        f"{url}/versions/1/agree/{partner_id}",
        f"{url}/versions/1/ask/{partner_id}",
        f"{url}/partners/{partner_id}/focus",
        f"{url}/roles/{role_id}/accept",
    )
    for who, client in strangers(app, village).items():
        for post in posts:
            assert client.post(post, {"words": "No"}, on="/").status == 403, (who, post)
    assert not agreed(app, record_id)
    assert speaks.post(posts[0], on=f"{url}/versions/1").status == 303


def test_a_membership_without_the_role_opens_nothing(app: Flask, village: int) -> None:
    person = make_user(app, Role.RESIDENT)
    with app.app_context(), transaction() as session:
        user = session.get_one(User, person.id)
        user.memberships.append(accounts_membership(village))
    assert client_of(app, person).get("/engagement/mine").status == 403


def accounts_membership(body: int) -> Any:
    return Membership(organisation_id=body)


def test_a_partner_is_let_in_only_past_the_second_step(
    app: Flask, village: int, asked: tuple[int, int]
) -> None:
    person = make_speaker(app, village, Role.PARTNER)
    client = Client(app)
    with app.app_context(), transaction() as stored:
        visit = visits.open_for(stored.get_one(User, person.id), second_factor=False)
    with client.browser.session_transaction() as session:
        session.update(visit)
    assert client.get("/engagement/mine").location.startswith("/sign-in")


def test_a_body_is_spoken_for_only_in_the_role_that_says_so() -> None:
    bodies = frozenset({7})
    speaks = {
        role: bodies_of(Actor(1, "x", frozenset({Held(role)}), None, bodies)) for role in Role
    }
    assert {role for role, found in speaks.items() if found} == {
        Role.PARTNER,
        Role.COMMUNITY_REVIEWER,
    }


@pytest.mark.both_databases
def test_a_community_reviewer_signs_in_with_a_code_by_e_mail(
    app: Flask, visitor: Client, village: int
) -> None:
    person = make_speaker(app, village, Role.COMMUNITY_REVIEWER)
    page = accounts.sign_in(visitor, person.email)
    assert page.status == 303
    assert visitor.get("/engagement/mine").status == 200


@pytest.mark.parametrize("published", [False, True])
def test_everyone_reads_a_version_once_it_is_published(
    app: Flask, visitor: Client, asked: tuple[int, int], published: bool
) -> None:
    record_id, _partner = asked
    url = f"/engagement/{record_id}/plan/versions/1"
    officer = client_as(app, Role.OFFICER)
    if published:
        officer.post(f"{url}/publish", on=f"/engagement/{record_id}/plan/agreement")
    page = visitor.get(url)
    assert page.status == (200 if published else 303)
    assert ("We agree this plan" in page.html) is False
    assert (f'href="/engagement/{record_id}/public"' in page.html) is published
    assert f"/engagement/{record_id}" in officer.get(url).links()


def test_a_version_of_a_record_that_is_not_up_yet_stays_inside(
    app: Flask, visitor: Client, village: int
) -> None:
    record_id = make_record(app, State.REGISTERED, public_since=None)
    make_partner(app, record_id, village)
    ask_partners(app, record_id)
    url = f"/engagement/{record_id}/plan/versions/1"
    client_as(app, Role.OFFICER).post(
        f"{url}/publish", on=f"/engagement/{record_id}/plan/agreement"
    )
    assert visitor.get(url).status == 303


@pytest.mark.both_databases
def test_focus_and_role_are_said_yes_to_on_ones_own_page(
    app: Flask, village: int, asked: tuple[int, int]
) -> None:
    record_id, partner_id = asked
    (role_id,) = add_rows(
        app, record_id, models.RoleAgreement(partner_id=partner_id, text="Books the hall")
    )
    client = client_of(app, make_speaker(app, village))
    here, mine = f"/engagement/{record_id}/plan", "/engagement/mine"
    assert "Is this the right thing to work on?" in client.get(mine).text()
    assert "Books the hall" in client.get(mine).text()

    client.post(f"{here}/partners/{partner_id}/focus", on=mine)
    page = client.follow(client.post(f"{here}/roles/{role_id}/accept", on=mine))

    assert "Is this the right thing to work on?" not in page.text()
    assert "Books the hall" not in page.text()


def test_an_old_version_points_to_the_newest(
    app: Flask, village: int, asked: tuple[int, int]
) -> None:
    record_id, partner_id = asked

    def change(record: Any) -> None:
        record.who_decides = "The council"

    on_record(app, record_id, change)
    ask_partners(app, record_id, "Another body decides.")
    client = client_of(app, make_speaker(app, village))

    page = client.get(f"/engagement/{record_id}/plan/versions/1")
    assert "There is a newer plan." in page.text()
    assert "We agree this plan" not in page.text()
    late = client.post(f"/engagement/{record_id}/plan/versions/1/agree/{partner_id}", on="/")
    assert late.status == 409
    page = client.get(f"/engagement/{record_id}/plan/versions/2")
    assert "Another body decides." in page.text()
    assert "Who decides The council Before: Area committee" in page.text()


def test_nothing_waits_where_nobody_asked(app: Flask, village: int) -> None:
    client = client_of(app, make_speaker(app, village))
    assert "Nothing waits for you" in client.get("/engagement/mine").text()


@pytest.mark.parametrize("body", [COUNCIL, VILLAGE])
def test_those_of_the_body_that_leads_fill_in_its_record_and_no_other(
    app: Flask, body: Any
) -> None:
    body_id = make_body(app, body)
    role = Role.PARTNER if body is COUNCIL else Role.COMMUNITY_REVIEWER
    client = client_of(app, make_speaker(app, body_id, role))
    own = make_record(app, State.PLANNING, lead_organisation_id=body_id)
    other = make_record(app, State.PLANNING)

    assert f"/engagement/{own}" in client.get("/engagement/mine").links()
    page = client.get(f"/engagement/{own}/edit/purpose")
    assert page.status == 200
    assert client.get(f"/engagement/{own}/plan/agreement").status == 200
    assert client.get(f"/engagement/{own}/plan/partners/new").status == 200
    assert client.get(f"/engagement/{other}/plan").status == 403
    assert client.get(f"/engagement/{other}/plan/partners/new").status == 403


@pytest.mark.both_databases
def test_a_community_body_plans_its_own_work_and_its_partners_agree(
    app: Flask, village: int
) -> None:
    council = make_body(app, COUNCIL)
    own = make_record(app, State.PLANNING, lead_organisation_id=village, question_asked="")
    here = f"/engagement/{own}"
    lead = client_of(app, make_speaker(app, village, Role.COMMUNITY_REVIEWER))
    partner = client_of(app, make_speaker(app, council, Role.PARTNER))

    asked = {"question_asked": "Where should the bus stop?"}
    assert lead.post(f"{here}/edit/purpose", asked).status == 303
    for body, part in ((village, "lead"), (council, "contributor")):
        row = {"organisation_id": str(body), "role": part, "joined_on": "2026-10-01"}
        assert lead.post(f"{here}/plan/partners/new", row).status == 303
    sent = lead.post(f"{here}/plan/versions", {}, on=f"{here}/plan/agreement")
    assert sent.status == 303
    plan = f"{here}/plan/versions/1"
    for client in (lead, partner):
        (yes,) = {
            str(form.get("action"))
            for form in client.get(plan).tree.iter("form")
            if "/agree/" in str(form.get("action"))
        }
        assert client.post(yes, on=plan).status == 303
    lead.post(f"{here}/move/agree", {"reason": "The rest is agreed in words."}, on=here)

    assert read(app, own, lambda record: (record.state, record.question_asked)) == (
        State.AGREED,
        "Where should the bus stop?",
    )


def test_a_community_body_that_leads_may_not_review_rate_or_see_the_register(
    app: Flask, village: int
) -> None:
    client = client_of(app, make_speaker(app, village, Role.COMMUNITY_REVIEWER))
    record_id = make_record(app, State.SUBMITTED, lead_organisation_id=village)
    assert client.get(f"/engagement/{record_id}").status == 200
    refused = (
        "/engagement",
        f"/engagement/{record_id}/review",
        "/people/speakers",
    )
    assert {url: client.get(url).status for url in refused} == dict.fromkeys(refused, 403)
