"""Asking together: the request, the letters, the answer, and the record that goes on for both."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import SYSTEM, Role
from pbapp.db import db, transaction
from pbapp.engagement.actions import withdraw
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import get
from pbapp.engagement.register.kinds import Reply
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.register.queries import get_request
from pbapp.engagement.registering import actions
from pbapp.outbox.models import Message
from pbapp.refusals import Refused, Unfit
from tests.factories.people import Person, client_as, client_of, make_user
from tests.factories.register import make_areas, make_work
from tests.factories.rounds import stored


@pytest.fixture
def leads(app: Flask) -> list[Person]:
    return [make_user(app, Role.PARTNER, name=name) for name in ("Ailsa Munro", "Ross Gunn")]


@pytest.fixture
def works(app: Flask, leads: list[Person]) -> list[int]:
    """The work that asks, and the work that is asked."""
    shore = make_areas(app, "Ardnellan/Port Nellan")["Port Nellan"]
    titles = zip(("Ferry times", "Shore buses"), leads, strict=True)
    return [make_work(app, title, shore, lead_id=lead.id) for title, lead in titles]


def ask(app: Flask, works: list[int], note: str = "Shall we?") -> int:
    with app.app_context(), transaction() as session:
        one, other = get(works[0]), get(works[1])
        request = actions.ask_together(one, other, note, by=SYSTEM)
        session.flush()
        return request.id


def reply(app: Flask, request_id: int, answer: Reply, reason: str = "") -> None:
    with app.app_context(), transaction() as session:
        asked_id = session.get_one(JoinRequest, request_id).asked_id
        actions.answer(get_request(asked_id, request_id), answer, reason, by=SYSTEM)


def letters(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(Message).order_by(Message.id))
        return [(row.address, row.subject) for row in rows]


def states(app: Flask, works: list[int]) -> list[State]:
    return [stored(app, Engagement, key).state for key in works]


@pytest.mark.both_databases
def test_a_yes_merges_the_asking_work_into_the_other(
    app: Flask, leads: list[Person], works: list[int]
) -> None:
    request = ask(app, works)

    reply(app, request, Reply.ACCEPTED)

    merged = stored(app, Engagement, works[0])
    assert states(app, works) == [State.MERGED, State.REGISTERED]
    assert merged.merged_into_id == works[1]
    assert merged.merged_reason == "Asked together with Shore buses."
    assert letters(app) == [
        (leads[1].email, "Can we ask together? Ferry times"),
        (leads[0].email, "Yes, let us ask together: Shore buses"),
    ]


@pytest.mark.both_databases
def test_a_no_needs_a_reason_and_keeps_both(app: Flask, works: list[int]) -> None:
    request = ask(app, works)

    with pytest.raises(Unfit, match="Say in a sentence why they should stay apart"):
        reply(app, request, Reply.DECLINED, "  ")
    reply(app, request, Reply.DECLINED, "We are half done.")

    assert states(app, works) == [State.REGISTERED, State.REGISTERED]
    assert letters(app)[1][1] == "Not together this time: Shore buses"


@pytest.mark.both_databases
def test_asking_twice_asks_once(app: Flask, works: list[int]) -> None:
    assert ask(app, works) == ask(app, works)
    assert len(letters(app)) == 1

    def ask_behind_its_back() -> None:
        with transaction() as session:
            session.add(JoinRequest(asking_id=works[0], asked_id=works[1]))

    with app.app_context(), pytest.raises(IntegrityError):
        ask_behind_its_back()


def test_an_answer_is_given_once(app: Flask, works: list[int]) -> None:
    request = ask(app, works)
    reply(app, request, Reply.ACCEPTED)

    with pytest.raises(Refused, match="answered already"):
        reply(app, request, Reply.DECLINED, "No.")


def test_work_that_has_gone_too_far_is_not_merged(app: Flask, works: list[int]) -> None:
    request = ask(app, works)
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, works[0]).state = State.SUBMITTED

    with pytest.raises(Refused, match="Ferry times has gone too far to be joined with this"):
        reply(app, request, Reply.ACCEPTED)

    assert stored(app, JoinRequest, request).reply is None


def test_nobody_is_asked_for_work_that_stopped(app: Flask, works: list[int]) -> None:
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, works[1]).state = State.WITHDRAWN

    with pytest.raises(Refused, match="has stopped"):
        ask(app, works)


def test_the_other_lead_answers_on_a_page(
    app: Flask, leads: list[Person], works: list[int]
) -> None:
    request = ask(app, works, "Shall we?")
    client = client_of(app, leads[1])
    here = f"/engagement/{works[1]}/together"
    url = f"{here}/{request}"
    assert "Shall we?" in client.get(here).text()

    nothing = client.post(url, {}, on=here)
    unexplained = client.post(url, {f"{request}-reply": "declined"}, on=here)
    said = client.post(url, {f"{request}-reply": "accepted", f"{request}-reason": "Yes"}, on=here)

    assert (nothing.status, nothing.errors()) == (422, ["Choose one of these."])
    assert unexplained.errors() == ["Say in a sentence why they should stay apart."]
    assert "checked" in unexplained.html
    assert "It is one piece of work now" in client.follow(said).text()
    assert states(app, works)[0] is State.MERGED


def test_only_those_who_may_change_the_work_answer(
    app: Flask, leads: list[Person], works: list[int]
) -> None:
    request = ask(app, works)
    url = f"/engagement/{works[1]}/together/{request}"

    for client in (client_of(app, leads[0]), client_as(app, Role.AUDITOR)):
        assert client.post(url, {}, on="/").status == 403
    assert client_as(app, Role.OFFICER).post(f"/engagement/{works[0]}/together/{request}", on="/")
    assert stored(app, JoinRequest, request).reply is None


def test_whoever_joins_two_records_is_told_what_comes_of_it(app: Flask, works: list[int]) -> None:
    page = client_as(app, Role.OFFICER).get(f"/engagement/{works[0]}/merge")

    assert "Its page leads to the other one, which goes on for both." in page.text()


def test_a_record_nobody_asked_says_so(app: Flask, works: list[int]) -> None:
    page = client_as(app, Role.OFFICER).get(f"/engagement/{works[0]}/together")

    assert "Nobody has asked" in page.text()


def test_work_that_stopped_meanwhile_takes_no_other_in(
    app: Flask, leads: list[Person], works: list[int]
) -> None:
    request = ask(app, works)
    with app.app_context(), transaction():
        withdraw(get(works[1]), "There is no money for it.", by=SYSTEM)

    url = f"/engagement/{works[1]}/together"
    page = client_of(app, leads[1]).post(
        f"{url}/{request}", {f"{request}-reply": "accepted"}, on=url
    )

    assert page.status in (409, 422)
    assert states(app, works) == [State.REGISTERED, State.WITHDRAWN]
