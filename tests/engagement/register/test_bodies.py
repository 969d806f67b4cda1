"""Profiles of organisations: services, the yearly look, and what each gives where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.accounts.models import Membership
from pbapp.db import db, transaction
from pbapp.engagement.plan.kinds import Contribution, PartnerRole
from pbapp.engagement.plan.models import Partner
from pbapp.engagement.register.given import Gift, Given
from pbapp.engagement.register.models import Confirmation, ListedService
from pbapp.engagement.register.queries import get_profile, given_by
from pbapp.engagement.registering.actions import remind_of_profiles
from pbapp.outbox.models import Message
from tests.client import Client
from tests.conftest import NOON
from tests.factories.engagement import add_rows, days
from tests.factories.people import Person, client_as, client_of, make_user
from tests.factories.register import make_areas, make_body, make_work


@pytest.fixture
def body(app: Flask) -> int:
    return make_body(app, "Nellan Health")


def speaker(app: Flask, body_id: int, role: Role = Role.PARTNER) -> Person:
    person = make_user(app, role)
    with app.app_context(), transaction() as session:
        session.add(Membership(user_id=person.id, organisation_id=body_id))
    return person


def listed(app: Flask, body_id: int, name: str = "Lunch club") -> None:
    with app.app_context(), transaction() as session:
        session.add(ListedService(organisation_id=body_id, name=name))


def letters(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Message.subject).order_by(Message.id)))


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COMMUNITY_REVIEWER])
def test_a_speaker_keeps_the_list_of_their_own_body(app: Flask, body: int, role: Role) -> None:
    client = client_of(app, speaker(app, body, role))
    here = f"/engagement/organisations/{body}"
    assert here in client.get("/engagement/mine").links()

    client.post(f"{here}/services", {"name": "Lunch club", "about": "On Tuesdays."}, on=here)
    again = client.post(f"{here}/services", {"name": "Lunch club", "about": "Mondays"}, on=here)
    nothing = client.post(f"{here}/services", {"name": " "}, on=here)
    confirmed = client.post(f"{here}/confirm", on=here)

    assert (again.status, nothing.status) == (422, 422)
    assert "This stands on the list already." in again.errors()[0]
    assert "Mondays</textarea>" in again.html
    page = client.follow(confirmed).text()
    assert "On Tuesdays." in page
    assert "Looked over on Monday 2 November 2026." in page


def test_a_service_is_taken_off_by_those_who_keep_the_list(app: Flask, body: int) -> None:
    listed(app, body)
    here = f"/engagement/organisations/{body}"
    with app.app_context():
        key = db.session.scalars(select(ListedService.id)).one()
    url = f"{here}/services/{key}/remove"

    others = client_of(app, speaker(app, make_body(app, "Other"))).post(url, on=here)
    elsewhere = client_as(app, Role.OFFICER).post(
        url.replace(f"/{body}/", f"/{make_body(app, 'Third')}/"), on=here
    )
    mine = client_of(app, speaker(app, body)).post(url, on=here)

    assert (others.status, elsewhere.status, mine.status) == (403, 303, 303)
    with app.app_context():
        assert db.session.scalars(select(ListedService)).all() == []


@pytest.mark.both_databases
def test_a_profile_is_due_a_year_after_it_was_confirmed(app: Flask, body: int) -> None:
    with app.app_context():
        assert get_profile(body).is_due is False
    listed(app, body)
    with app.app_context():
        assert get_profile(body).is_due is True
    for age in (366, 365):
        with app.app_context(), transaction() as session:
            session.add(Confirmation(organisation_id=body, confirmed_on=days(-age)))
        with app.app_context():
            assert get_profile(body).is_due is (age > 365)


@pytest.mark.both_databases
def test_speakers_are_reminded_once_a_year(app: Flask, body: int) -> None:
    listed(app, body)
    listed(app, make_body(app, "Nobody speaks for it"))
    speaker(app, body)

    with app.app_context():
        assert [remind_of_profiles(), remind_of_profiles()] == [1, 0]
    clock.set_source(lambda: NOON + timedelta(days=366))
    with app.app_context():
        assert [remind_of_profiles(), remind_of_profiles()] == [1, 0]

    assert letters(app) == ["Is this still right? Nellan Health"] * 2


@pytest.mark.both_databases
def test_what_a_body_gives_is_added_up_by_locality(app: Flask, body: int) -> None:
    areas = make_areas(app, "Ardnellan/Port Nellan/Shore", "Ardnellan/Strathcoll")
    gifts = [
        ("Buses", "Shore", Contribution.STAFF, {"staff_days": 3}),
        ("Ferries", "Port Nellan", Contribution.MONEY, {"amount_pence": 500_00}),
        ("Lunch", "Port Nellan", Contribution.VENUE, {"amount": "the hall"}),
        ("Budget", "Ardnellan", Contribution.STAFF, {"amount": "half a day a week"}),
    ]
    for title, area, kind, amounts in gifts:
        work = make_work(app, title, areas[area])
        add_rows(
            app,
            work,
            Partner(
                organisation_id=body,
                role=PartnerRole.CONTRIBUTOR,
                contribution=kind,
                joined_on=days(0),
                **amounts,
            ),
        )

    with app.app_context():
        given = given_by(body)

    assert given == [
        Given("", 0, 0, 1, [Gift("Budget", Contribution.STAFF, "half a day a week")]),
        Given("Port Nellan", 3, 50_000, 3, [Gift("Lunch", Contribution.VENUE, "the hall")]),
    ]
    page = client_as(app, Role.OFFICER).get(f"/engagement/organisations/{body}").text()
    assert "3 £500" in page
    assert "Lunch: A venue, the hall" in page or "the hall" in page


def test_organisations_are_listed_with_what_is_due(app: Flask, body: int) -> None:
    listed(app, body)

    page = client_as(app, Role.PARTNER).get("/engagement/organisations")

    assert "1 organisation" in page.text()
    assert "Not yet due" in page.text()


@pytest.mark.both_databases
def test_the_database_keeps_each_service_once(app: Flask, body: int) -> None:
    listed(app, body)
    with pytest.raises(IntegrityError):
        listed(app, body)


def test_residents_see_no_profiles(app: Flask, body: int, visitor: Client) -> None:
    url = f"/engagement/organisations/{body}"
    assert client_as(app, Role.RESIDENT).get(url).status == 403
    assert visitor.get(url).location.startswith("/sign-in?")
