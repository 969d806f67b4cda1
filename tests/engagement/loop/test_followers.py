"""People who asked to be told: two steps to join, one to stop, nothing kept longer than needed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.db import db, transaction
from pbapp.engagement.facts import facts_of
from pbapp.engagement.loop.actions import followers
from pbapp.engagement.models.telling import Follower, Sending
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client
from tests.conftest import NOON
from tests.factories.accounts import later, mails
from tests.factories.engagement import add_rows, days, feedback, make_record, read
from tests.factories.loop import make_follower, rows


def path_in(text: str) -> str:
    found = re.search(r"(/engagement/\d+/public/\S+/[0-9a-f]+)$", text, re.MULTILINE)
    assert found, text
    return found[1]


def tell(app: Flask) -> int:
    with app.app_context():
        return followers.tell_followers()


def forget(app: Flask) -> None:
    with app.app_context():
        followers.forget_followers()


def told(app: Flask, record_id: int) -> tuple[int, int] | None:
    found = read(app, record_id, lambda record: facts_of(record).plain.told)
    return (found.asked, found.told) if found else None


@pytest.mark.both_databases
def test_an_address_joins_in_two_steps_and_leaves_in_one(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    url = f"/engagement/{record_id}/public/tell-me"

    page = visitor.post(url, {"email": " Isla@Example.org "})
    assert page.heading() == "Look at your e-mail"
    assert [(one.email, one.confirmed_at) for one in rows(app, Follower)] == [
        ("isla@example.org", None)
    ]
    link = path_in(mails(app)[-1].body)
    assert visitor.get(link).status == 200
    assert rows(app, Follower)[0].confirmed_at is None, "opening a link confirms nothing"
    assert visitor.post(link).heading() == "You are on the list"
    assert rows(app, Follower)[0].confirmed_at == NOON

    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=days(0)))
    assert tell(app) == 1
    stop = path_in(mails(app)[-1].body)
    assert "/stop/" in stop
    assert visitor.post(stop).heading() == "You get no more letters"
    assert rows(app, Follower) == []
    assert visitor.get(stop).heading() == "You get no more letters"


@pytest.mark.both_databases
def test_a_link_of_somebody_who_left_does_nothing_to_whoever_came_next(
    app: Flask, visitor: Client
) -> None:
    record_id = make_record(app)
    url = f"/engagement/{record_id}/public/tell-me"
    visitor.post(url, {"email": "mallory@example.org"})
    old_link = path_in(mails(app)[-1].body)
    with app.app_context(), transaction() as session:
        session.delete(session.scalars(select(Follower)).one())

    visitor.post(url, {"email": "isla@example.org"})
    visitor.post(old_link, on=url)

    assert [(one.email, one.confirmed_at) for one in rows(app, Follower)] == [
        ("isla@example.org", None)
    ]


def test_nobody_learns_who_is_on_the_list(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    make_follower(app, record_id)
    url = f"/engagement/{record_id}/public/tell-me"

    known = visitor.post(url, {"email": "isla@example.org"})
    fresh = visitor.post(url, {"email": "rhona@example.org"})

    assert known.text() == fresh.text()
    assert [one.address for one in mails(app)] == ["rhona@example.org"]


def test_an_address_that_is_none_is_refused_and_kept_in_the_field(
    app: Flask, visitor: Client
) -> None:
    url = f"/engagement/{make_record(app)}/public/tell-me"
    page = visitor.post(url, {"email": "isla at home"})
    assert (page.status, page.errors()) == (
        422,
        ["Enter an e-mail address like name@example.org."],
    )
    assert "isla at home" in page.html


def test_one_address_gets_few_letters(app: Flask, visitor: Client) -> None:
    url = f"/engagement/{make_record(app)}/public/tell-me"
    answers = [visitor.post(url, {"email": "isla@example.org"}).status for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert len(mails(app)) == 3


def test_one_place_asks_for_few_addresses(app: Flask, visitor: Client) -> None:
    url = f"/engagement/{make_record(app)}/public/tell-me"
    asked = [
        {"email": f"isla{number}@example.org"} for number in range(followers.FROM_HERE.most + 1)
    ]
    answers = [visitor.post(url, given).status for given in asked]
    assert answers == [200] * followers.FROM_HERE.most + [429]
    assert len(mails(app)) == followers.FROM_HERE.most


@pytest.mark.parametrize("step", ["tell-me", "stop"])
def test_a_key_that_does_not_fit_opens_nothing(app: Flask, visitor: Client, step: str) -> None:
    record_id = make_record(app)
    follower_id = make_follower(app, record_id)
    url = f"/engagement/{record_id}/public/{step}/{follower_id}/{'0' * 40}"
    assert visitor.get(url).status == 404


def test_the_key_to_confirm_does_not_stop(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    visitor.post(f"/engagement/{record_id}/public/tell-me", {"email": "isla@example.org"})
    link = path_in(mails(app)[-1].body)
    assert visitor.get(link.replace("/tell-me/", "/stop/")).status == 404


@pytest.mark.both_databases
def test_feedback_goes_once_to_everyone_who_confirmed(app: Flask) -> None:
    record_id = make_record(app)
    make_follower(app, record_id)
    make_follower(app, record_id, email="rhona@example.org")
    make_follower(app, record_id, email="new@example.org", confirmed_at=None)
    assert told(app, record_id) == (2, 2), "nothing is out that they could have been told"
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=days(-1)))
    assert told(app, record_id) == (2, 0)

    assert (tell(app), tell(app)) == (2, 0)

    assert [one.address for one in mails(app)] == ["isla@example.org", "rhona@example.org"]
    assert [(one.asked, one.told) for one in rows(app, Sending)] == [(2, 2)]
    assert told(app, record_id) == (2, 2)


def test_those_counted_by_hand_are_added(app: Flask) -> None:
    record_id = make_record(app, asked_to_be_told=10, were_told=4)
    make_follower(app, record_id)
    assert told(app, record_id) == (11, 5)


def test_nothing_goes_out_of_a_page_that_is_not_up(app: Flask) -> None:
    record_id = make_record(app, public_since=None)
    make_follower(app, record_id)
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=days(0)))
    assert tell(app) == 0


def test_old_feedback_is_not_sent(app: Flask) -> None:
    record_id = make_record(app)
    make_follower(app, record_id)
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=days(-31)))
    assert tell(app) == 0


@pytest.mark.both_databases
def test_addresses_go_when_they_are_not_needed(app: Flask) -> None:
    record_id, other_id = make_record(app), make_record(app)
    make_follower(app, other_id, email="kept@example.org")
    make_follower(app, other_id, email="never@example.org", confirmed_at=None)
    make_follower(app, other_id, email="old@example.org", asked_at=NOON - timedelta(days=549))
    make_follower(app, record_id, email="told@example.org")
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_CHANGED, published_on=days(0)))
    tell(app)
    later(days=1)

    forget(app)

    assert [one.email for one in rows(app, Follower)] == ["kept@example.org"]
    assert told(app, record_id) == (1, 1), "the numbers stay"


def test_an_address_joins_once(app: Flask) -> None:
    record_id = make_record(app)
    make_follower(app, record_id)
    with app.app_context():
        assert db.session.query(Follower).count() == 1
