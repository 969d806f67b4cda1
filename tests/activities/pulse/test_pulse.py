"""Five questions after an activity: anonymous, shown on a base at or over the floor."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from pbapp import jobs
from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.changing import NotNow
from pbapp.activities.limits import REPLIES
from pbapp.activities.pulse import queries
from pbapp.activities.pulse.labels import ANSWERS, FACES, QUESTIONS
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.pulse.released import results_out
from pbapp.activities.releases.models import StoredRelease
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement.facts.pulse import pulse_of
from pbapp.standards.framework import PulseQuestion
from tests.client import Client
from tests.factories.activities import (
    CLOSED,
    DRAFT,
    OPEN,
    add_pulse_replies,
    count_pulse,
    make_pulse,
)
from tests.factories.engagement import activity, add_rows, make_record
from tests.factories.people import client_as
from tests.pages.reading import grade, sentences
from tests.statements import statements

NEW = {
    "title": "Drop-in",
    "age": "adults",
    "opens_on": "2026-11-02",
    "closes_on": "2026-11-20",
}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def kept(app: Flask) -> list[tuple[Any, ...]]:
    with app.app_context():
        rows = db.session.scalars(select(PulseReply)).all()
        return [(*(getattr(r, q.value) for q in PulseQuestion), r.comment) for r in rows]


def test_an_officer_makes_one_and_gets_a_link_and_a_square(app: Flask, officer: Client) -> None:
    record_id = make_record(app)

    desk = officer.follow(officer.post(f"/engagement/{record_id}/pulses/new", NEW))

    with app.app_context():
        code = db.session.scalars(select(Pulse.code)).one()
    assert any(link.endswith(f"/pulse/{code}") for link in desk.links())
    assert "data:image/svg+xml" in desk.html


def test_it_can_be_about_an_activity_of_its_own_record(app: Flask, officer: Client) -> None:
    record_id, other = make_record(app), make_record(app)
    (mine,) = add_rows(app, record_id, activity())
    (foreign,) = add_rows(app, other, activity())
    url = f"/engagement/{record_id}/pulses/new"

    refused = officer.post(url, NEW | {"about": f"activity-{foreign}"})
    officer.post(url, NEW | {"about": f"activity-{mine}"})

    assert (refused.status, refused.errors()) == (422, ["Choose one of these."])
    with app.app_context():
        assert db.session.scalars(select(Pulse.activity_id)).one() == mine


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Say what people took part in."),
        ({"age": "elders"}, "Choose one of these."),
        ({"closes_on": "2026-11-01"}, "The last day is before the first. Change one of them."),
        ({"closes_on": ""}, "Enter its last day."),
    ],
)
def test_what_does_not_fit_is_said(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    page = officer.post(f"/engagement/{make_record(app)}/pulses/new", NEW | changes)

    assert (page.status, page.errors()) == (422, [sentence])


def test_somebody_answers_without_an_account(app: Flask, visitor: Client) -> None:
    _id, code = make_pulse(app)

    page = visitor.post(f"/pulse/{code}", {"easy": "5", "respect": "1", "comment": "Warm tea."})

    assert visitor.follow(page).heading() == "Thank you. Your answers are in."
    assert kept(app) == [(5, None, None, 1, None, "Warm tea.")]
    with app.app_context():
        columns = {column.name for column in inspect(PulseReply).columns}
    assert columns - {q.value for q in PulseQuestion} == {
        "id",
        "pulse_id",
        "day",
        "channel",
        "form_key",
        "comment",
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Answer one question at least. You can leave out the rest."),
        ({"easy": "6"}, "Choose one of these."),
        ({"easy": "0"}, "Choose one of these."),
        ({"listened": "x"}, "Choose one of these."),
        ({"easy": "5", "comment": "x" * 501}, "This is too long. Use 500 characters or fewer."),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(
    app: Flask, visitor: Client, given: dict[str, str], sentence: str
) -> None:
    _id, code = make_pulse(app)

    page = visitor.post(f"/pulse/{code}", given)

    assert (page.status, page.errors(), kept(app)) == (422, [sentence], [])


def test_answers_are_told_by_words_not_by_a_face_or_a_colour_alone(
    app: Flask, visitor: Client
) -> None:
    _id, code = make_pulse(app)

    text = visitor.get(f"/pulse/{code}").text()

    assert set(ANSWERS) == set(FACES) == set(range(1, 6))
    assert set(QUESTIONS) == set(PulseQuestion)
    assert all(text.count(f"{FACES[n]} {ANSWERS[n]}") == 5 for n in ANSWERS)


def test_one_browser_answers_once_until_it_is_handed_on(app: Flask, visitor: Client) -> None:
    _id, code = make_pulse(app)
    url = f"/pulse/{code}"
    visitor.post(url, {"easy": "5"})

    visitor.post(url, {"easy": "4"})
    assert kept(app) == [(5, None, None, None, None, "")]
    visitor.post(f"{url}/again", on=url)
    visitor.post(url, {"easy": "4"})

    assert sorted(row[0] for row in kept(app)) == [4, 5]


@pytest.mark.both_databases
def test_one_form_sent_twice_is_kept_once(app: Flask) -> None:
    _id, code = make_pulse(app)

    for _time in range(2):
        assert Client(app).post(f"/pulse/{code}", {"easy": "5", "form_key": "same"}).status == 303

    assert len(kept(app)) == 1


def test_too_many_from_one_place_keep_what_was_typed(app: Flask) -> None:
    _id, code = make_pulse(app)
    for _number in range(REPLIES.most):
        Client(app).post(f"/pulse/{code}", {"easy": "5"})

    page = Client(app).post(f"/pulse/{code}", {"easy": "5", "comment": "Warm tea."})

    assert (page.status, "Warm tea." in page.html, len(kept(app))) == (429, True, REPLIES.most)


@pytest.mark.parametrize("standing", [CLOSED, {"opens_on": 1, "closes_on": 2, "ready_on": 0}])
def test_it_is_open_only_on_its_days(app: Flask, visitor: Client, standing: dict[str, int]) -> None:
    _id, code = make_pulse(app, standing)
    _other, running = make_pulse(app)

    typed = {"easy": "5", "comment": "Warm tea."}
    page = visitor.post(f"/pulse/{code}", typed, on=f"/pulse/{running}")

    assert (page.status, kept(app)) == (409, [])
    assert "This is not open now, so nothing was sent." in page.text()
    assert "Warm tea." in page.text()
    assert "easy" not in visitor.get(f"/pulse/{code}").html


@pytest.mark.both_databases
def test_nobody_finds_a_pulse_by_counting(app: Flask, visitor: Client) -> None:
    make_pulse(app)
    codes = ("1", "x", "%00", "%F0%9F%98%80", "x" * 500)
    found = [visitor.browser.get(f"/pulse/{code}").status_code for code in codes]
    assert found == [404] * len(codes)


@pytest.mark.parametrize(
    ("points", "age", "mean"),
    [
        ((5, 5, 4, 3), Age.ADULT, ""),
        ((5, 5, 4, 3, 3), Age.ADULT, "4.0"),
        ((5,) * 5 + (4,) * 4, Age.CHILD, ""),
        ((5,) * 5 + (4,) * 5, Age.CHILD, "4.5"),
    ],
)
def test_a_mean_is_shown_on_a_base_at_the_floor(
    app: Flask, points: tuple[int, ...], age: Age, mean: str
) -> None:
    pulse_id, _code = make_pulse(app, CLOSED, age=age)
    add_pulse_replies(app, pulse_id, *points)
    count_pulse(app, pulse_id)

    with app.app_context():
        heard = results_out(queries.run(pulse_id).thing)

    assert {one.scored.printed for one in heard} == {mean}


def test_no_answer_can_be_seen_come_while_it_is_open(app: Flask, officer: Client) -> None:
    pulse_id, _code = make_pulse(app, OPEN)
    add_pulse_replies(app, pulse_id, *[5] * 30, None)

    page = officer.get(f"/pulses/{pulse_id}")

    assert "The answers show once they are counted" in page.text()
    assert "Nothing to say" not in page.text()


def test_a_card_filled_in_by_hand_is_typed_in_after_the_last_day(
    app: Flask, officer: Client
) -> None:
    pulse_id, _code = make_pulse(app, CLOSED)
    desk = f"/pulses/{pulse_id}"

    empty = officer.post(f"{desk}/paper", {}, on=desk)
    officer.post(f"{desk}/paper", {"easy": "2"}, on=desk)

    assert (empty.status, kept(app)) == (422, [(2, None, None, None, None, "")])


@pytest.mark.both_databases
def test_once_counted_no_card_can_move_the_mean(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    pulse_id, _code = make_pulse(app, CLOSED, engagement_id=record_id)
    add_pulse_replies(app, pulse_id, 5, 5, 4, 4, 4, None)
    desk = f"/pulses/{pulse_id}"
    before = officer.get(desk)
    assert "4.4" not in before.text()
    assert "Nothing to say" not in before.text()
    assert easy(app, record_id) == ()

    counted = officer.follow(officer.post(f"{desk}/count", on=desk))
    refused = officer.post(f"{desk}/paper", {"easy": "1"}, on=f"{desk}?")
    again = officer.post(f"{desk}/count", on=desk)

    assert "4.4" in counted.text()
    assert "Nothing to say" in counted.text()
    assert (refused.status, again.status) == (409, 409)
    assert "Type in a card" not in counted.text()
    assert ("Counted" in counted.text(), "Results are out" in counted.text()) == (True, False)
    assert easy(app, record_id) == (4, 4, 4, 5, 5)
    with app.app_context():
        row = db.session.scalars(select(StoredRelease)).one()
        logged = db.session.scalars(select(AuditEntry.event)).all()
    assert (row.what, row.number) == (f"pulse-{pulse_id}", 1)
    assert ["easy", 5, 2] in row.counts
    assert (Event.RESULTS_FROZEN in logged, Event.NUMBERS_PUBLISHED in logged) == (True, False)


def test_nobody_counts_while_it_is_open(app: Flask) -> None:
    pulse_id, _code = make_pulse(app, OPEN)
    with pytest.raises(NotNow):
        count_pulse(app, pulse_id)


@pytest.mark.both_databases
@pytest.mark.parametrize(("closed", "counted"), [(-14, ()), (-15, (3, 4, 4, 5, 5))])
def test_what_people_said_is_counted_two_weeks_later_if_nobody_did(
    app: Flask, closed: int, counted: tuple[int, ...]
) -> None:
    record_id = make_record(app)
    dates = CLOSED | {"closes_on": closed}
    pulse_id, _code = make_pulse(app, dates, engagement_id=record_id)
    add_pulse_replies(app, pulse_id, 5, 5, 4, 4, 3)

    with app.app_context():
        jobs.keep_up()

    assert easy(app, record_id) == counted


@pytest.mark.parametrize(("number", "read"), [(9, 0), (10, 10)])
def test_the_rules_read_answers_of_children_from_their_own_floor_on(
    app: Flask, number: int, read: int
) -> None:
    record_id = make_record(app)
    pulse_id, _code = make_pulse(app, CLOSED, engagement_id=record_id, age=Age.CHILD)
    add_pulse_replies(app, pulse_id, *[4] * (number - 1), 3)
    count_pulse(app, pulse_id)

    with app.app_context():
        assert len(pulse_of(record_id).replies.get("easy", ())) == read


@pytest.mark.both_databases
def test_the_rules_read_every_answer_of_what_is_counted(app: Flask) -> None:
    record_id = make_record(app)
    for _number in range(2):
        pulse_id, _code = make_pulse(app, CLOSED, engagement_id=record_id)
        add_pulse_replies(app, pulse_id, 5, 3, 3, None)
        count_pulse(app, pulse_id)
    add_pulse_replies(app, make_pulse(app, CLOSED, engagement_id=record_id)[0], 2)
    add_pulse_replies(app, make_pulse(app, OPEN, engagement_id=record_id)[0], 2)
    add_pulse_replies(app, make_pulse(app, CLOSED)[0], 1)

    with app.app_context(), statements(app) as sent:
        found = pulse_of(record_id)

    assert found.replies == {question.value: (3, 3, 3, 3, 5, 5) for question in PulseQuestion}
    assert len([one for one in sent if one.startswith("SELECT")]) == 2


def easy(app: Flask, record_id: int) -> tuple[int, ...]:
    with app.app_context():
        return pulse_of(record_id).replies.get("easy", ())


def test_a_few_more_answers_wait_until_enough_came_with_them(app: Flask) -> None:
    record_id = make_record(app)
    waves = [(5, 5, 4, 4, 4), (1, 1), (2, 2), (3,)]
    seen = []
    for day, wave in enumerate(waves, start=-9):
        dates = CLOSED | {"closes_on": day}
        pulse_id, _code = make_pulse(app, dates, engagement_id=record_id)
        add_pulse_replies(app, pulse_id, *wave)
        count_pulse(app, pulse_id)
        seen.append(easy(app, record_id))

    first = (4, 4, 4, 5, 5)
    assert seen == [first, first, first, (1, 1, 2, 2, 3, *first)]


def test_what_all_people_under_16_said_alike_is_not_told(app: Flask) -> None:
    record_id = make_record(app)
    pulse_id, _code = make_pulse(app, CLOSED, engagement_id=record_id, age=Age.CHILD)
    add_pulse_replies(app, pulse_id, *[5] * 12)
    count_pulse(app, pulse_id)
    assert easy(app, record_id) == ()


def test_a_record_nobody_was_asked_about_has_no_answers(app: Flask) -> None:
    with app.app_context():
        assert pulse_of(make_record(app)).replies == {}


def test_the_five_questions_are_plain(app: Flask, visitor: Client) -> None:
    _id, code = make_pulse(app)
    main = next(visitor.get(f"/pulse/{code}").tree.iter("main"))

    assert grade(sentences(main)) <= 6.0


@pytest.mark.both_databases
@pytest.mark.parametrize("given", [{"easy": 6}, {"easy": 0}, {"respect": -1}, {"comment": ""}, {}])
def test_the_table_refuses_points_off_the_scale_and_empty_replies(
    app: Flask, given: dict[str, Any]
) -> None:
    pulse_id, _code = make_pulse(app, DRAFT | {"ready_on": 0})

    with pytest.raises(IntegrityError), app.app_context(), transaction() as session:
        session.add(PulseReply(pulse_id=pulse_id, form_key="x", **given))
