"""Answering on a phone, on paper and from a file; and what is kept of who answered."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.limits import REPLIES
from pbapp.activities.surveys import actions, queries, replying
from pbapp.activities.surveys.kinds import Kind, Output, Topic
from pbapp.activities.surveys.models import AboutPerson, Reply
from pbapp.audit import entries_about
from pbapp.db import db, transaction
from tests.client import Client, Page
from tests.factories.activities import CLOSED, PUBLISHED, add_replies, make_survey, question_ids
from tests.factories.engagement import make_area
from tests.factories.people import client_as
from tests.factories.places import make_postcode, make_zones
from tests.pages.reading import grade, sentences

PERSONAL = {Topic.AGE_BAND: Output.REACH_BY_AGE, Topic.CARING: Output.EQUALITY_SCREEN}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def fields(app: Flask, survey_id: int, *given: Any, age: Age = Age.ADULT) -> dict[str, Any]:
    keys = question_ids(app, survey_id, age)
    return {f"q{key}": answer for key, answer in zip(keys, given, strict=False) if answer != ""}


def kept(app: Flask, survey_id: int, age: Age = Age.ADULT) -> list[tuple[Any, ...]]:
    keys = question_ids(app, survey_id, age)
    with app.app_context():
        rows = db.session.scalars(select(Reply).where(Reply.survey_id == survey_id)).all()
        return sorted(
            [(r.channel, *(r.answers.get(str(key)) for key in keys)) for r in rows], key=repr
        )


def about(app: Flask, survey_id: int) -> list[dict[str, str]]:
    with app.app_context():
        query = select(AboutPerson.answers).where(AboutPerson.survey_id == survey_id)
        return sorted(db.session.scalars(query), key=repr)


def send_file(client: Client, url: str, content: str | bytes) -> Page:
    token = client.get(url).tree.find(".//input[@name='csrf_token']")
    data = content.encode() if isinstance(content, str) else content
    assert token is not None
    given = {"csrf_token": token.get("value"), "file": (io.BytesIO(data), "replies.csv")}
    return Page(client.browser.post(url, data=given, content_type="multipart/form-data"))


def take_in(client: Client, url: str, preview: Page, **changes: str) -> Page:
    """Confirm a preview as it stands, but for some columns."""
    chosen = {
        select.get("name", ""): next(
            (o.get("value", "") for o in select.iter("option") if o.get("selected") is not None), ""
        )
        for select in preview.tree.iter("select")
    }
    hidden = {
        e.get("name", ""): e.get("value", "")
        for e in preview.tree.iter("input")
        if e.get("type") == "hidden"
    }
    given = hidden | chosen | changes
    return Page(client.browser.post(url, data=given, content_type="multipart/form-data"))


def test_a_reply_is_kept_without_a_name_and_with_no_time_finer_than_the_day(
    app: Flask, visitor: Client
) -> None:
    survey_id = make_survey(app)
    given = fields(app, survey_id, "1", ["0", "2"], "4", "12", "A seat, please.")

    page = visitor.post(f"/surveys/{survey_id}/adults", given)

    assert visitor.follow(page).heading() == "Thank you. Your reply is in."
    assert kept(app, survey_id) == [(Channel.ONLINE, 1, [0, 2], 4, 12, "A seat, please.")]
    with app.app_context():
        row = db.session.scalars(select(Reply)).one()
        assert (row.day, {c.name for c in inspect(Reply).columns}) == (
            clock.today(),
            {"id", "survey_id", "age", "day", "channel", "form_key", "answers"},
        )


def test_every_question_can_be_skipped_but_not_all(app: Flask, visitor: Client) -> None:
    survey_id = make_survey(app)
    url = f"/surveys/{survey_id}/adults"

    empty = visitor.post(url, {})
    one = visitor.post(url, fields(app, survey_id, "", "", "", "", "Only this."))

    assert empty.errors() == ["Answer one question at least. You can leave out the rest."]
    assert (empty.status, one.status) == (422, 303)
    assert kept(app, survey_id) == [(Channel.ONLINE, None, None, None, None, "Only this.")]


@pytest.mark.parametrize(
    ("place", "typed", "sentence"),
    [
        (0, "7", "Choose one of these."),
        (0, "x", "Choose one of these."),
        (1, ["0", "9"], "Choose one of these."),
        (2, "6", "Choose one of these."),
        (3, "often", "“often” is not a whole number from 0 to a million."),
        (3, "-1", "“-1” is not a whole number from 0 to a million."),
        (3, "9" * 50, "is not a whole number from 0 to a million."),
        (3, "²", "“²” is not a whole number from 0 to a million."),
        (4, "x" * 1001, "This is too long. Use 1000 characters or fewer."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_stays(
    app: Flask, visitor: Client, place: int, typed: Any, sentence: str
) -> None:
    survey_id = make_survey(app)
    given = ["1", ["0"], "4", "12", "A seat, please."]
    given[place] = typed

    page = visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, *given))

    assert (page.status, sentence in " ".join(page.errors())) == (422, True)
    assert place == 4 or "A seat, please." in page.html
    assert place in (0, 2) or "checked" in page.html
    assert kept(app, survey_id) == []


def test_one_form_sent_twice_is_one_reply(app: Flask) -> None:
    survey_id = make_survey(app)
    url, given = f"/surveys/{survey_id}/adults", fields(app, survey_id, "1")
    first, second = Client(app), Client(app)

    assert first.post(url, given | {"form_key": "same"}).status == 303
    assert second.post(url, given | {"form_key": "same"}).status == 303
    assert len(kept(app, survey_id)) == 1


def test_one_browser_sends_one_reply_until_it_is_handed_on(app: Flask, visitor: Client) -> None:
    survey_id = make_survey(app)
    url, start = f"/surveys/{survey_id}/adults", f"/surveys/{survey_id}"
    given = fields(app, survey_id, "1")
    visitor.post(url, given)

    assert visitor.get(url).location == f"{start}/thanks"
    assert "You have sent a reply from here." in visitor.get(start).text()
    visitor.post(f"{start}/again", on=start)
    assert visitor.post(url, given).status == 303
    assert len(kept(app, survey_id)) == 2


def test_the_page_says_honestly_that_it_cannot_stop_a_second_reply(
    app: Flask, visitor: Client
) -> None:
    survey_id = make_survey(app, PUBLISHED)

    text = visitor.get(f"/surveys/{survey_id}/results").text()

    assert "We cannot stop a person from sending two." in text


@pytest.mark.parametrize(("standing", "status"), [(CLOSED, 409), (PUBLISHED, 409)])
def test_a_page_left_open_past_the_last_day_sends_nothing(
    app: Flask, standing: dict[str, int], status: int
) -> None:
    survey_id = make_survey(app)
    late = Client(app)
    page = late.get(f"/surveys/{survey_id}/adults")
    token = page.tree.find(".//input[@name='csrf_token']")
    with app.app_context(), transaction():
        survey = queries.get(survey_id)
        survey.opens_on, survey.closes_on = (
            clock.today().replace(day=1),
            clock.today().replace(day=1),
        )
        survey.results_on = clock.today() if standing is PUBLISHED else None

    assert token is not None
    given = fields(app, survey_id, "1") | {"csrf_token": token.get("value")}
    sent = Page(late.browser.post(f"/surveys/{survey_id}/adults", data=given))

    assert (sent.status, "This is not open now" in sent.text()) == (status, True)
    assert " checked" in sent.html
    assert kept(app, survey_id) == []


def test_too_many_replies_from_one_place_lose_nothing_typed(app: Flask) -> None:
    survey_id = make_survey(app)
    url, given = f"/surveys/{survey_id}/adults", fields(app, survey_id, "", "", "", "", "Hello")
    for _number in range(REPLIES.most):
        assert Client(app).post(url, given).status == 303

    page = Client(app).post(url, given)

    assert (page.status, "Hello" in page.html) == (429, True)
    assert len(kept(app, survey_id)) == REPLIES.most


@pytest.mark.both_databases
def test_what_people_say_of_themselves_stands_apart_from_their_reply(
    app: Flask, visitor: Client
) -> None:
    survey_id = make_survey(app, personal=PERSONAL)
    thanks = f"/surveys/{survey_id}/thanks"
    visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, "1"))

    page = visitor.post(
        f"/surveys/{survey_id}/about", {"age_band": "25-44", "caring": ""}, on=thanks
    )

    assert page.status == 303
    assert about(app, survey_id) == [{"age_band": "25-44"}]
    shared = {c.name for c in inspect(AboutPerson).columns} & {
        c.name for c in inspect(Reply).columns
    }
    assert shared == {"id", "survey_id", "answers"}
    with app.app_context():
        reply, person = (
            db.session.scalars(select(Reply)).one(),
            db.session.scalars(select(AboutPerson)).one(),
        )
        assert (reply.id == person.id, "age_band" in reply.answers) == (False, False)


def test_people_are_asked_about_themselves_once_and_only_after_a_reply(
    app: Flask, visitor: Client
) -> None:
    survey_id = make_survey(app, personal=PERSONAL)
    url = f"/surveys/{survey_id}/about"

    assert visitor.post(url, {"caring": "yes"}, on=f"/surveys/{survey_id}/adults").status == 303
    visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, "1"))
    for _time in range(2):
        visitor.post(url, {"caring": "yes"}, on=f"/surveys/{survey_id}/thanks")

    assert about(app, survey_id) == [{"caring": "yes"}]
    assert "about you" not in visitor.get(f"/surveys/{survey_id}/thanks").text()


def test_an_answer_that_is_not_offered_is_refused(app: Flask, visitor: Client) -> None:
    survey_id = make_survey(app, personal=PERSONAL)
    visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, "1"))

    page = visitor.post(
        f"/surveys/{survey_id}/about", {"caring": "perhaps"}, on=f"/surveys/{survey_id}/thanks"
    )

    assert (page.status, about(app, survey_id)) == (422, [])


@pytest.mark.parametrize("age", [Age.CHILD, Age.YOUNG])
def test_nobody_who_may_be_under_16_is_asked_about_themself(
    app: Flask, visitor: Client, age: Age
) -> None:
    survey_id = make_survey(app, ages=Age, personal=PERSONAL)
    given = fields(app, survey_id, "1", age=age)
    visitor.post(f"/surveys/{survey_id}/{age.value}", given)

    thanks = visitor.get(f"/surveys/{survey_id}/thanks")
    visitor.post(
        f"/surveys/{survey_id}/about", {"caring": "yes"}, on=f"/surveys/{survey_id}/thanks"
    )

    assert "about you" not in thanks.text()
    assert about(app, survey_id) == []


@pytest.mark.parametrize(
    ("age", "answers", "number"),
    [
        (Age.ADULT, {"caring": "yes"}, 1),
        (Age.CHILD, {"caring": "yes"}, 0),
        (Age.YOUNG, {"caring": "yes"}, 0),
        (Age.ADULT, {"religion": "some"}, 0),
        (Age.ADULT, {}, 0),
    ],
)
def test_only_what_adults_were_asked_is_stored(
    app: Flask, age: Age, answers: dict[str, str], number: int
) -> None:
    survey_id = make_survey(app, ages=Age, personal=PERSONAL)

    with app.app_context(), transaction():
        replying.tell_about(queries.get(survey_id), age, answers, source="")

    assert len(about(app, survey_id)) == number


@pytest.mark.parametrize(
    ("typed", "kept_of_it"),
    [("g83 0uf", ("2", "2", True)), ("ZZ9 9ZZ", ("unknown", None, False))],
)
def test_a_postcode_becomes_fifth_and_area_and_is_dropped(
    app: Flask, visitor: Client, typed: str, kept_of_it: tuple[str, str | None, bool]
) -> None:
    area_id = make_area(app)
    make_zones(app, area_id, {2: 100})
    make_postcode(app, "G830UF", area_id, 2)
    survey_id = make_survey(app, personal={Topic.POSTCODE: Output.REACH_BY_FIFTH})
    visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, "1"))

    visitor.post(
        f"/surveys/{survey_id}/about", {"postcode": typed}, on=f"/surveys/{survey_id}/thanks"
    )

    (kept,) = about(app, survey_id)
    area = kept.get("postcode_area")
    assert (kept["postcode"], kept.get("postcode_access"), area == str(area_id)) == kept_of_it
    assert "830" not in str(kept)


def test_a_postcode_that_cannot_be_read_is_said_and_stays(app: Flask, visitor: Client) -> None:
    survey_id = make_survey(app, personal={Topic.POSTCODE: Output.REACH_BY_FIFTH})
    visitor.post(f"/surveys/{survey_id}/adults", fields(app, survey_id, "1"))
    url, thanks = f"/surveys/{survey_id}/about", f"/surveys/{survey_id}/thanks"

    page = visitor.post(url, {"postcode": "by the shore"}, on=thanks)

    assert page.errors() == ["Enter a whole postcode like PA15 1AB, or leave the box empty."]
    assert "by the shore" in page.html


@pytest.mark.both_databases
def test_publishing_deals_anew_what_people_said_of_themselves(app: Flask) -> None:
    survey_id = make_survey(app, personal=PERSONAL)
    said = [{"age_band": band} for band in ("16-24", "25-44", "45-64", "65-79", "80+")] * 8
    with app.app_context(), transaction() as session:
        session.add_all([AboutPerson(survey_id=survey_id, answers=one) for one in said])
    with app.app_context():
        before = db.session.execute(select(AboutPerson.id, AboutPerson.answers)).all()
    with app.app_context(), transaction():
        actions.deal_again(survey_id)
    with app.app_context():
        after = db.session.execute(select(AboutPerson.id, AboutPerson.answers)).all()

    assert {row[0] for row in before} & {row[0] for row in after} == set()
    assert sorted(row[1]["age_band"] for row in after) == sorted(one["age_band"] for one in said)
    assert [row[1] for row in sorted(after, key=lambda r: r[0])] != said


def test_a_log_of_work_names_no_reply(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app)
    officer.post(f"/surveys/{survey_id}/adults/paper", fields(app, survey_id, "1"))

    with app.app_context():
        details = [entry.details for entry in entries_about(queries.get(survey_id))]
    assert details == [{"number": 1, "channel": "paper"}]


def test_a_paper_form_is_typed_as_the_numbers_that_were_ticked(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, CLOSED)
    url = f"/surveys/{survey_id}/adults/paper"

    page = officer.post(url, fields(app, survey_id, "2", "1 3", "5", "1,200", "More seats"))

    assert "Replies so far: 1." in officer.follow(page).text()
    assert kept(app, survey_id) == [(Channel.PAPER, 1, [0, 2], 5, 1200, "More seats")]


@pytest.mark.parametrize(
    ("place", "typed", "sentence"),
    [
        (0, "3", "“3” is not a choice. Use 1 to 2."),
        (0, "0", "“0” is not a choice. Use 1 to 2."),
        (1, "1 9", "“9” is not a choice. Use 1 to 3."),
        (2, "9", "“9” is not on the scale. Use 1 to 5."),
        (3, "½", "“½” is not a whole number from 0 to a million."),
    ],
)
def test_a_slip_of_the_keyboard_keeps_the_form(
    app: Flask, officer: Client, place: int, typed: str, sentence: str
) -> None:
    survey_id = make_survey(app)
    given = ["1", "1", "1", "1", "More seats"]
    given[place] = typed

    page = officer.post(f"/surveys/{survey_id}/adults/paper", fields(app, survey_id, *given))

    assert (page.status, sentence in " ".join(page.errors())) == (422, True)
    assert f'value="{typed}"' in page.html
    assert "More seats" in page.html
    assert kept(app, survey_id) == []


def test_torn_off_parts_are_typed_in_by_themselves(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, CLOSED, personal=PERSONAL, ages=[Age.ADULT, Age.YOUNG])
    url = f"/surveys/{survey_id}/adults/paper/about"

    assert officer.post(url, {"age_band": "80+"}).status == 303
    assert about(app, survey_id) == [{"age_band": "80+"}]
    assert officer.get(f"/surveys/{survey_id}/young-people/paper/about").status == 404


FILE = (
    "Name,When should the bus run?,Who uses it?,Q3,How often a month?,What else?\n"
    'Ann Example,late,"Me; My family",5,4,"More seats,\nplease"\n'
    "Bob Example,1,,,,\n"
    "Cat Example,,,,,\n"
)


def test_a_file_shows_what_it_is_read_as_and_then_goes_in_without_names(
    app: Flask, officer: Client
) -> None:
    survey_id = make_survey(app)
    url = f"/surveys/{survey_id}/adults/file"

    preview = send_file(officer, url, FILE)

    assert (preview.status, preview.heading()) == (200, "What each column is read as")
    assert kept(app, survey_id) == []
    page = take_in(officer, url, preview)
    assert "2 replies are in." in officer.follow(page).text()
    assert kept(app, survey_id) == [
        (Channel.FILE, 0, None, None, None, None),
        (Channel.FILE, 1, [0, 1], 5, 4, "More seats,\nplease"),
    ]
    with app.app_context():
        everything = repr([r.answers for r in db.session.scalars(select(Reply))])
    assert "Example" not in everything


def test_every_fault_of_a_file_is_told_by_its_row_and_nothing_goes_in(
    app: Flask, officer: Client
) -> None:
    survey_id = make_survey(app)
    url = f"/surveys/{survey_id}/adults/file"
    bad = "Q1,Q3\nearly,5\nnoon,6\nlate,0\n"

    preview = send_file(officer, url, bad)
    page = take_in(officer, url, preview)

    assert page.status == 422
    lines = [" ".join("".join(li.itertext()).split()) for li in page.tree.iter("li")]
    assert [line for line in lines if line.startswith("Row")] == [
        "Row 3: Q1: “noon” is not a choice. Use 1 to 2.",
        "Row 3: Q3: “6” is not on the scale. Use 1 to 5.",
        "Row 4: Q3: “0” is not on the scale. Use 1 to 5.",
    ]
    assert kept(app, survey_id) == []


def test_columns_can_be_read_otherwise_than_was_guessed(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app)
    first, third = (question_ids(app, survey_id)[n] for n in (0, 2))
    url = f"/surveys/{survey_id}/adults/file"
    preview = send_file(officer, url, "Q1,stars\nearly,5\n")

    twice = take_in(officer, url, preview, **{"column-1": str(first)})
    assert "Two columns are read as the same question." in twice.text()
    none = take_in(officer, url, preview, **{"column-0": ""})
    assert "Choose a question for at least one column." in none.text()
    take_in(officer, url, preview, **{"column-1": str(third), "column-0": "999"})

    assert kept(app, survey_id) == [(Channel.FILE, None, None, 5, None, None)]


@pytest.mark.both_databases
def test_a_file_sent_twice_goes_in_once(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app)
    url = f"/surveys/{survey_id}/adults/file"
    take_in(officer, url, send_file(officer, url, FILE))

    page = take_in(officer, url, send_file(officer, url, FILE))

    assert (page.status, "This file is in already." in page.text()) == (422, True)
    assert len(kept(app, survey_id)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\xff\xfe\x00", b"a,b\n1\n", b"x" * 160_000, b'"', b"Q1\n"]
)
def test_a_file_that_is_no_table_is_refused_in_words(
    app: Flask, officer: Client, content: bytes
) -> None:
    survey_id = make_survey(app)

    page = send_file(officer, f"/surveys/{survey_id}/adults/file", content)

    assert (page.status, "Nothing was taken in." in page.text()) == (422, True)


def test_a_form_without_a_file_is_refused_in_words(app: Flask, officer: Client) -> None:
    page = officer.post(f"/surveys/{make_survey(app)}/adults/file", {})

    assert (page.status, "There is no reply in this file." in page.text()) == (422, True)


def test_nothing_is_entered_once_results_are_out(app: Flask, officer: Client) -> None:
    survey_id = make_survey(app, PUBLISHED)

    page = officer.post(f"/surveys/{survey_id}/adults/paper", fields(app, survey_id, "1"))

    assert (page.status, "Replies cannot be added now." in page.text()) == (409, True)


@pytest.mark.parametrize(("age", "most"), [(Age.ADULT, 6.0), (Age.YOUNG, 6.0), (Age.CHILD, 4.0)])
def test_pages_for_everyone_are_plain_and_plainer_for_children(
    app: Flask, visitor: Client, age: Age, most: float
) -> None:
    survey_id = make_survey(app, ages=Age, asked=[{"kind": Kind.TEXT, "wording": "Is it fun?"}])
    pages = ("", f"/{age.value}")

    read = [s for path in pages for s in _read(visitor.get(f"/surveys/{survey_id}{path}"))]

    assert grade(read) <= most


def _read(page: Page) -> list[list[str]]:
    main = next(e for e in page.tree.iter("main"))
    return sentences(main)


def test_a_second_reply_is_counted_as_one_more(app: Flask) -> None:
    survey_id = make_survey(app)
    add_replies(app, survey_id, {0: 1}, {0: 1})
    with app.app_context():
        assert queries.numbers(queries.get(survey_id)) == {Age.ADULT: 2}
