"""Making a survey: its questions, the budget of personal questions, getting it ready."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.surveys.kinds import (
    MOST_PERSONAL,
    MOST_QUESTIONS,
    USED_BY,
    Kind,
    Output,
    Topic,
)
from pbapp.activities.surveys.labels import ANSWERS, OUTPUT_NAMES, OUTPUTS, TOPICS
from pbapp.activities.surveys.models import PersonalQuestion, Question, Quote, Reply, Survey
from pbapp.db import transaction
from tests.client import Client
from tests.factories.activities import (
    CLOSED,
    DRAFT,
    OPEN,
    PUBLISHED,
    add_replies,
    dated,
    make_survey,
    question_ids,
)
from tests.factories.engagement import make_area, make_record
from tests.factories.people import client_as, client_of, make_user
from tests.factories.rounds import stored
from tests.hostile import HOSTILE

NEW = {
    "title": "Our bus",
    "purpose": "We will mend it.",
    "opens_on": "2026-11-02",
    "closes_on": "2026-11-20",
}
QUESTION = {"wording": "Is it good?", "kind": "scale", "choices": ""}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def test_a_survey_is_begun_without_questions_about_the_person(app: Flask, officer: Client) -> None:
    record_id = make_record(app)

    page = officer.post(f"/engagement/{record_id}/surveys/new", NEW)

    desk = officer.follow(page)
    assert desk.heading() == "Our bus"
    assert "Nothing is asked about the person." in desk.text()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Give it a name."),
        ({"purpose": ""}, "Say what it is for."),
        ({"opens_on": "soon"}, "Enter a day like 5/12/2026."),
        ({"closes_on": "2026-11-01"}, "The last day is before the first. Change one of them."),
        (
            {"opens_on": "2026-10-01", "closes_on": "2026-10-02"},
            "The last day is over. Choose today or a later day.",
        ),
        ({"title": "x" * 121}, "This is too long. Use 120 characters or fewer."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    page = officer.post(f"/engagement/{make_record(app)}/surveys/new", NEW | changes)

    assert (page.status, sentence in " ".join(page.errors())) == (422, True)
    given = NEW | changes
    assert given["purpose"] in page.html
    assert given["title"].strip() in page.html


def test_questions_stand_in_order_with_their_choices(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, DRAFT, asked=())
    url = f"/surveys/{survey_id}/questions/adults/new"

    officer.post(url, QUESTION)
    page = officer.post(
        url, {"wording": "When?", "kind": "choice", "choices": "Early\r\n\r\n Late "}
    )

    assert page.status == 303
    first, second = (stored(app, Question, key) for key in question_ids(app, survey_id))
    assert (first.place, first.kind, second.place, second.choices) == (
        1,
        Kind.SCALE,
        2,
        ["Early", "Late"],
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wording": ""}, "Write the question."),
        ({"kind": "essay"}, "Choose one of these."),
        ({"kind": "choice", "choices": "One"}, "Write 2 to 10 different choices"),
        ({"kind": "several", "choices": "a\nA"}, "Write 2 to 10 different choices"),
        ({"kind": "choice", "choices": "\n".join("abcdefghijk")}, "Write 2 to 10 different"),
        ({"kind": "scale", "choices": "low"}, "Write words for 1 and for 5"),
        ({"kind": "text", "choices": "low"}, "This kind of question has no choices."),
    ],
)
def test_a_question_that_cannot_be_answered_is_not_added(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    survey_id = make_survey(app, DRAFT, asked=())

    page = officer.post(f"/surveys/{survey_id}/questions/adults/new", QUESTION | changes)

    assert (page.status, sentence in " ".join(page.errors())) == (422, True)
    assert question_ids(app, survey_id) == []


@pytest.mark.parametrize("age", Age)
def test_a_form_stays_short(app: Flask, officer: Client, age: Age) -> None:
    full = [{"kind": Kind.SCALE, "wording": f"Question {n}"} for n in range(MOST_QUESTIONS[age])]
    survey_id = make_survey(app, DRAFT, asked=full, ages=[age])

    page = officer.post(f"/surveys/{survey_id}/questions/{age.value}/new", QUESTION)

    assert (page.status, "there is no room for more" in " ".join(page.errors())) == (422, True)
    assert len(question_ids(app, survey_id, age)) == MOST_QUESTIONS[age]


def test_a_question_can_be_taken_out_and_another_put_in_its_place(
    app: Flask, officer: Client
) -> None:
    full = [{"kind": Kind.SCALE, "wording": f"Question {n}"} for n in range(10)]
    survey_id = make_survey(app, DRAFT, asked=full)
    third = question_ids(app, survey_id)[2]
    desk = f"/surveys/{survey_id}/desk"

    officer.post(f"/surveys/{survey_id}/questions/{third}/take-out", on=desk)
    officer.post(f"/surveys/{survey_id}/questions/adults/new", QUESTION)

    wordings = [stored(app, Question, key).wording for key in question_ids(app, survey_id)]
    assert (wordings[2], len(wordings)) == ("Is it good?", 10)


def test_a_personal_question_names_the_output_that_uses_it(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, DRAFT)
    url = f"/surveys/{survey_id}/about-person/new"

    without = officer.post(url, {"topic": "disability", "output": ""})
    misused = officer.post(url, {"topic": "disability", "output": "reach_by_age"})
    added = officer.post(url, {"topic": "disability", "output": "equality_screen"})
    again = officer.post(url, {"topic": "disability", "output": "equality_screen"})

    assert without.errors() == ["Name the output. A question that no output uses cannot be asked."]
    assert misused.errors() == ["This output does not use that answer. Choose one that does."]
    assert (without.status, misused.status, added.status) == (422, 422, 303)
    assert again.errors() == ["The survey asks this already."]


def test_a_postcode_is_not_asked_where_nothing_can_use_it(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, DRAFT)

    page = officer.post(
        f"/surveys/{survey_id}/about-person/new", {"topic": "postcode", "output": "reach_by_fifth"}
    )

    assert page.errors() == ["Postcodes cannot be looked up here yet, so do not ask for them."]


def test_few_questions_about_the_person_fit(app: Flask, officer: Client) -> None:
    topics = [topic for topic in Topic if topic is not Topic.POSTCODE]
    asked = {topic: min(USED_BY[topic]) for topic in topics[:MOST_PERSONAL]}
    survey_id = make_survey(app, DRAFT, personal=asked)
    one_more = {"topic": topics[MOST_PERSONAL].value, "output": "equality_screen"}

    page = officer.post(f"/surveys/{survey_id}/about-person/new", one_more)

    assert page.errors() == ["No more than 4 questions about the person."]


def test_every_topic_has_an_output_words_and_fixed_answers() -> None:
    assert set(USED_BY) == set(TOPICS) == set(Topic)
    assert all(USED_BY.values())
    assert set(OUTPUTS) == set(OUTPUT_NAMES) == set(Output)
    assert set(ANSWERS) == set(Topic) - {Topic.POSTCODE}


def test_ready_questions_are_fixed_and_the_survey_opens(
    app: Flask, officer: Client, visitor: Client
) -> None:
    survey_id = make_survey(app, DRAFT)
    desk = f"/surveys/{survey_id}/desk"
    assert visitor.get(f"/surveys/{survey_id}").status == 404

    officer.post(f"/surveys/{survey_id}/ready", on=desk)

    assert visitor.get(f"/surveys/{survey_id}").status == 200
    refused = officer.post(f"/surveys/{survey_id}/questions/adults/new", QUESTION)
    assert (refused.status, "Its questions are fixed now" in refused.text()) == (409, True)


def test_an_empty_survey_does_not_open(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, DRAFT, asked=())

    page = officer.post(f"/surveys/{survey_id}/ready", on=f"/surveys/{survey_id}/desk")

    assert (page.status, "There is no question yet." in page.text()) == (409, True)


def test_questions_can_be_taken_back_until_somebody_answered(app: Flask, officer: Client) -> None:
    unanswered, answered = make_survey(app), make_survey(app)
    add_replies(app, answered, {0: 1})

    def back(survey_id: int) -> int:
        desk = f"/surveys/{survey_id}/desk"
        return officer.post(f"/surveys/{survey_id}/take-back", on=desk).status

    assert (back(unanswered), back(answered)) == (303, 409)
    assert stored(app, Survey, unanswered).ready_on is None


def test_only_those_who_work_on_the_record_run_its_surveys(app: Flask, visitor: Client) -> None:
    lead, other = make_user(app, Role.PARTNER), make_user(app, Role.PARTNER)
    record_id = make_record(app, lead_id=lead.id)
    survey_id = make_survey(app, CLOSED, engagement_id=record_id)
    pages = [
        f"/engagement/{record_id}/surveys",
        f"/engagement/{record_id}/surveys/new",
        f"/surveys/{survey_id}/desk",
        f"/surveys/{survey_id}/adults/paper",
        f"/surveys/{survey_id}/adults/file",
        f"/surveys/{survey_id}/first-look",
        f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[4]}",
    ]

    assert {client_of(app, lead).get(page).status for page in pages} == {200}
    assert {client_of(app, other).get(page).status for page in pages} == {403}
    assert {visitor.get(page).status for page in pages} == {303}


def test_what_is_not_there_is_not_found(app: Flask, officer: Client, visitor: Client) -> None:
    survey_id, other = make_survey(app), make_survey(app, CLOSED)
    foreign = question_ids(app, other)[4]

    assert officer.get("/engagement/999/surveys").status == 404
    assert officer.get("/surveys/999/desk").status == 404
    assert officer.get(f"/surveys/{survey_id}/children/paper").status == 404
    assert officer.get(f"/surveys/{survey_id}/words/{foreign}").status == 404
    assert visitor.get(f"/surveys/{survey_id}/children").status == 404
    assert visitor.get(f"/surveys/{survey_id}/results").status == 404
    assert visitor.get(f"/surveys/{survey_id}/elders").status == 404


@pytest.mark.parametrize("text", HOSTILE[:12])
def test_hostile_words_stay_words(app: Flask, officer: Client, visitor: Client, text: str) -> None:
    asked = [{"kind": Kind.CHOICE, "wording": text, "choices": [text, "Other"]}]
    survey_id = make_survey(app, OPEN, asked=asked)

    for page in (
        officer.get(f"/surveys/{survey_id}/desk"),
        visitor.get(f"/surveys/{survey_id}/adults"),
    ):
        assert page.status == 200
        assert text not in page.html or "<" not in text


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "row",
    [
        lambda s, q: Survey(engagement_id=1, title="x", **dated({"opens_on": 1, "closes_on": 0})),
        lambda s, q: Survey(engagement_id=1, title="x", **dated(PUBLISHED | {"closes_on": 0})),
        lambda s, q: Question(survey_id=s, age=Age.ADULT, place=1, kind=Kind.TEXT, wording="x"),
        lambda s, q: Question(survey_id=s, age=Age.ADULT, place=11, kind=Kind.TEXT, wording="x"),
        lambda s, q: Question(survey_id=s, age=Age.CHILD, place=7, kind=Kind.TEXT, wording="x"),
        lambda s, q: Question(survey_id=s, age=Age.YOUNG, place=1, kind=Kind.TEXT, wording=""),
        lambda s, q: PersonalQuestion(survey_id=s, place=2, topic=Topic.SEX),
        lambda s, q: PersonalQuestion(
            survey_id=s, place=5, topic=Topic.SEX, output=Output.EQUALITY_SCREEN
        ),
        lambda s, q: Reply(survey_id=999, age=Age.ADULT, channel="paper", form_key="", answers={}),
        lambda s, q: Quote(
            survey_id=s, question_id=q, text="x", age=Age.YOUNG, area_id=1, released_by_id=1
        ),
    ],
)
def test_tables_refuse_what_cannot_be(app: Flask, row: Any) -> None:
    survey_id = make_survey(app)
    make_area(app)
    make_user(app)
    question_id = question_ids(app, survey_id)[0]

    with pytest.raises(IntegrityError), app.app_context(), transaction() as session:
        session.add(row(survey_id, question_id))
