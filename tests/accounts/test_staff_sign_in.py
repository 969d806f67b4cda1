"""Staff sign in in two steps, and never in one."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.accounts import second_factor, visits
from pbapp.accounts.models import User
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from tests.client import Client, Page
from tests.factories.accounts import (
    PASSWORD,
    app_code,
    first_step,
    later,
    make_staff,
    staff_sign_in,
    wrong,
)
from tests.factories.people import client_as, make_user
from tests.factories.rounds import stored

PEOPLE = "/people"


def may_see_people(client: Client) -> bool:
    return client.get(PEOPLE).status == 200


def set_up(client: Client) -> Page:
    """Read the key from the page, as somebody without a camera would, and type its first code."""
    page = client.get("/staff/set-up")
    key = re.search(r"<code dir=\"ltr\">([A-Z2-7 -]+)</code>", page.html)
    assert key
    return client.post("/staff/set-up", {"code": code_of(client.app, key[1])})


def code_of(app: Flask, key: str) -> str:
    with app.app_context():
        factory = second_factor.codes()
        return factory.generate_totp_password(factory.secret_from(key.replace("-", "")))


def test_both_steps_let_staff_in(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)

    page = first_step(visitor)
    assert page.location == "/staff/second-step"
    assert not may_see_people(visitor)

    page = visitor.post("/staff/second-step", {"code": app_code(app, boss)})
    assert page.location == "/staff"
    assert visitor.follow(page).location == "/people"
    assert may_see_people(visitor)
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry)).one()
        assert (entry.event, entry.by_id) == ("staff.signed_in", boss)


def test_the_password_is_not_stored_in_clear(app: Flask) -> None:
    user = stored(app, User, make_staff(app, Role.OFFICER))

    assert user.password.startswith("$argon2id$")
    assert PASSWORD not in user.password
    assert "JBSWY3DP" not in user.totp_secret


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ailsa@example.org", "not the password"),
        ("nobody@example.org", PASSWORD),
        ("resident@example.org", PASSWORD),
        ("gone@example.org", PASSWORD),
        ("no address", PASSWORD),
    ],
)
def test_whatever_is_wrong_gets_the_same_answer(app: Flask, email: str, password: str) -> None:
    make_staff(app, Role.OFFICER)
    make_staff(app, Role.RESIDENT, email="resident@example.org")
    gone = make_staff(app, Role.OFFICER, email="gone@example.org")
    with app.app_context(), transaction() as session:
        session.get_one(User, gone).active = False

    page = first_step(Client(app), email, password)

    assert page.status == 422
    assert page.errors() == ["The e-mail address or the password is not right. Try again."]


def test_a_typed_address_stays_in_the_form_and_a_password_does_not(visitor: Client) -> None:
    page = first_step(visitor, "ailsa@example.org", "some long password")

    values = {c.get("name"): c.get("value") for c in page.controls()}
    assert values == {"email": "ailsa@example.org", "password": ""}


def test_a_wrong_app_code_lets_nobody_in(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    first_step(visitor)

    page = visitor.post("/staff/second-step", {"code": wrong(app_code(app, boss))})

    assert page.status == 422
    assert len(page.errors()) == 1
    assert not may_see_people(visitor)


def test_an_app_code_works_once(app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    assert staff_sign_in(Client(app), boss).status == 303

    watcher = Client(app)
    page = staff_sign_in(watcher, boss)

    assert page.status == 422
    later(seconds=30)
    assert staff_sign_in(watcher, boss).status == 303


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_phone_may_be_half_a_minute_wrong(app: Flask, seconds: int) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    later(seconds=seconds)
    code = app_code(app, boss)
    later(seconds=0)
    client = Client(app)
    first_step(client)

    assert client.post("/staff/second-step", {"code": code}).status == 303


@pytest.mark.both_databases
@pytest.mark.parametrize("way", ["app", "recovery code"])
def test_a_code_sent_in_many_times_at_once_works_once(app: Flask, way: str) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    with app.app_context(), transaction() as session:
        recovery = second_factor.make_recovery_codes(session.get_one(User, boss))[0]
    code = app_code(app, boss)

    def use(_unused: int) -> bool:
        with app.app_context(), transaction() as session:
            user = session.get_one(User, boss)
            if way == "app":
                return second_factor.passes(user, code)
            return second_factor.recovers(user, recovery)

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(use, range(10))) == 1


def test_an_old_app_code_is_refused(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    code = app_code(app, boss)
    later(seconds=90)
    first_step(visitor)

    assert visitor.post("/staff/second-step", {"code": code}).status == 422


@pytest.mark.parametrize("address", ["/staff/second-step", "/staff/recovery"])
def test_the_second_step_needs_the_first(visitor: Client, address: str) -> None:
    assert visitor.get(address).location == "/staff/sign-in"


def test_set_up_needs_the_first_step(visitor: Client) -> None:
    assert visitor.get("/staff/set-up").location.startswith("/staff/sign-in?next=")


def test_the_first_step_holds_a_quarter_of_an_hour(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    first_step(visitor)

    later(minutes=16)

    page = visitor.post("/staff/second-step", {"code": app_code(app, boss)}, on="/staff/sign-in")
    assert page.location == "/staff/sign-in"
    assert not may_see_people(visitor)


def test_without_a_phone_the_first_sign_in_leads_to_setting_one_up(
    visitor: Client, app: Flask
) -> None:
    make_staff(app, Role.ADMINISTRATOR, with_phone=False)
    assert first_step(visitor).location == "/staff/set-up"
    assert not may_see_people(visitor)
    page = visitor.get("/staff/set-up")
    assert "<svg" in page.html
    assert "style=" not in page.html

    assert visitor.post("/staff/set-up", {"code": "000000"}).status == 422
    assert not may_see_people(visitor)
    page = set_up(visitor)

    assert page.heading() == "Your recovery codes"
    assert len(re.findall(r"<code dir=\"ltr\">\w{5}-\w{5}</code>", page.html)) == 10
    assert may_see_people(visitor)


def test_a_wrong_code_at_set_up_keeps_the_same_key(visitor: Client, app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR, with_phone=False)
    first_step(visitor)

    def key(page: Page) -> list[str]:
        return re.findall(r"<code dir=\"ltr\">(.+?)</code>", page.html)

    first = key(visitor.get("/staff/set-up"))
    assert key(visitor.post("/staff/set-up", {"code": "000000"})) == first


def test_somebody_with_a_phone_cannot_set_up_another_after_the_first_step_alone(
    visitor: Client, app: Flask
) -> None:
    make_staff(app, Role.ADMINISTRATOR)
    first_step(visitor)

    assert visitor.get("/staff/set-up").status == 303


def test_a_recovery_code_works_once(visitor: Client, app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR, with_phone=False)
    first_step(visitor)
    codes = re.findall(r"<code dir=\"ltr\">(\w{5}-\w{5})</code>", set_up(visitor).html)

    def recover(typed: str) -> int:
        client = Client(app)
        first_step(client)
        page = client.post("/staff/recovery", {"code": typed})
        assert may_see_people(client) == (page.status == 303)
        return page.status

    assert recover(codes[0]) == 303
    assert recover(codes[0]) == 422
    assert recover(f" {codes[1].replace('-', ' ').upper()} ") == 303
    assert recover("wrong-wrong") == 422


def test_recovery_codes_are_not_stored_in_clear(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR, with_phone=False)
    first_step(visitor)
    codes = re.findall(r"<code dir=\"ltr\">(\w{5}-\w{5})</code>", set_up(visitor).html)

    kept = stored(app, User, boss).recovery_codes

    assert len(kept) == 10
    assert set(codes) & set(kept) == set()


def test_the_page_of_recovery_codes_can_be_left_by_signing_out(visitor: Client, app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR, with_phone=False)
    first_step(visitor)
    token = re.search(r'action="/sign-out".*?value="([^"]+)"', set_up(visitor).html, re.S)
    assert token

    response = visitor.browser.post("/sign-out", data={"csrf_token": token[1]})

    assert response.status_code == 303
    assert not may_see_people(visitor)


def from_place(app: Flask, address: str) -> Client:
    client = Client(app)
    client.browser.environ_base["REMOTE_ADDR"] = address
    return client


def test_ten_wrong_passwords_in_15_minutes_then_even_the_right_one_waits(app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR)
    for _unused in range(10):
        assert first_step(Client(app), password="not the password").status == 422

    page = first_step(Client(app))
    assert page.status == 429
    assert "Try again in 15 minutes." in page.text()
    assert first_step(Client(app), "nobody@example.org").status == 422
    later(minutes=15)
    assert first_step(Client(app)).status == 303


def test_a_strangers_wrong_passwords_do_not_lock_the_right_person_out(app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR)
    for _unused in range(10):
        first_step(from_place(app, "203.0.113.7"), password="not the password")

    assert first_step(from_place(app, "203.0.113.7")).status == 429
    assert first_step(from_place(app, "198.51.100.9")).status == 303


def test_right_passwords_are_not_counted(app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR)

    assert [first_step(Client(app)).status for _unused in range(12)] == [303] * 12


def test_many_callers_together_have_100_wrong_passwords(app: Flask) -> None:
    make_staff(app, Role.ADMINISTRATOR)
    for number in range(100):
        first_step(from_place(app, f"203.0.113.{number}"), password="not the password")

    assert first_step(from_place(app, "198.51.100.9")).status == 429


def test_an_unknown_address_waits_after_ten_tries_too(app: Flask) -> None:
    for _unused in range(10):
        first_step(Client(app), "nobody@example.org")

    assert first_step(Client(app), "nobody@example.org").status == 429


def test_app_codes_cannot_be_guessed_without_end(visitor: Client, app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    first_step(visitor)
    for _unused in range(10):
        assert visitor.post("/staff/second-step", {"code": "000000"}).status == 422

    assert visitor.post("/staff/second-step", {"code": app_code(app, boss)}).status == 429


@pytest.mark.parametrize("minutes", [29, 31])
def test_staff_are_signed_out_after_half_an_hour_of_nothing(app: Flask, minutes: int) -> None:
    client = client_as(app, Role.ADMINISTRATOR)

    later(minutes=minutes)

    assert may_see_people(client) == (minutes < 30)


def test_staff_who_keep_working_are_signed_out_after_12_hours(app: Flask) -> None:
    client = client_as(app, Role.ADMINISTRATOR)
    for half_hours in range(1, 26):
        later(minutes=29 * half_hours)
        open_still = may_see_people(client)
        assert open_still == (29 * half_hours < 12 * 60)


def test_a_visit_without_the_second_factor_has_no_staff_powers(app: Flask) -> None:
    person = make_user(app, Role.ADMINISTRATOR)
    client = Client(app)
    with app.app_context(), transaction() as session:
        visit = visits.open_for(session.get_one(User, person.id), second_factor=False)
    with client.browser.session_transaction() as kept:
        kept.update(visit)

    assert not may_see_people(client)
    assert client.get("/account").status == 303
    with app.app_context():
        assert db.session.get_one(User, person.id).as_actor().held == frozenset()


def test_a_new_password_signs_out_every_other_browser(app: Flask) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    here, there = Client(app), Client(app)
    staff_sign_in(there, boss)
    later(seconds=30)
    staff_sign_in(here, boss)
    new = "gannet ferry thistle"

    page = here.post("/staff/password", {"current": PASSWORD, "password": new, "again": new})

    assert page.status == 303
    assert may_see_people(here)
    assert not may_see_people(there)
    assert first_step(Client(app), password=PASSWORD).status == 422
    assert first_step(Client(app), password=new).status == 303


@pytest.mark.parametrize(
    ("current", "new", "again"),
    [
        ("not the password", "gannet ferry thistle", "gannet ferry thistle"),
        (PASSWORD, "eleven char", "eleven char"),
        (PASSWORD, "gannet ferry thistle", "gannet ferry thristle"),
        (PASSWORD, "", ""),
        (PASSWORD, "x" * 201, "x" * 201),
    ],
)
def test_a_password_changes_only_for_a_good_one(
    app: Flask, current: str, new: str, again: str
) -> None:
    boss = make_staff(app, Role.ADMINISTRATOR)
    client = Client(app)
    staff_sign_in(client, boss)

    page = client.post("/staff/password", {"current": current, "password": new, "again": again})

    assert page.status == 422
    assert len(page.errors()) == 1
    assert first_step(Client(app)).status == 303


def test_another_phone_is_set_up_only_shortly_after_sign_in(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)
    assert client.get("/staff/set-up").status == 200

    later(minutes=16)

    assert client.get("/staff/set-up").location == "/staff/sign-in?next=/staff/set-up"


def test_residents_have_no_staff_pages(app: Flask) -> None:
    client = client_as(app, Role.RESIDENT)

    for address in ("/staff", "/staff/password", "/people", "/people/invite"):
        assert client.get(address).status == 403
