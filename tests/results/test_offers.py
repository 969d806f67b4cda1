"""Part of a cost offered to a group: the count stops, the answer lets it go on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from pbapp import clock, jobs
from pbapp.access.roles import Role
from pbapp.audit.models import AuditEntry
from pbapp.counting import Method, ReasonCode, Rule, TooDear
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from pbapp.refusals import Refused
from pbapp.results import answering, queries, working_days
from pbapp.results.models import Answer, CountState, Offer
from tests.client import Client
from tests.conftest import NOON
from tests.factories.people import Person, client_of, make_user
from tests.factories.results import (
    actor_of,
    clerk_of,
    count_of,
    count_votes,
    make_author,
    make_closed_round,
    publish,
)
from tests.factories.voting import VotingRound
from tests.results.test_pages import results_of

PART = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2)).as_dict()
#: £30,000: after the first £10,000 is left, half of the second's cost or more.
PROJECTS = (("Skate park", 20_000_00), ("Music club", 16_000_00), ("Bus shelter", 9_000_00))
BALLOTS = ((0, 1), (0, 1), (0, 2))


def offered(app: Flask) -> VotingRound:
    vote = make_closed_round(app, PROJECTS, BALLOTS, rule=PART)
    count_votes(app, vote.id)
    return vote


def answer(app: Flask, vote: VotingRound, said: Answer, by: Person, name: str = "Mo") -> None:
    with app.app_context():
        with transaction() as session:
            offer_id = session.scalars(select(Offer.id).where(Offer.answer.is_(None))).one()
            offer = queries.get_offer(vote.id, offer_id)
            answering.enter_answer(offer, said, name, by=actor_of(by))
        jobs.run_waiting()


def found(app: Flask, vote: VotingRound) -> list[tuple[ReasonCode, bool, int]]:
    (pot,) = count_of(app, vote.id).pots
    rows = {row.project_id: (row.reason, row.funded, row.given_pence) for row in pot.projects}
    return [rows[project] for project in vote.projects]


@pytest.mark.both_databases
def test_an_offer_stops_the_count_and_nothing_is_stored_of_it(app: Flask) -> None:
    vote = offered(app)
    count = count_of(app, vote.id)
    assert (count.state, count.pots) == (CountState.NEEDS_ANSWER, [])
    (offer,) = count.offers
    assert (offer.project_id, offer.amount_pence) == (vote.projects[1], 10_000_00)
    assert offer.answer_by == date(2026, 11, 9)


@pytest.mark.both_databases
def test_a_yes_funds_the_part(app: Flask) -> None:
    vote = offered(app)
    answer(app, vote, Answer.ACCEPTED, clerk_of(app, vote.id))
    assert found(app, vote) == [
        (ReasonCode.FUNDED, True, 20_000_00),
        (ReasonCode.FUNDED_IN_PART, True, 10_000_00),
        (ReasonCode.NO_MONEY_LEFT, False, 0),
    ]
    assert count_of(app, vote.id).pots[0].spent_pence == 30_000_00


def test_a_no_lets_the_next_have_its_turn(app: Flask) -> None:
    vote = offered(app)
    answer(app, vote, Answer.REFUSED, clerk_of(app, vote.id))
    assert found(app, vote) == [
        (ReasonCode.FUNDED, True, 20_000_00),
        (ReasonCode.REFUSED_PART, False, 0),
        (ReasonCode.FUNDED, True, 9_000_00),
    ]


def test_silence_is_a_no_once_the_last_day_has_passed(app: Flask) -> None:
    vote = offered(app)
    clerk = clerk_of(app, vote.id)
    with pytest.raises(answering.TooEarly):
        answer(app, vote, Answer.NO_ANSWER, clerk, "")
    clock.set_source(lambda: NOON + timedelta(days=8))
    answer(app, vote, Answer.NO_ANSWER, clerk, "")
    assert found(app, vote)[1] == (ReasonCode.REFUSED_PART, False, 0)


def test_an_answer_is_entered_once(app: Flask) -> None:
    vote = offered(app)
    clerk = clerk_of(app, vote.id)
    answer(app, vote, Answer.ACCEPTED, clerk)
    with app.app_context(), transaction() as session:
        offer = queries.get_offer(vote.id, session.scalars(select(Offer.id)).one())
        with pytest.raises(Refused, match="entered already"):
            answering.enter_answer(offer, Answer.REFUSED, "Mo", by=actor_of(clerk))


def test_whoever_entered_an_answer_does_not_publish(app: Flask) -> None:
    vote = offered(app)
    manager = make_user(app, Role.ROUND_MANAGER)
    answer(app, vote, Answer.ACCEPTED, manager)
    with pytest.raises(Refused, match="a second person has to publish"):
        publish(app, count_of(app, vote.id).id, manager)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "change",
    [
        "answer = 'accepted', entered_by_id = {clerk}, entered_at = made_at",
        "answer = 'no_answer', said_by = 'Mo', entered_by_id = {clerk}, entered_at = made_at",
        "answer = 'refused', said_by = 'Mo'",
        "amount_pence = 0",
    ],
    ids=["nobody said yes", "silence with a name", "nobody entered it", "nothing offered"],
)
def test_the_database_keeps_no_answer_without_its_people(app: Flask, change: str) -> None:
    vote = offered(app)
    values = change.format(clerk=clerk_of(app, vote.id).id)
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text(f"UPDATE offer SET {values}"))  # noqa: S608 - fixed texts


def test_the_group_gets_a_letter_with_the_last_day(app: Flask) -> None:
    vote = make_closed_round(app, PROJECTS, BALLOTS, rule=PART)
    address = make_author(app, vote.projects[1], "Bob")
    count_votes(app, vote.id)
    with app.app_context():
        (letter,) = db.session.scalars(select(Message).where(Message.address == address)).all()
    assert letter.subject == "An offer for your project: Music club"
    assert "We can offer you £10,000. You asked for £16,000." in letter.body
    assert "by Monday 9 November 2026" in letter.body


def test_offers_and_answers_are_recorded_without_names(app: Flask) -> None:
    vote = offered(app)
    clerk = clerk_of(app, vote.id)
    answer(app, vote, Answer.ACCEPTED, clerk)
    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.event.like("count.offer%"))
        rows = [(e.event, e.by_id, e.details) for e in db.session.scalars(query)]
        offer_id = db.session.scalars(select(Offer.id)).one()
    assert rows == [
        ("count.offers_made", None, {"offers": [offer_id]}),
        ("count.offer_answered", clerk.id, {"offer": offer_id, "answer": "accepted"}),
    ]


def on_page(app: Flask) -> tuple[VotingRound, Client, str]:
    vote = offered(app)
    client = client_of(app, clerk_of(app, vote.id))
    page = client.get(f"/rounds/{vote.id}/count")
    assert "Music club asked for £16,000. There is £10,000 left to offer it." in page.text()
    (url,) = (link for link in page.links() if "/count/offers/" in link)
    return vote, client, url


def test_the_answer_is_entered_on_its_page(app: Flask, visitor: Client) -> None:
    vote, client, url = on_page(app)
    page = client.post(url, {"answer": "accepted", "said_by": "Mo Bell"})
    assert page.location == f"/rounds/{vote.id}/count"
    with app.app_context():
        jobs.run_waiting()
    assert "Mo Bell" in client.get(page.location).text()
    publish(app, count_of(app, vote.id).id)

    page = visitor.get(f"/rounds/{vote.id}/result")
    assert "Mo Bell" not in page.text()
    assert results_of(page)[1] == [
        "Music club",
        "Funded 2 votes £10,000 of £16,000",
        "It costs £16,000. When its turn came, £10,000 was left. The group was offered that and "
        "said yes.",
    ]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"answer": "", "said_by": "Mo"}, "Choose one of these."),
        ({"answer": "perhaps", "said_by": "Mo"}, "Choose one of these."),
        ({"answer": "accepted", "said_by": " "}, "Enter the name of the person who answered."),
        ({"answer": "no_answer", "said_by": "Mo"}, "Nobody answered, so leave this empty."),
        (
            {"answer": "no_answer", "said_by": ""},
            "The group still has time to answer. Ask again before you enter this.",
        ),
        (
            {"answer": "refused", "said_by": "x" * 201},
            "This is too long. Use 200 characters or fewer.",
        ),
    ],
)
def test_a_bad_answer_is_refused_and_kept(app: Flask, typed: dict[str, str], error: str) -> None:
    vote, client, url = on_page(app)
    page = client.post(url, typed)
    assert (page.status, page.errors()) == (422, [error])
    kept = {c.get("name"): c.get("value") for c in page.controls() if c.get("type") == "text"}
    assert (kept["said_by"] or "") == typed["said_by"].strip()
    assert count_of(app, vote.id).state is CountState.NEEDS_ANSWER


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (date(2026, 11, 2), 5, date(2026, 11, 9)),
        (date(2026, 11, 6), 1, date(2026, 11, 9)),
        (date(2026, 11, 7), 5, date(2026, 11, 13)),
        (date(2026, 11, 2), 0, date(2026, 11, 2)),
    ],
)
def test_working_days_leave_out_the_weekend(day: date, number: int, later: date) -> None:
    assert working_days.after(day, number) == later
