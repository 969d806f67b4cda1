"""A body questions a figure: figure, question and answer stand together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.db import db, transaction
from pbapp.engagement.actions.challenges import MOST_OPEN
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import overdue_challenges
from pbapp.outbox.models import Message
from tests.client import Client
from tests.factories.engagement import activity, add_rows, days, make_record
from tests.factories.people import client_as, client_of, make_user
from tests.factories.planning import COUNCIL, VILLAGE, make_body, make_speaker
from tests.factories.reach import count_people, fifths, publish
from tests.hostile import HOSTILE

QUESTION = "Sixty came to the hall. Why does it say thirty?"


@pytest.fixture
def record_id(app: Flask) -> int:
    """A record with numbers that are out."""
    found = make_record(app)
    add_rows(app, found, activity(name="Drop-in", headcount=30))
    count_people(app, found, fifths(20, 30, 40, 30, 20))
    publish(app, found)
    return found


@pytest.fixture
def village(app: Flask) -> int:
    """A community council."""
    return make_body(app, VILLAGE)


def speaker(app: Flask, body_id: int) -> Client:
    return client_of(app, make_speaker(app, body_id, Role.COMMUNITY_REVIEWER))


def answers(body_id: int, **changes: str) -> dict[str, str]:
    given = {"organisation_id": str(body_id), "kind": "challenge", "what": "heads"}
    return given | {"question": QUESTION} | changes


def ask(app: Flask, record_id: int, body_id: int, **changes: str) -> Any:
    at = f"/engagement/{record_id}/challenges/new"
    return speaker(app, body_id).post(at, answers(body_id, **changes))


def stored(app: Flask) -> FigureChallenge:
    with app.app_context():
        return db.session.scalars(select(FigureChallenge)).one()


def test_a_question_stands_beside_the_figure_with_the_day_of_the_answer(
    app: Flask, record_id: int, village: int, visitor: Client
) -> None:
    assert ask(app, record_id, village).status == 303

    text = visitor.get(f"/engagement/{record_id}/public/numbers").text()
    assert QUESTION in text
    assert "Port Nellan Community Council asked on Monday 2 November 2026" in text
    assert "We will answer by Monday 23 November 2026." in text
    assert stored(app).due_on == date(2026, 11, 23)


def test_a_body_waits_for_answers_before_it_asks_ever_more(
    app: Flask, record_id: int, village: int
) -> None:
    asker, at = speaker(app, village), f"/engagement/{record_id}/challenges/new"

    answered = [asker.post(at, answers(village)) for _number in range(MOST_OPEN + 1)]

    assert [page.status for page in answered] == [303] * MOST_OPEN + [409]
    assert "Wait for answers to those." in answered[-1].text()


def test_the_answer_stands_with_it(
    app: Flask, record_id: int, village: int, visitor: Client
) -> None:
    ask(app, record_id, village, what="reach-fifth")
    at = f"/engagement/{record_id}/challenges/{stored(app).id}"

    assert client_as(app, Role.OFFICER).post(at, {"answer": "We counted twice."}).status == 303

    text = visitor.get(f"/engagement/{record_id}/public/numbers").text()
    assert text.index(QUESTION) < text.index("We counted twice.")
    assert "Our answer, Monday 2 November 2026:" in text


def asked_long_ago(app: Flask, record_id: int, village: int) -> None:
    """A question whose answer was due yesterday."""
    ask(app, record_id, village)
    with app.app_context(), transaction() as session:
        row = session.scalars(select(FigureChallenge)).one()
        row.asked_on, row.due_on = days(-30), days(-1)


def first(app: Flask) -> int:
    with app.app_context():
        return int(db.session.scalars(select(FigureChallenge.id)).first() or 0)


def test_an_overdue_answer_is_seen_by_everyone(
    app: Flask, record_id: int, village: int, visitor: Client
) -> None:
    asked_long_ago(app, record_id, village)

    for client, page in ((visitor, "public/numbers"), (client_as(app, Role.OFFICER), "reach")):
        assert "Answer overdue" in client.get(f"/engagement/{record_id}/{page}").text()


@pytest.mark.both_databases
def test_an_answer_is_owed_from_the_day_after_it_was_due(
    app: Flask, record_id: int, village: int
) -> None:
    ask(app, record_id, village)
    row = stored(app)
    with app.app_context():
        found = [overdue_challenges(row.due_on + timedelta(days=n)) for n in (0, 1)]
        pairs = [[(one.id, record.id) for one, record in each] for each in found]
    assert pairs == [[], [(row.id, record_id)]]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/engagement/owed", f"An answer to {VILLAGE[0]} about a figure"),
        ("/engagement/{}", f"Late: An answer to {VILLAGE[0]} about a figure"),
        ("/engagement", "2 answers to people are late"),
    ],
)
def test_who_can_act_sees_on_every_list_that_an_answer_is_overdue(
    app: Flask, record_id: int, village: int, page: str, words: str
) -> None:
    officer, at = client_as(app, Role.OFFICER), page.format(record_id)
    assert words not in officer.get(at).text()

    asked_long_ago(app, record_id, village)
    assert words in officer.get(at).text()
    officer.post(f"/engagement/{record_id}/challenges/{stored(app).id}", {"answer": "We erred."})
    assert words not in officer.get(at).text()


def test_a_question_about_heads_stands_right_below_them(
    app: Flask, record_id: int, village: int, visitor: Client
) -> None:
    ask(app, record_id, village, what="heads")
    text = visitor.get(f"/engagement/{record_id}/public/numbers").text()
    order = ("People by activity", QUESTION, "How well off the place is (SIMD)")
    assert [text.index(words) for words in order] == sorted(map(text.index, order))


def test_a_body_sees_on_its_own_page_what_it_asked_and_when_an_answer_is_due(
    app: Flask, record_id: int, village: int
) -> None:
    def told(body_id: int) -> str:
        return speaker(app, body_id).get("/engagement/mine").text()

    asked_long_ago(app, record_id, village)
    assert f"{QUESTION} Answer overdue" in told(village)
    ask(app, record_id, village, question="And how many came twice?")
    assert "And how many came twice? Waiting for an answer We will answer by" in told(village)
    assert QUESTION not in told(make_body(app, COUNCIL))
    client_as(app, Role.OFFICER).post(
        f"/engagement/{record_id}/challenges/{first(app)}", {"answer": "We erred."}
    )
    assert f"{QUESTION} Answered Monday 2 November 2026" in told(village)


def test_a_body_asks_for_numbers_before_any_are_out(
    app: Flask, village: int, visitor: Client
) -> None:
    here = f"/engagement/{make_record(app)}"

    mine = speaker(app, village)
    assert f"{here}/public/numbers" in mine.get(f"{here}/public").links()
    assert "No numbers are out yet." in mine.get(f"{here}/public/numbers").text()
    assert f"{here}/challenges/new" in mine.get(f"{here}/public/numbers").links()
    assert f"{here}/public/numbers" not in visitor.get(f"{here}/public").links()


def test_only_those_who_speak_for_a_body_may_ask(app: Flask, record_id: int, village: int) -> None:
    at = f"/engagement/{record_id}/challenges/new"

    assert Client(app).get(at).status == 303
    assert client_as(app, Role.RESIDENT).get(at).status == 403
    assert client_as(app, Role.OFFICER).get(at).status == 403
    assert speaker(app, village).get(at).status == 200


def test_nobody_asks_for_a_body_they_do_not_speak_for(
    app: Flask, record_id: int, village: int
) -> None:
    other = make_body(app, COUNCIL)
    at = f"/engagement/{record_id}/challenges/new"

    page = speaker(app, village).post(at, answers(other))

    assert page.status == 422
    assert QUESTION in page.html


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_a_body_can_send_breaks_the_page(
    app: Flask, record_id: int, village: int, typed: str
) -> None:
    assert ask(app, record_id, village, question=typed).status in (303, 422)
    choices = dict.fromkeys(("organisation_id", "kind", "what"), typed)
    assert ask(app, record_id, village, **choices).status == 422


def test_a_question_is_answered_once(app: Flask, record_id: int, village: int) -> None:
    ask(app, record_id, village)
    at = f"/engagement/{record_id}/challenges/{stored(app).id}"
    officer = client_as(app, Role.OFFICER)
    officer.post(at, {"answer": "First."})

    assert "This was answered already." in officer.post(at, {"answer": "Second."}).text()
    assert stored(app).answer == "First."


def test_an_empty_answer_is_asked_for_again(app: Flask, record_id: int, village: int) -> None:
    ask(app, record_id, village)
    at = f"/engagement/{record_id}/challenges/{stored(app).id}"

    page = client_as(app, Role.OFFICER).post(at, {"answer": "  "})

    assert (page.status, page.errors()) == (422, ["Write the answer."])


def test_a_body_waits_after_ten_open_questions(app: Flask, record_id: int, village: int) -> None:
    assert [ask(app, record_id, village).status for _n in range(11)] == [303] * 10 + [409]


def test_a_question_of_another_record_is_not_found(
    app: Flask, record_id: int, village: int
) -> None:
    ask(app, record_id, village)
    other = make_record(app)

    at = f"/engagement/{other}/challenges/{stored(app).id}"
    assert client_as(app, Role.OFFICER).get(at).status == 404


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "changes", [{"answer": "Yes."}, {"due_on": date(2026, 1, 1)}, {"answered_on": date(2026, 1, 1)}]
)
def test_half_an_answer_cannot_be_stored(app: Flask, village: int, changes: dict[str, Any]) -> None:
    given = {"kind": "challenge", "question": "Why?", "organisation_id": village}
    given |= {"asked_on": days(0), "due_on": days(0) + timedelta(days=21)}
    record_id = make_record(app)

    with pytest.raises(IntegrityError):
        add_rows(app, record_id, FigureChallenge(**(given | changes)))


def test_the_lead_is_told_of_a_question_and_its_asker_of_the_answer(
    app: Flask, village: int
) -> None:
    lead, asker = make_user(app, Role.OFFICER), make_speaker(app, village, Role.COMMUNITY_REVIEWER)
    record_id = make_record(app, lead_id=lead.id)
    add_rows(app, record_id, activity(headcount=30))
    publish(app, record_id)
    at = f"/engagement/{record_id}/challenges"

    client_of(app, asker).post(f"{at}/new", answers(village))
    client_of(app, lead).post(f"{at}/{stored(app).id}", {"answer": "We counted twice."})

    with app.app_context():
        sent = db.session.scalars(select(Message).order_by(Message.id)).all()
        first, second = sent
        assert (first.address, QUESTION in first.body) == (lead.email, True)
        assert (second.address, "We counted twice." in second.body) == (asker.email, True)
