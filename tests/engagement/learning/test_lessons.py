"""Lessons: five questions, whom they are shared with, the search, who cites them, on paper."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds.loop import LearningTheme, Sharing
from pbapp.engagement.learning import queries
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.learning import LearningCitation, LearningNote
from tests.client import Client
from tests.conftest import NOON
from tests.factories.engagement import add_rows, make_record, read
from tests.factories.loop import make_body, make_reviewer, note, rows
from tests.factories.people import client_as, client_of

WRITTEN = {
    "title": "Meet people at the shop",
    "theme": "methods",
    "problem": "Few people came to the hall.",
    "what_we_did": "We stood at the shop.",
    "learning": "Go where people are.",
    "tags": "Shops, young people,  shops ",
    "shared_with": "public",
}


def found(app: Flask, **wanted: object) -> list[str]:
    with app.app_context():
        return [one.title for one in queries.search(queries.Wanted(**wanted)).notes]  # type: ignore[arg-type]


@pytest.mark.both_databases
def test_a_lesson_is_written_published_and_read_by_everyone(app: Flask, visitor: Client) -> None:
    record_id, client = make_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    base = f"/engagement/{record_id}/learning"

    assert client.post(f"{base}/new", WRITTEN).status == 303
    (row,) = rows(app, LearningNote)
    assert visitor.get(f"/learning/{row.id}").status in (303, 403)
    client.post(f"{base}/{row.id}/publish", on=base)

    page = visitor.get(f"/learning/{row.id}")
    assert page.heading() == "Meet people at the shop"
    assert "Go where people are." in page.text()
    assert "Meet people at the shop" in visitor.get("/learning?q=hall").text()
    learning = read(app, record_id, lambda record: facts_of(record).plain.learning)
    assert learning.note_published_on == NOON.date()


def test_a_lesson_that_says_too_little_is_not_published(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    base = f"/engagement/{record_id}/learning"
    client.post(f"{base}/new", WRITTEN | {"learning": ""})
    (row,) = rows(app, LearningNote)

    page = client.post(f"{base}/{row.id}/publish", on=base)

    assert page.status == 422
    assert page.errors() == ["Answer this in a whole sentence before others read it."]
    assert "We stood at the shop." in page.html
    assert "shops, young people" in page.html
    assert rows(app, LearningNote)[0].published_on is None


def test_a_missing_title_keeps_what_was_typed(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)
    page = client.post(f"/engagement/{make_record(app)}/learning/new", WRITTEN | {"title": ""})
    assert (page.status, page.errors()) == (422, ["Give it a name."])
    assert "Few people came to the hall." in page.html


def test_tags_are_tidied_and_changed(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    client.post(f"/engagement/{record_id}/learning/new", WRITTEN)
    (row,) = rows(app, LearningNote)
    assert found(app, tag="shops", public=False) == []
    url = f"/engagement/{record_id}/learning/{row.id}"
    client.post(f"{url}/publish", on=f"/engagement/{record_id}/learning")
    client.post(url, WRITTEN | {"tags": "Buses, shops"})
    assert found(app, tag="buses") == ["Meet people at the shop"]
    assert found(app, tag="young people") == []


@pytest.mark.both_databases
def test_every_word_has_to_stand_in_it(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, note("shops"), note("buses", title="Ask early", problem="100% late"))
    assert found(app, words="shop TEA") == ["Ask early", "Meet people at the shop"]
    assert found(app, words="early") == ["Ask early"]
    assert found(app, words="buses") == ["Ask early"]
    assert found(app, words="%") == ["Ask early"]
    assert found(app, words="leaflet nowhere") == []
    assert found(app, theme=LearningTheme.CULTURE) == []


def test_people_find_only_what_is_shared_with_them(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    (open_id, own_id, draft_id) = add_rows(
        app,
        record_id,
        note(title="Open"),
        note(title="Own", shared_with=Sharing.CPP),
        note(title="Draft", published_on=None),
    )
    staff = client_as(app, Role.PARTNER)
    paths = [f"/learning/{id}" for id in (open_id, own_id, draft_id)]

    assert [visitor.get(path).status for path in paths] == [200, 303, 303]
    assert [staff.get(path).status for path in paths] == [200, 200, 403]
    assert "Own" not in visitor.get("/learning").text()
    assert "Own" in staff.get("/learning").text()
    assert "Draft" not in staff.get("/learning").text()


@pytest.mark.both_databases
def test_a_plan_rests_on_an_earlier_lesson(app: Flask, visitor: Client) -> None:
    earlier_id = make_record(app, title="Earlier work")
    (note_id,) = add_rows(app, earlier_id, note())
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/learning/cite/{note_id}"

    assert client.post(url, {"use": "Yes."}).status == 422
    client.post(url, {"use": "We stand at the shop too."})
    client.post(url, {"use": "We stand at two shops."})

    assert [one.use for one in rows(app, LearningCitation)] == ["We stand at two shops."]
    facts = read(app, record_id, lambda record: facts_of(record).plain.learning)
    assert facts.earlier_cited == (note_id,)
    text = visitor.get(f"/learning/{note_id}").text()
    assert "Used in 1 plan." in text
    assert "We stand at two shops." in text
    on = f"/engagement/{record_id}/learning"
    assert "We stand at two shops." in client.get(on).text()
    client.post(f"{url}/remove", on=on)
    assert rows(app, LearningCitation) == []


def test_work_does_not_cite_itself_or_a_draft(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    own_id, draft_id = add_rows(app, record_id, note(), note(published_on=None))
    sent = {"use": "We stand at the shop too."}
    base = f"/engagement/{record_id}/learning/cite"
    assert client.post(f"{base}/{own_id}", sent).status == 409
    assert client.get(f"{base}/{draft_id}").status == 404
    assert rows(app, LearningCitation) == []


def test_a_lesson_goes_out_as_plain_text(app: Flask, visitor: Client) -> None:
    (note_id,) = add_rows(app, make_record(app), note("shops"))
    answer = visitor.get(f"/learning/{note_id}/text").response
    assert answer.mimetype == "text/plain"
    for words in ("What do we learn from it?", "Go where people are.", "Community team", "shops"):
        assert words in answer.text


def test_lessons_go_out_as_a_table_no_wider_than_they_are_shared(
    app: Flask, visitor: Client
) -> None:
    shared = note(title="=Open", learning='Go where people are.\n"Twice"')
    add_rows(app, make_record(app), shared, note("zoo", title="Own", shared_with=Sharing.CPP))

    def titles(client: Client, asked: str = "") -> list[str]:
        answer = client.get(f"/learning/lessons.csv{asked}").response
        assert (answer.mimetype, answer.text[0]) == ("text/csv", "\ufeff")
        read = list(csv.DictReader(io.StringIO(answer.text[1:], newline="")))
        assert read[-1]["What do we learn from it?"] == 'Go where people are.\n"Twice"'
        return [one["Title"] for one in read]

    assert titles(visitor) == titles(visitor, "?tag=zoo") == ["'=Open"]
    assert titles(client_as(app, Role.PARTNER)) == ["Own", "'=Open"]


def test_a_lesson_goes_out_on_paper(app: Flask, visitor: Client, pango: None) -> None:
    (note_id,) = add_rows(app, make_record(app), note())
    answer = visitor.get(f"/learning/{note_id}/pdf").response
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")


def test_the_page_of_a_record_finds_lessons_to_use(app: Flask) -> None:
    add_rows(app, make_record(app), note())
    url = f"/engagement/{make_record(app)}/learning?q=shop"
    assert "Use it in this plan" in client_as(app, Role.OFFICER).get(url).text()


@pytest.mark.parametrize(("shared", "status"), [(Sharing.CPP, 404), (Sharing.PUBLIC, 200)])
def test_a_community_body_rests_only_on_lessons_it_may_read(
    app: Flask, shared: Sharing, status: int
) -> None:
    [note_id] = add_rows(app, make_record(app), note(shared_with=shared))
    own = make_record(app, State.PLANNING, lead_organisation_id=make_body(app))

    page = client_of(app, make_reviewer(app)).get(f"/engagement/{own}/learning/cite/{note_id}")

    assert page.status == status
