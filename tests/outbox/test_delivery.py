"""Sending what waits: nobody is held up, nothing is lost, nothing stays longer than it must."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from flask import Flask

from pbapp import jobs, limits
from pbapp.accounts import challenges
from pbapp.accounts.challenges import Check
from pbapp.accounts.models import Purpose
from pbapp.db import transaction
from pbapp.outbox import box, forgotten_once_sent
from pbapp.outbox.models import Message
from pbapp.outbox.senders import Smtp
from tests.factories.accounts import later, mails

Act = Callable[[Message], None]


class Sent:
    """A way out that does what the test says and remembers which subjects went."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self.subjects: list[str] = []

    def send(self, message: Message) -> None:
        self.act(message)
        self.subjects.append(message.subject)


@pytest.fixture
def way_out(app: Flask) -> Iterator[Callable[[Act], Sent]]:
    """Puts a way out in place of the real one."""
    before = app.extensions["sender"]

    def put(act: Act) -> Sent:
        app.extensions["sender"] = Sent(act)
        return app.extensions["sender"]

    yield put
    app.extensions["sender"] = before


@pytest.fixture
def real_use(app: Flask) -> Iterator[None]:
    """No page shows mail."""
    app.config["DEVELOPMENT_OUTBOX"] = False
    yield
    app.config["DEVELOPMENT_OUTBOX"] = True


def write(app: Flask, *subjects: str, cause: str | None = None) -> None:
    with app.app_context(), transaction() as session:
        for subject in subjects:
            text = {"subject": subject, "body": "Words.", "language": "en", "cause": cause}
            session.add(Message(address="isla@example.org", **text))


def deliver(app: Flask, seconds: float = box.ROUND_SECONDS) -> int:
    with app.app_context():
        return box.deliver(seconds)


def fail(_unused: Any) -> None:
    raise ConnectionRefusedError


@pytest.mark.both_databases
def test_others_write_while_a_mail_server_keeps_us_waiting(
    app: Flask, way_out: Callable[[Act], Sent]
) -> None:
    speaking, finish = Event(), Event()

    def keep_waiting(_unused: Message) -> None:
        speaking.set()
        finish.wait(600)

    sent = way_out(keep_waiting)
    write(app, "Slow")

    def vote() -> None:
        with app.app_context(), transaction():
            limits.spend(limits.Limit("test", 9, timedelta(hours=1)), "somebody")

    with ThreadPoolExecutor(2) as pool:
        delivering = pool.submit(deliver, app)
        assert speaking.wait(600)
        try:
            pool.submit(vote).result(15)  # less than SQLite waits for another writer
        finally:
            finish.set()
        assert delivering.result() == 1
    assert sent.subjects == ["Slow"]


@pytest.mark.both_databases
def test_two_who_deliver_at_once_send_each_message_once(
    app: Flask, way_out: Callable[[Act], Sent]
) -> None:
    sent = way_out(lambda _unused: None)
    write(app, "One", "Two", "Three")

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _unused: deliver(app), range(8)))

    assert sum(numbers) == 3
    assert sorted(sent.subjects) == ["One", "Three", "Two"]


def test_one_that_cannot_be_built_does_not_stop_those_behind_it(
    app: Flask, way_out: Callable[[Act], Sent]
) -> None:
    build = Smtp({"MAIL_FROM": "pb@example.org"})._letter
    sent = way_out(lambda message: build(message) and None)
    write(app, "Two\u2028lines", "One line")

    assert deliver(app) == 1
    assert sent.subjects == ["One line"]
    assert [message.tries for message in mails(app)] == [1, 1]


def test_a_try_that_failed_is_made_again_later_and_eight_times_at_most(
    app: Flask, way_out: Callable[[Act], Sent]
) -> None:
    way_out(fail)
    write(app, "Never")
    assert deliver(app) == 0
    sent = way_out(lambda _unused: None)
    assert deliver(app) == 0
    way_out(fail)
    for day in range(1, 10):
        later(days=day)
        deliver(app)

    assert mails(app)[0].tries == 8
    assert sent.subjects == []


def test_a_dead_server_leaves_time_for_the_other_upkeep(
    app: Flask, way_out: Callable[[Act], Sent]
) -> None:
    way_out(fail)
    write(app, "One", "Two")

    deliver(app, seconds=0)

    assert [message.tries for message in mails(app)] == [1, 0]


def ask_for_code(app: Flask) -> None:
    with app.app_context(), transaction():
        challenges.start(Check(Purpose.VOTER_CHECK, "isla@example.org", "here"), caller="::1")


def test_a_letter_with_a_code_is_forgotten_as_soon_as_it_is_sent(
    app: Flask, way_out: Callable[[Act], Sent], real_use: None
) -> None:
    sent = way_out(lambda _unused: None)
    ask_for_code(app)
    write(app, "Without a code")

    assert deliver(app) == 2
    assert sent.subjects == ["Your code to vote", "Without a code"]
    assert [message.subject for message in mails(app)] == ["Without a code"]


def test_in_development_the_page_keeps_it(app: Flask) -> None:
    ask_for_code(app)

    assert deliver(app) == 1
    assert [message.sent_at is None for message in mails(app)] == [False]


def test_a_letter_with_a_code_that_did_not_go_out_waits(
    app: Flask, way_out: Callable[[Act], Sent], real_use: None
) -> None:
    way_out(fail)
    ask_for_code(app)

    deliver(app)

    assert len(mails(app)) == 1


@pytest.mark.parametrize(("hours", "left"), [(24, ["Sent", "Never", "Waits"]), (25, ["Waits"])])
def test_what_was_sent_or_given_up_is_deleted_after_a_day(
    app: Flask, real_use: None, hours: int, left: list[str]
) -> None:
    write(app, "Sent")
    deliver(app)
    write(app, "Never", "Waits")
    with app.app_context(), transaction() as session:
        session.get_one(Message, 2).tries = 8

    later(hours=hours)
    with app.app_context():
        box.forget()

    assert [message.subject for message in mails(app)] == left


def test_upkeep_does_both(app: Flask, way_out: Callable[[Act], Sent], real_use: None) -> None:
    way_out(lambda _unused: None)
    write(app, "A link", cause=forgotten_once_sent())

    with app.app_context():
        jobs.keep_up()

    assert mails(app) == []


def test_signing_in_to_a_mail_server_needs_a_certificate_that_holds(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ssl.SSLContext] = []

    class Server:
        """Says what was asked of it."""

        def __init__(self, *_host: Any, **_more: Any) -> None: ...

        def __enter__(self) -> Server:
            return self

        def __exit__(self, *_problem: object) -> None: ...

        def starttls(self, context: ssl.SSLContext | None = None) -> None:
            assert context is not None
            asked.append(context)

        def login(self, *_secrets: str) -> None: ...

        def send_message(self, letter: Any) -> None: ...

    monkeypatch.setattr("smtplib.SMTP", Server)
    settings = {"SMTP_HOST": "mail", "SMTP_PORT": 587, "SMTP_USER": "u", "SMTP_PASSWORD": "p"}
    Smtp(settings | {"MAIL_FROM": "pb@example.org"}).send(
        Message(address="isla@example.org", subject="Hello", body="Words.", language="en")
    )

    assert [(c.verify_mode, c.check_hostname) for c in asked] == [(ssl.CERT_REQUIRED, True)]
