"""Another body reads the plan, says yes to the focus and agrees: an office, and a village."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.accounts.models import Membership
from pbapp.db import transaction
from pbapp.engagement.plan import queries
from pbapp.places.models import OrganisationKind
from tests.browser import follow
from tests.factories.accounts import PASSWORD, make_staff
from tests.factories.engagement import add_rows, make_record, read
from tests.factories.planning import (
    VILLAGE,
    agree,
    ask_partners,
    make_body,
    make_partner,
    make_speaker,
    outcome,
)
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
HEALTH = ("NHS Ardnellan", OrganisationKind.PUBLIC_BODY)
Body = tuple[str, OrganisationKind]
BUSES = "Evening buses to Kirkbrae"


def asked(app: Flask, body: Body, other: Body) -> int:
    """A record whose first plan waits for the body's answer; the other has agreed it."""
    record_id = make_record(app, title=BUSES)
    make_partner(app, record_id, make_body(app, body))
    partner_id = make_partner(app, record_id, make_body(app, other))
    add_rows(app, record_id, outcome())
    agree(app, record_id, ask_partners(app, record_id), partner_id)
    return record_id


def agrees(partner: Walker) -> None:
    """From the top of the site to the plan that is agreed."""
    partner.see("My organisation")
    partner.reads("Is this the right thing to work on?")
    partner.press(f"Yes, it is {BUSES}")
    partner.see("My organisation")
    partner.go("Read the plan and answer")
    partner.see(f"The plan: {BUSES}")
    partner.reads("More people take the last bus.")
    partner.reads("No word yet")

    partner.go("Ask for a change")
    partner.press("Send")
    partner.reads("Say what should change.")
    partner.page.go_back()
    partner.page.go_back()
    follow(partner.page.get_by_role("button", name="We agree this plan"))
    partner.see(f"The plan: {BUSES}")
    partner.reads("You agreed this plan. Thank you.")
    partner.go("My organisation")
    partner.reads("Agreed")
    assert not partner.page.get_by_role("button", name="Yes, it is").count()


def is_agreed(app: Flask, record_id: int) -> bool:
    return read(app, record_id, queries.is_agreed)


def test_an_officer_of_another_body_agrees_the_plan(app: Flask, someone: Walker) -> None:
    record_id, body_id = asked(app, HEALTH, VILLAGE), make_body(app, HEALTH)
    person_id = make_staff(app, Role.PARTNER, email="donald@health.example")
    with app.app_context(), transaction() as session:
        session.add(Membership(user_id=person_id, organisation_id=body_id))

    someone.two_steps("donald@health.example", PASSWORD)
    agrees(someone)

    assert is_agreed(app, record_id)


def test_a_community_body_agrees_the_plan(app: Flask, someone: Walker) -> None:
    record_id = asked(app, VILLAGE, HEALTH)
    person = make_speaker(app, make_body(app, VILLAGE), Role.COMMUNITY_REVIEWER)

    someone.page.goto("/")
    someone.go("Sign in")
    someone.sign_in_resident(person.email, "")
    agrees(someone)

    assert is_agreed(app, record_id)
