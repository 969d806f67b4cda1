"""Administrators invite people, give roles and take them away."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Held, Role
from pbapp.accounts import invitations
from pbapp.accounts.models import Grant, Invitation, User
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.places.models import Area, AreaKind
from tests.client import Client
from tests.factories.accounts import (
    PASSWORD,
    first_step,
    later,
    mails,
    make_staff,
    staff_sign_in,
)
from tests.factories.people import client_as, client_of, make_user
from tests.factories.rounds import make_round

NEW = "gannet ferry thistle"


def held(app: Flask, email: str) -> set[Held]:
    with app.app_context():
        user = db.session.scalars(select(User).where(User.email == email)).one()
        return set(user.in_full().held)


def link(app: Flask) -> str:
    found = re.search(r"/staff/invitation/\S+", mails(app)[-1].body)
    assert found
    return found[0]


def invite(app: Flask, *arguments: str) -> str:
    result = app.test_cli_runner().invoke(args=["accounts", "invite", *arguments])
    assert result.exit_code == 0, result.output
    return link(app)


def accept(client: Client, address: str) -> str:
    return client.post(address, {"password": NEW, "again": NEW}).location


def test_an_invitation_leads_to_password_and_second_factor(visitor: Client, app: Flask) -> None:
    address = invite(app, "Boss@Example.org", "Mairi Boss", "administrator")

    assert visitor.get(address).heading() == "Choose a password"
    assert accept(visitor, address) == "/staff/set-up"

    assert visitor.get("/people").status == 303
    assert held(app, "boss@example.org") == {Held(Role.ADMINISTRATOR)}
    assert first_step(Client(app), "boss@example.org", NEW).location == "/staff/set-up"


def test_an_invitation_may_be_for_one_round(visitor: Client, app: Flask) -> None:
    round_id = make_round(app)

    accept(
        visitor, invite(app, "c@example.org", "Clerk", "counting_clerk", "--round", f"{round_id}")
    )

    assert held(app, "c@example.org") == {Held(Role.COUNTING_CLERK, round_id)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["x@example.org", "X", "emperor"],
        ["x@example.org", "X", "resident"],
        ["x@example.org", "X", "checker", "--round", "77"],
    ],
)
def test_an_invitation_to_nothing_is_refused(app: Flask, arguments: list[str]) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "invite", *arguments])

    assert result.exit_code == 2
    assert mails(app) == []


def test_opening_the_link_spends_nothing(visitor: Client, app: Flask) -> None:
    address = invite(app, "boss@example.org", "Mairi", "administrator")
    for _unused in range(3):
        Client(app).get(address)

    assert accept(visitor, address) == "/staff/set-up"


def test_the_link_works_once(visitor: Client, app: Flask) -> None:
    address = invite(app, "boss@example.org", "Mairi", "administrator")
    accept(visitor, address)

    page = Client(app).get(address)

    assert page.status == 409
    assert "used before, or is more than two days old" in page.text()


def test_a_bad_password_does_not_spend_the_link(visitor: Client, app: Flask) -> None:
    address = invite(app, "boss@example.org", "Mairi", "administrator")

    page = visitor.post(address, {"password": "short", "again": "short"})

    assert page.status == 422
    assert accept(visitor, address) == "/staff/set-up"


@pytest.mark.parametrize("hours", [47, 48])
def test_the_link_lives_48_hours(visitor: Client, app: Flask, hours: int) -> None:
    address = invite(app, "boss@example.org", "Mairi", "administrator")

    later(hours=hours)

    assert visitor.get(address).status == (200 if hours < 48 else 409)


def test_the_newest_link_is_the_one_that_counts(visitor: Client, app: Flask) -> None:
    old = invite(app, "boss@example.org", "Mairi", "administrator")
    new = invite(app, "boss@example.org", "Mairi", "officer")

    assert visitor.get(old).status == 409
    accept(visitor, new)
    assert held(app, "boss@example.org") == {Held(Role.OFFICER)}


def test_the_link_is_stored_only_as_a_hash(app: Flask) -> None:
    secret = invite(app, "boss@example.org", "Mairi", "administrator").rsplit("/", 1)[1]

    with app.app_context():
        assert secret != db.session.scalars(select(Invitation.key)).one()


def test_invitations_nobody_took_up_are_deleted(app: Flask) -> None:
    invite(app, "boss@example.org", "Mairi", "administrator")
    later(hours=49)

    with app.app_context():
        invitations.forget_old()
        assert db.session.scalar(select(func.count()).select_from(Invitation)) == 0


def test_a_resident_who_becomes_staff_must_use_the_second_factor_at_once(app: Flask) -> None:
    person = make_user(app, Role.RESIDENT)
    resident = client_of(app, person)
    assert resident.get("/account").status == 200

    accept(Client(app), invite(app, person.email, "Ailsa", "officer"))

    assert resident.get("/account").status == 303


def test_an_administrator_invites_on_a_page(app: Flask) -> None:
    boss = client_as(app, Role.ADMINISTRATOR)

    answers = {"name": "Ross", "email": "ross@example.org", "role": "checker", "round_id": ""}
    page = boss.post("/people/invite", answers)

    assert page.status == 303
    accept(Client(app), link(app))
    assert held(app, "ross@example.org") == {Held(Role.CHECKER)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"email": "ross"},
        {"role": "resident"},
        {"role": ""},
        {"round_id": "77"},
        {"round_id": "x"},
        {"email": "here@example.org"},
    ],
)
def test_an_invitation_form_that_does_not_hold_is_shown_again(
    app: Flask, wrong: dict[str, str]
) -> None:
    make_staff(app, Role.OFFICER, email="here@example.org")
    boss = client_as(app, Role.ADMINISTRATOR)
    answers = {"name": "Ross", "email": "ross@example.org", "role": "checker", "round_id": ""}

    page = boss.post("/people/invite", answers | wrong)

    assert page.status == 422
    assert len(page.errors()) == 1
    assert mails(app) == []


def test_a_role_takes_effect_at_once_and_ends_at_once(app: Flask) -> None:
    boss = client_as(app, Role.ADMINISTRATOR)
    worker = make_staff(app, Role.OFFICER)
    client = Client(app)
    staff_sign_in(client, worker)
    assert client.get("/people").status == 403

    boss.post(
        f"/people/{worker}/roles", {"role": "administrator", "round_id": ""}, on=f"/people/{worker}"
    )
    assert client.get("/people").status == 200

    with app.app_context():
        grant = db.session.scalars(
            select(Grant.id).where(Grant.user_id == worker, Grant.role == Role.ADMINISTRATOR)
        ).one()
    boss.post(f"/people/roles/{grant}/take", on=f"/people/{worker}")
    assert client.get("/people").status == 403
    with app.app_context():
        events = set(db.session.scalars(select(AuditEntry.event)))
    assert {"role.given", "role.taken"} <= events


def test_a_role_for_one_round_is_given_by_the_rounds_name(app: Flask) -> None:
    round_id = make_round(app, name="Pennies for Play")
    boss = client_as(app, Role.ADMINISTRATOR)
    worker = make_staff(app, Role.OFFICER)

    page = boss.get(f"/people/{worker}")
    assert "Pennies for Play" in page.html
    boss.post(
        f"/people/{worker}/roles",
        {"role": "checker", "round_id": str(round_id)},
        on=f"/people/{worker}",
    )

    assert held(app, "ailsa@example.org") == {Held(Role.OFFICER), Held(Role.CHECKER, round_id)}
    assert "Pennies for Play" in boss.get("/people").text()


def test_a_role_is_not_given_twice(app: Flask) -> None:
    boss = client_as(app, Role.ADMINISTRATOR)
    worker = make_staff(app, Role.OFFICER)

    page = boss.post(
        f"/people/{worker}/roles", {"role": "officer", "round_id": ""}, on=f"/people/{worker}"
    )

    assert page.status == 422
    assert page.errors() == ["This person has that role already. Choose another."]


def test_the_last_administrator_keeps_the_role(app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    client = Client(app)
    staff_sign_in(client, boss)
    with app.app_context():
        grant = db.session.scalars(select(Grant.id)).one()

    page = client.post(f"/people/roles/{grant}/take", on=f"/people/{boss}")
    assert page.status == 409
    assert client.post("/account/delete", on="/account/delete").status == 409
    assert held(app, "ailsa@example.org") == {Held(Role.ADMINISTRATOR)}

    make_staff(app, Role.ADMINISTRATOR, email="second@example.org")
    assert client.post(f"/people/roles/{grant}/take", on=f"/people/{boss}").status == 303


def test_a_new_sign_in_link_starts_password_and_phone_afresh(app: Flask) -> None:
    boss = client_as(app, Role.ADMINISTRATOR)
    worker = make_staff(app, Role.OFFICER)
    signed_in = Client(app)
    staff_sign_in(signed_in, worker)

    boss.post(f"/people/{worker}/renew", on=f"/people/{worker}")
    assert signed_in.get("/account").status == 200
    accept(Client(app), link(app))

    assert signed_in.get("/account").status == 303
    assert held(app, "ailsa@example.org") == {Held(Role.OFFICER)}
    assert first_step(Client(app), password=PASSWORD).status == 422
    assert first_step(Client(app), password=NEW).location == "/staff/set-up"


def test_a_command_renews_and_refuses_whoever_does_not_work_here(app: Flask) -> None:
    make_staff(app, Role.OFFICER)
    runner = app.test_cli_runner()

    assert runner.invoke(args=["accounts", "renew", "ailsa@example.org"]).exit_code == 0
    assert runner.invoke(args=["accounts", "renew", "nobody@example.org"]).exit_code == 1
    assert len(mails(app)) == 1


def test_residents_do_not_stand_on_the_page_of_staff(app: Flask) -> None:
    resident = make_user(app, Role.RESIDENT)
    boss = client_as(app, Role.ADMINISTRATOR)

    assert resident.email not in boss.get("/people").html
    assert boss.get(f"/people/{resident.id}").status == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_administrators_manage_people(app: Flask, role: Role) -> None:
    client = client_as(app, role)
    worker = make_staff(app, Role.OFFICER)

    for address in ("/people", "/people/invite", f"/people/{worker}"):
        assert client.get(address).status == 403
    page = client.post(
        f"/people/{worker}/roles", {"role": "administrator", "round_id": ""}, on="/account"
    )
    assert page.status == 403
    assert "/people" not in client.get("/account").links()


def test_people_stand_in_the_navigation_of_administrators(app: Flask) -> None:
    assert "/people" in client_as(app, Role.ADMINISTRATOR).get("/account").links()


@pytest.mark.both_databases
@pytest.mark.parametrize("scope", ["everywhere", "round", "place"])
def test_the_database_refuses_the_same_grant_twice(app: Flask, scope: str) -> None:
    round_id = make_round(app)
    person = make_user(app)
    with app.app_context(), transaction() as session:
        place = Area(name="Nellanside", kind=AreaKind.LOCALITY)
        session.add(place)
        session.flush()
        scopes = {
            "everywhere": {},
            "round": {"round_id": round_id},
            "place": {"place_id": place.id},
        }
        kwargs = scopes[scope]
        session.add(Grant(user_id=person.id, role=Role.CHECKER, **kwargs))
        session.add(Grant(user_id=person.id, role=Role.OFFICER, **kwargs))

    def again() -> None:
        with transaction() as session:
            session.add(Grant(user_id=person.id, role=Role.CHECKER, **kwargs))

    with app.app_context(), pytest.raises(IntegrityError):
        again()


def test_nobody_is_administrator_of_one_round(app: Flask) -> None:
    round_id = make_round(app)
    boss = client_as(app, Role.ADMINISTRATOR)
    worker = make_staff(app, Role.OFFICER)
    asked = {"role": "administrator", "round_id": str(round_id)}

    page = boss.post(f"/people/{worker}/roles", asked, on=f"/people/{worker}")
    invited = boss.post("/people/invite", asked | {"name": "X", "email": "x@example.org"})

    assert page.errors() == ["An administrator looks after everything. Choose every round."]
    assert invited.errors() == page.errors()


@pytest.mark.both_databases
def test_a_role_may_be_held_everywhere_and_for_each_of_two_rounds(app: Flask) -> None:
    rounds = [None, make_round(app), make_round(app)]
    person = make_user(app)

    with app.app_context(), transaction() as session:
        for round_id in rounds:
            session.add(Grant(user_id=person.id, role=Role.CHECKER, round_id=round_id))

    assert held(app, person.email) == {Held(Role.CHECKER, round_id) for round_id in rounds}


@pytest.mark.both_databases
def test_the_database_refuses_an_administrator_of_one_round(app: Flask) -> None:
    round_id = make_round(app)

    with pytest.raises(IntegrityError):
        make_user(app, Role.ADMINISTRATOR, round_id=round_id)


@pytest.mark.both_databases
def test_a_grant_is_for_a_round_or_a_place_but_not_both(app: Flask) -> None:
    round_id = make_round(app)
    person = make_user(app)

    def both() -> None:
        with transaction() as session:
            place = session.scalars(select(Area.id)).first()
            session.add(
                Grant(user_id=person.id, role=Role.CHECKER, round_id=round_id, place_id=place)
            )

    with app.app_context(), pytest.raises(IntegrityError):
        both()
