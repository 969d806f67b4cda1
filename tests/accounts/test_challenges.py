"""Codes by e-mail: what they prove, how long, how often."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp import jobs
from pbapp.accounts import challenges
from pbapp.accounts.challenges import Check, CodeRefused, TooSoon
from pbapp.accounts.models import Challenge, Purpose, User
from pbapp.db import db, transaction
from pbapp.refusals import TooMany
from tests.factories.accounts import later, mails, newest_code, wrong
from tests.factories.rounds import make_round

VOTER = Check(Purpose.VOTER_CHECK, "Isla@Example.org ", "this browser")


def send(app: Flask, check: Check = VOTER, caller: str = "203.0.113.7") -> str:
    with app.app_context(), transaction():
        challenges.start(check, caller=caller)
    return newest_code(app)


def answer(app: Flask, typed: str, check: Check = VOTER) -> str:
    """Empty when the code was right, else the sentence of the refusal; tries stay counted."""
    with app.app_context(), transaction():
        try:
            challenges.answer(check, typed)
        except CodeRefused as refusal:
            return str(refusal)
    return ""


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.both_databases
def test_a_voter_proves_a_mailbox_without_any_account(app: Flask) -> None:
    round_id = make_round(app)
    check = replace(VOTER, round_id=round_id)

    code = send(app, check)

    assert answer(app, code, check) == ""
    assert count(app, User) == 0
    assert mails(app)[0].address == "isla@example.org"


@pytest.mark.both_databases
def test_a_code_opens_once(app: Flask) -> None:
    code = send(app)

    assert answer(app, code) == ""
    assert answer(app, code) == "There is no code waiting in this browser. Send a new code."


@pytest.mark.both_databases
def test_the_same_code_sent_in_at_once_opens_once(app: Flask) -> None:
    code = send(app)

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _unused: answer(app, code), range(20)))

    assert answers.count("") == 1


@pytest.mark.both_databases
def test_five_wrong_tries_end_a_code(app: Flask) -> None:
    code = send(app)
    for left in (4, 3, 2):
        assert f"You have {left} more tries" in answer(app, wrong(code))
    assert "one more try" in answer(app, wrong(code))

    assert answer(app, wrong(code)) == "There were too many wrong tries. Send a new code."
    assert answer(app, code) == "There were too many wrong tries. Send a new code."


@pytest.mark.both_databases
def test_wrong_tries_at_once_are_all_counted(app: Flask) -> None:
    code = send(app)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda _unused: answer(app, wrong(code)), range(20)))

    with app.app_context():
        assert db.session.scalars(select(Challenge.tries_left)).one() == 0


def test_a_code_lives_ten_minutes(app: Flask) -> None:
    code = send(app)

    later(minutes=10)

    assert answer(app, code) == "This code is more than 10 minutes old. Send a new code."


def test_a_code_holds_until_its_last_second(app: Flask) -> None:
    code = send(app)

    later(minutes=9, seconds=59)

    assert answer(app, code) == ""


def test_spaces_in_a_code_are_ignored(app: Flask) -> None:
    code = send(app)

    assert answer(app, f" {code[:3]} {code[3:]}\n") == ""


def test_a_code_from_another_browser_says_where_to_type_it(app: Flask) -> None:
    there = replace(VOTER, browser="the other browser")
    code_there = send(app, there)
    send(app)

    assert "in another browser or on another device" in answer(app, code_there)
    assert answer(app, code_there, there) == ""


@pytest.mark.parametrize(
    "other",
    [
        replace(VOTER, purpose=Purpose.SIGN_IN),
        replace(VOTER, email="ross@example.org"),
        replace(VOTER, browser="the other browser"),
        replace(VOTER, round_id=1),
    ],
)
def test_a_code_proves_only_what_it_was_sent_for(app: Flask, other: Check) -> None:
    code = send(app)

    assert answer(app, code, other) == "There is no code waiting in this browser. Send a new code."


def test_another_code_may_be_sent_after_30_seconds(app: Flask) -> None:
    old = send(app)
    later(seconds=12)

    with pytest.raises(TooSoon, match="another in 18 seconds"):
        send(app)

    later(seconds=30)
    new = send(app)
    assert answer(app, new) == ""
    assert answer(app, old) == "There is no code waiting in this browser. Send a new code."


def test_an_address_gets_three_codes_in_15_minutes_from_any_browser(app: Flask) -> None:
    for number in range(3):
        send(app, replace(VOTER, browser=f"browser {number}"), caller=f"198.51.100.{number}")

    with pytest.raises(TooMany):
        send(app, replace(VOTER, browser="one more", email=" ISLA@example.org"))
    assert len(mails(app)) == 3


@pytest.mark.parametrize("alias", ["isla+vote@example.org", "ISLA+2@EXAMPLE.org"])
def test_an_alias_of_a_mailbox_gets_no_codes_of_its_own(app: Flask, alias: str) -> None:
    for number in range(3):
        send(app, replace(VOTER, browser=f"browser {number}"))

    with pytest.raises(TooMany):
        send(app, replace(VOTER, browser="one more", email=alias))


def test_who_asks_for_sign_in_codes_in_my_name_does_not_bar_my_vote(app: Flask) -> None:
    for number in range(3):
        send(app, replace(VOTER, purpose=Purpose.SIGN_IN, browser=f"browser {number}"))

    assert answer(app, send(app)) == ""


def test_an_address_gets_five_codes_a_day(app: Flask) -> None:
    for number in range(5):
        later(minutes=20 * number)
        send(app)
    later(minutes=100)

    with pytest.raises(TooMany, match="Try again tomorrow"):
        send(app)
    later(hours=12)
    send(app)


def test_a_send_that_is_refused_does_not_use_up_the_day(app: Flask) -> None:
    for number in range(9):
        asked = replace(VOTER, browser=f"browser {number}")
        with app.app_context(), transaction(), contextlib.suppress(TooMany):
            challenges.start(asked, caller="192.0.2.1")
    later(minutes=15)

    assert answer(app, send(app)) == ""


@pytest.mark.parametrize("slip", ["12ab", "12345", "1234567", "12345a", "١٢٣٤٥٦"])
def test_what_cannot_be_a_code_uses_up_no_try(app: Flask, slip: str) -> None:
    code = send(app)

    for _unused in range(6):
        assert "A code has 6 digits" in answer(app, slip)
    assert answer(app, code) == ""


def test_a_caller_starts_60_checks_an_hour(app: Flask) -> None:
    for number in range(60):
        send(app, replace(VOTER, email=f"resident{number}@example.org"))

    with pytest.raises(TooMany):
        send(app, replace(VOTER, email="resident60@example.org"))
    send(app, replace(VOTER, email="resident61@example.org"), caller="198.51.100.9")


@pytest.mark.both_databases
def test_neither_address_nor_code_stand_in_the_challenge(app: Flask) -> None:
    code = send(app)

    with app.app_context():
        row = db.session.execute(select(Challenge.__table__)).one()
    stored = " ".join(str(value) for value in row)
    assert "isla" not in stored.lower()
    assert "this browser" not in stored
    assert code not in stored.split()


@pytest.mark.both_databases
def test_old_challenges_are_deleted_by_upkeep(app: Flask) -> None:
    send(app)
    later(minutes=69)
    with app.app_context():
        jobs.keep_up()
    assert count(app, Challenge) == 1

    later(minutes=71)
    with app.app_context():
        jobs.keep_up()

    assert count(app, Challenge) == 0
