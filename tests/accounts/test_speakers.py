"""Naming those who speak for a body: partners by invitation, community bodies at once."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM, Role
from pbapp.accounts import actions
from pbapp.accounts.models import Membership, User
from pbapp.audit import Event, entries_about
from pbapp.db import db, transaction
from tests.client import Client
from tests.factories.accounts import PASSWORD, mails, sign_in
from tests.factories.people import client_as, make_user
from tests.factories.planning import VILLAGE, make_body, make_speaker

URL = "/people/speakers/new"


@pytest.fixture
def village(app: Flask) -> int:
    return make_body(app, VILLAGE)


def named(village: int, **changes: str) -> dict[str, str]:
    given = {"organisation_id": str(village), "role": "community_reviewer"}
    return given | {"name": "Catriona Reid", "email": "catriona@example.org"} | changes


def roles_of(app: Flask, email: str) -> set[Role]:
    with app.app_context():
        user = db.session.scalars(select(User).where(User.email == email)).one()
        return {grant.role for grant in user.grants}


def bodies_of(app: Flask, email: str) -> list[int]:
    with app.app_context():
        query = select(Membership.organisation_id).join(Membership.user).where(User.email == email)
        return list(db.session.scalars(query.order_by(Membership.id)))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ADMINISTRATOR, 200),
        (Role.OFFICER, 200),
        (Role.ROUND_MANAGER, 403),
        (Role.PARTNER, 403),
        (Role.COMMUNITY_REVIEWER, 403),
    ],
)
def test_administrators_and_officers_name_speakers(app: Flask, role: Role, status: int) -> None:
    client = client_as(app, role)
    assert [client.get(url).status for url in (URL, "/people/speakers")] == [status, status]


@pytest.mark.both_databases
def test_somebody_of_a_community_body_can_come_in_at_once(
    app: Flask, visitor: Client, village: int
) -> None:
    officer = client_as(app, Role.OFFICER)
    page = officer.follow(officer.post(URL, named(village)))
    assert "Port Nellan Community Council" in page.text()
    assert mails(app)[-1].subject == "You can speak for your group here"

    assert sign_in(visitor, "catriona@example.org").status == 303

    assert visitor.get("/engagement/mine").status == 200
    assert visitor.get("/desk").status == 403
    assert roles_of(app, "catriona@example.org") == {Role.RESIDENT, Role.COMMUNITY_REVIEWER}


@pytest.mark.both_databases
def test_a_partner_gets_an_invitation_and_speaks_for_the_body_once_it_is_taken_up(
    app: Flask, visitor: Client, village: int
) -> None:
    client_as(app, Role.OFFICER).post(URL, named(village, role="partner"))
    with app.app_context():
        assert db.session.scalars(select(Membership)).all() == []

    found = re.search(r"/staff/invitation/\S+", mails(app)[-1].body)
    assert found
    visitor.post(found[0], {"password": PASSWORD, "again": PASSWORD})

    assert roles_of(app, "catriona@example.org") == {Role.PARTNER}
    assert bodies_of(app, "catriona@example.org") == [village]


def test_staff_become_a_partner_without_another_invitation(app: Flask, village: int) -> None:
    person = make_user(app, Role.CHECKER)
    client_as(app, Role.OFFICER).post(URL, named(village, role="partner", email=person.email))
    assert roles_of(app, person.email) == {Role.CHECKER, Role.PARTNER}
    assert bodies_of(app, person.email) == [village]
    assert mails(app) == []


def test_a_resident_keeps_their_account(app: Flask, village: int) -> None:
    person = make_user(app, Role.RESIDENT, name="Isla")
    client_as(app, Role.OFFICER).post(URL, named(village, email=person.email.upper()))
    assert roles_of(app, person.email) == {Role.RESIDENT, Role.COMMUNITY_REVIEWER}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"organisation_id": ""}, "Choose the body."),
        ({"name": " "}, "Enter their name."),
        ({"email": ""}, "Enter their e-mail address."),
        ({"email": "catriona"}, "Enter an e-mail address like name@example.org."),
        ({"organisation_id": "9999"}, "Choose one of these."),
        ({"role": "administrator"}, "Choose one of these."),
    ],
)
def test_bad_answers_are_refused_and_kept(
    app: Flask, village: int, changes: dict[str, str], error: str
) -> None:
    page = client_as(app, Role.OFFICER).post(URL, named(village, **changes))
    assert page.status == 422
    assert page.errors() == [error]
    kept = {"name": "catriona@example.org"}.get(next(iter(changes)), "Catriona Reid")
    assert kept in page.html


def test_nobody_is_named_twice_and_staff_do_not_speak_for_a_community(
    app: Flask, village: int
) -> None:
    officer, again = client_as(app, Role.OFFICER), make_speaker(app, village)
    page = officer.post(URL, named(village, role="partner", email=again.email))
    assert page.errors() == ["This person speaks for that body already."]
    staff = make_user(app, Role.CHECKER)
    page = officer.post(URL, named(village, email=staff.email))
    assert page.errors() == [
        "This person works here. Somebody from the body itself should speak for it."
    ]


@pytest.mark.both_databases
def test_ending_it_takes_the_role_with_the_last_body(app: Flask, village: int) -> None:
    person = make_speaker(app, village, Role.COMMUNITY_REVIEWER)
    officer = client_as(app, Role.OFFICER)
    (url,) = [
        str(form.get("action"))
        for form in officer.get("/people/speakers").tree.iter("form")
        if str(form.get("action")).endswith("/end")
    ]
    assert officer.post(url, on="/people/speakers").status == 303
    assert bodies_of(app, person.email) == []
    assert roles_of(app, person.email) == {Role.RESIDENT}
    with app.app_context():
        events = [one.event for one in entries_about(db.session.get_one(User, person.id))]
        assert Event.SPEAKER_ENDED.value in events


def test_who_leaves_speaks_for_nobody(app: Flask, village: int) -> None:
    person = make_speaker(app, village, Role.COMMUNITY_REVIEWER)
    with app.app_context(), transaction() as session:
        actions.leave(session.get_one(User, person.id), by=SYSTEM)
    with app.app_context():
        assert db.session.scalars(select(Membership)).all() == []
