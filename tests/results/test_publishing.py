"""The second person, the move to decided, and what authors are told."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from pbapp.refusals import Refused
from pbapp.results import actions, queries
from pbapp.results.models import CountState
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from tests.conftest import NOON
from tests.factories.people import client_of, make_user
from tests.factories.results import (
    clerk_of,
    count_of,
    count_votes,
    make_author,
    make_closed_round,
    publish,
)
from tests.factories.rounds import stored
from tests.results.test_counting import EQUAL, enter


@pytest.mark.both_databases
def test_publishing_decides_the_round_and_says_who_published(app: Flask) -> None:
    vote = make_closed_round(app)
    second = make_user(app, Role.ROUND_MANAGER)
    count_id = count_votes(app, vote.id)
    publish(app, count_id, second)

    count = count_of(app, vote.id)
    assert (count.state, count.published_by_id, count.published_at) == (
        CountState.PUBLISHED,
        second.id,
        NOON,
    )
    assert stored(app, Round, vote.id).phase is Phase.DECIDED
    with app.app_context():
        events = db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)).all()
    assert events[-2:] == ["round.advanced", "result.published"]


def test_whoever_counted_cannot_publish(app: Flask) -> None:
    vote = make_closed_round(app)
    clerk = clerk_of(app, vote.id)
    count_id = count_votes(app, vote.id, clerk)

    with pytest.raises(Refused, match="a second person has to publish"):
        publish(app, count_id, clerk)

    assert stored(app, Round, vote.id).phase is Phase.COUNTING
    assert count_of(app, vote.id).state is CountState.COUNTED


def test_whoever_entered_a_lot_cannot_publish(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    manager = make_user(app, Role.ROUND_MANAGER)
    count_id = count_votes(app, vote.id)
    enter(app, vote, vote.projects[1:], manager)
    with pytest.raises(Refused, match="a second person has to publish"):
        publish(app, count_id, manager)
    assert count_of(app, vote.id).state is CountState.COUNTED


@pytest.mark.both_databases
def test_the_database_keeps_no_result_published_by_its_counter(app: Flask) -> None:
    vote = make_closed_round(app)
    count_votes(app, vote.id)
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text('UPDATE "count" SET published_by_id = counted_by_id'))


@pytest.mark.both_databases
def test_the_database_keeps_no_result_that_nobody_published(app: Flask) -> None:
    vote = make_closed_round(app)
    count_votes(app, vote.id)
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text("UPDATE \"count\" SET state = 'published', published_at = counted_at"))


def test_a_result_is_published_once(app: Flask) -> None:
    vote = make_closed_round(app)
    count_id = count_votes(app, vote.id)
    publish(app, count_id)
    with pytest.raises(Refused, match="no counted result"):
        publish(app, count_id)


def test_only_an_imported_result_is_published_without_a_second_person(app: Flask) -> None:
    vote = make_closed_round(app)
    count_id = count_votes(app, vote.id)
    with app.app_context(), transaction(), pytest.raises(ValueError, match="imported"):
        actions.publish_imported(queries.get(count_id), by=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("another manager", 303),
        ("the deputy", 303),
        ("the manager who counted", 403),
        ("the deputy who counted", 403),
        ("the manager who entered the lot", 403),
        ("a clerk", 403),
        ("an officer", 403),
        ("a resident", 403),
    ],
)
def test_who_may_publish(app: Flask, who: str, status: int) -> None:
    manager = make_user(app, Role.ROUND_MANAGER)
    deputy = make_user(app)
    clerking_deputy = make_user(app, Role.COUNTING_CLERK)
    named = clerking_deputy if who == "the deputy who counted" else deputy
    entering = make_user(app, Role.ROUND_MANAGER)
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)), deputy_id=named.id)
    counters = {"the manager who counted": manager, "the deputy who counted": clerking_deputy}
    count_votes(app, vote.id, counters.get(who))
    enter(app, vote, vote.projects[1:], entering)
    people = counters | {
        "the manager who entered the lot": entering,
        "another manager": manager,
        "the deputy": deputy,
        "a clerk": make_user(app, Role.COUNTING_CLERK),
        "an officer": make_user(app, Role.OFFICER),
        "a resident": make_user(app),
    }

    url = f"/rounds/{vote.id}/count"
    client = client_of(app, people[who])
    answer = client.post(f"{url}/publish", {"checked": "y"}, on="/account")

    assert answer.status == status
    decided = stored(app, Round, vote.id).phase is Phase.DECIDED
    assert decided == (status == 303)


def test_each_author_with_an_address_is_told_result_and_reason(app: Flask) -> None:
    vote = make_closed_round(app)
    skate, _music, bus = vote.projects
    first = make_author(app, skate, "Ailsa Munro")
    second = make_author(app, bus, "Rory Gunn")
    publish(app, count_votes(app, vote.id))

    with app.app_context():
        query = select(Message).order_by(Message.id)
        sent = [(m.address, m.subject, m.body) for m in db.session.scalars(query)]
    assert sent == [
        (
            first,
            "Your project will be funded: Skate park",
            "Dear Ailsa Munro,\n\n"
            "Good news. People voted in Our Wee Pot, and your project “Skate park” gets £20,000."
            "\n\n3 people chose it.\nWhen its turn came, £30,000 was left. That was enough.\n\n"
            "What happens next: we will write to you soon about the payment and what we need from "
            "you. Please do not spend anything before that.\n\n"
            f"See the whole result:\nhttp://localhost/rounds/{vote.id}/result\n\n"
            "Questions? Get in touch: pb@ardnellan.example\n\n"
            "Ardnellan Community Planning Partnership",
        ),
        (
            second,
            "The result for your project: Bus shelter",
            "Dear Rory Gunn,\n\n"
            "People voted in Our Wee Pot. Your project “Bus shelter” is not funded this time."
            "\n\n1 person chose it.\nWhen its turn came, £2,000 was left. It costs £4,500.\n\n"
            "Thank you for putting it forward. People read it, talked about it and voted because "
            "of you.\n\n"
            "What you can do next: ask us about other money for it, or send it again in the next "
            "round. A smaller first step sometimes fits where the whole did not.\n\n"
            f"See the whole result:\nhttp://localhost/rounds/{vote.id}/result\n\n"
            "Get in touch: pb@ardnellan.example\n\n"
            "Ardnellan Community Planning Partnership",
        ),
    ]


def test_a_publication_that_breaks_tells_nobody(app: Flask) -> None:
    vote = make_closed_round(app)
    make_author(app, vote.projects[0], "Ailsa Munro")
    clerk = clerk_of(app, vote.id)
    count_id = count_votes(app, vote.id, clerk)
    with pytest.raises(Refused):
        publish(app, count_id, clerk)
    with app.app_context():
        assert db.session.scalars(select(Message)).all() == []


def test_the_author_who_lost_a_lot_is_told_so(app: Flask) -> None:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    _skate, music, bus = vote.projects
    address = make_author(app, music, "Ailsa Munro")
    clerk = clerk_of(app, vote.id)
    count_id = count_votes(app, vote.id, clerk)
    enter(app, vote, [bus, music], clerk)
    publish(app, count_id)

    with app.app_context():
        (body,) = db.session.scalars(select(Message.body).where(Message.address == address))
    assert (
        "It was equal with “Bus shelter”. A lot was drawn before two witnesses, and “Bus shelter” "
        "came first. When its turn came, £0 was left. It costs £10,000." in body
    )
