"""Results through the gate: floors, rounding, fixed breakdowns, quotes freed by a person."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.surveys import queries
from pbapp.activities.surveys.kinds import Kind
from pbapp.activities.surveys.models import Quote, Survey
from pbapp.activities.surveys.results import Result, results_of
from tests.client import Client
from tests.factories.activities import (
    CLOSED,
    OPEN,
    PUBLISHED,
    add_replies,
    make_survey,
    publish_survey,
    question_ids,
)
from tests.factories.engagement import make_area
from tests.factories.people import client_as
from tests.factories.rounds import stored
from tests.hostile import HOSTILE
from tests.statements import statements

CHOICE, SEVERAL, SCALE, NUMBER, TEXT = range(5)


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def result(app: Flask, survey_id: int, place: int, age: Age = Age.ADULT) -> Result:
    with app.app_context():
        return results_of(queries.get(survey_id)).versions[age][place]


def texts(found: Result) -> list[str]:
    return [shown.text for _words, shown in found.rows]


def test_choices_are_rounded_and_small_ones_hidden_with_the_next(app: Flask) -> None:
    asked = [{"kind": Kind.CHOICE, "wording": "When?", "choices": ["Early", "Noon", "Late"]}]
    many, few = make_survey(app, CLOSED, asked=asked), make_survey(app, CLOSED, asked=asked)
    add_replies(app, many, *[{0: 0}] * 22, *[{0: 1}] * 13, *[{0: 2}] * 8)
    add_replies(app, few, *[{0: 0}] * 22, *[{0: 1}] * 13, *[{0: 2}] * 2)

    assert (texts(result(app, many, 0)), result(app, many, 0).base.text) == (
        ["20", "15", "10"],
        "45",
    )
    assert texts(result(app, few, 0)) == ["20", "[c]", "[c]"]


def test_a_question_with_too_few_answers_shows_nothing(app: Flask) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{0: 1, 1: [1], 2: 5, 3: 9}] * 4)

    shown = [result(app, survey_id, place) for place in range(4)]
    scale = shown[SCALE].scored

    assert {one.base.text for one in shown} == {"[c]"}
    assert set(texts(shown[CHOICE]) + texts(shown[SEVERAL])) == {"[c]"}
    assert scale is not None
    assert (scale.mean, scale.spread, shown[NUMBER].mean) == (None, {}, None)


def test_each_of_several_choices_stands_beside_those_who_left_it(app: Flask) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{1: [0, 1]}] * 18, *[{1: [0]}] * 10, *[{1: [0, 2]}] * 2)

    # All ticked the first: 30 of 30 tells of everybody, and two are too few, as are the other 28.
    assert texts(result(app, survey_id, SEVERAL)) == ["30", "20", "[c]"]


@pytest.mark.parametrize(
    ("age", "number", "shown"),
    [(Age.ADULT, 5, "5"), (Age.CHILD, 9, "[c]"), (Age.CHILD, 10, "10"), (Age.YOUNG, 9, "[c]")],
)
def test_people_under_16_have_the_higher_floor(
    app: Flask, age: Age, number: int, shown: str
) -> None:
    survey_id = make_survey(app, CLOSED, ages=[age])
    add_replies(app, survey_id, *[{4: "Hello"}] * number, age=age)

    assert result(app, survey_id, TEXT, age).base.text == shown


def test_a_sensitive_question_has_the_higher_floor_too(app: Flask) -> None:
    asked = [{"kind": Kind.SCALE, "wording": "Are you well?", "is_sensitive": True}]
    survey_id = make_survey(app, CLOSED, asked=asked)
    add_replies(app, survey_id, *[{0: 5}] * 9)

    assert result(app, survey_id, 0).base.text == "[c]"


def test_what_people_wrote_goes_out_only_as_a_quote_somebody_freed(
    app: Flask, officer: Client, visitor: Client
) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{4: "Ann Example of Shore Street wants seats."}] * 30)
    url = f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[TEXT]}"
    officer.post(f"/surveys/{survey_id}/publish", on=f"/surveys/{survey_id}/desk")
    quote = {"text": "Somebody wants seats.", "who": "age adults", "is_checked": "y"}

    assert "Shore Street" in officer.get(url).text()
    assert "Shore Street" not in visitor.get(f"/surveys/{survey_id}/results").text()
    officer.post(url, quote)

    text = visitor.get(f"/surveys/{survey_id}/results").text()
    assert ("Somebody wants seats. Adults" in text, "Shore Street" in text) == (True, False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "Write the words as everyone may read them."),
        ({"is_checked": ""}, "Read it twice and tick this box."),
        ({"who": "age elders"}, "Choose one of these."),
        ({"who": "area 99"}, "Choose one of these."),
        ({"text": "x" * 601}, "This is too long. Use 600 characters or fewer."),
    ],
)
def test_a_quote_is_checked_by_a_person_and_has_one_descriptor(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    survey_id = make_survey(app, CLOSED)
    url = f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[TEXT]}"
    quote = {"text": "Somebody wants seats.", "who": "none", "is_checked": "y"}

    page = officer.post(url, quote | changes)

    assert (page.status, page.errors()) == (422, [sentence])
    assert changes.get("text", "Somebody wants seats.").strip() in page.html


def test_a_quote_can_be_taken_back(app: Flask, officer: Client, visitor: Client) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, {4: "More seats."})
    publish_survey(app, survey_id)
    area_id = make_area(app)
    url = f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[TEXT]}"
    officer.post(url, {"text": "More seats.", "who": f"area {area_id}", "is_checked": "y"})
    assert stored(app, Quote, 1).area_id == area_id
    assert "More seats. Port Nellan" in visitor.get(f"/surveys/{survey_id}/results").text()

    officer.post(f"/surveys/{survey_id}/quotes/1/take-back", on=url)

    assert "More seats" not in visitor.get(f"/surveys/{survey_id}/results").text()


def test_quotes_wait_until_no_reply_comes_in(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, OPEN)
    url = f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[TEXT]}"

    page = officer.post(url, {"text": "More seats.", "who": "none", "is_checked": "y"})

    assert (page.status, "Quotes are chosen once the survey is closed." in page.text()) == (
        409,
        True,
    )


def test_results_come_out_once_and_only_after_the_last_day(
    app: Flask, officer: Client, visitor: Client
) -> None:
    running, closed = make_survey(app, OPEN), make_survey(app, CLOSED)

    def publish(survey_id: int) -> int:
        desk = f"/surveys/{survey_id}/desk"
        return officer.post(f"/surveys/{survey_id}/publish", on=desk).status

    assert officer.get(f"/surveys/{running}/first-look").status == 409
    assert (publish(running), publish(closed), publish(closed)) == (409, 303, 409)
    assert visitor.get(f"/surveys/{closed}/results").status == 200
    assert stored(app, Survey, closed).results_on is not None


def test_how_replies_came_is_a_breakdown_of_its_own(app: Flask) -> None:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{0: 1}] * 12)
    add_replies(app, survey_id, *[{0: 1}] * 11, channel=Channel.PAPER)
    with app.app_context():
        found = results_of(queries.get(survey_id))

    assert {name: shown.text for name, shown in found.by_channel.cells.items()} == {
        "online": "10",
        "paper": "10",
        "file": "0",
    }
    assert (found.by_age.cells["adults"].text, found.by_age.total.text) == ("25", "25")


@pytest.mark.parametrize("text", HOSTILE[:12])
def test_hostile_quotes_stay_words(app: Flask, officer: Client, visitor: Client, text: str) -> None:
    survey_id = make_survey(app, PUBLISHED)
    url = f"/surveys/{survey_id}/words/{question_ids(app, survey_id)[TEXT]}"

    officer.post(url, {"text": text, "who": "none", "is_checked": "y"})

    assert text not in visitor.get(f"/surveys/{survey_id}/results").html


def test_more_replies_take_no_more_statements(app: Flask, visitor: Client) -> None:
    def sent(number: int) -> int:
        survey_id = make_survey(app, CLOSED, ages=Age)
        add_replies(app, survey_id, *[{0: 1, 4: "x"}] * number)
        publish_survey(app, survey_id)
        with statements(app) as found:
            assert visitor.get(f"/surveys/{survey_id}/results").status == 200
        return len(found)

    visitor.get("/")
    assert sent(300) == sent(3)


def counted(app: Flask, survey_id: int) -> dict[str, Any]:
    with app.app_context():
        return {k: dict(v) for k, v in queries.about_people(queries.get(survey_id)).items()}


def test_what_people_say_of_themselves_is_counted_topic_by_topic(app: Flask) -> None:
    assert counted(app, make_survey(app)) == {}
