"""The search before new work: what it shows, what is kept of it, and what it tells the rules."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.db import db, transaction
from pbapp.engagement.facts.known import known as known_facts
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.kinds.loop import LearningTheme, Sharing
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.learning import LearningCitation, LearningNote
from pbapp.engagement.register.kinds import Answer
from pbapp.engagement.register.lexicon import lexicon
from pbapp.engagement.register.models import JoinRequest, KnownSearch, SeenOverlap
from pbapp.engagement.register.queries import Asked, already_known, latest_search, overlapping
from pbapp.standards.facts import Known
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client
from tests.factories.engagement import add_rows, days, feedback, finding, read
from tests.factories.people import client_as, client_of, make_user
from tests.factories.register import make_areas, make_search, make_work
from tests.statements import statements

TREE = ("Ardnellan/Port Nellan/Shore", "Ardnellan/Strathcoll")
QUERY = "topic=Evening+travel&areas={area}&audiences=residents"


@pytest.fixture
def areas(app: Flask) -> dict[str, int]:
    return make_areas(app, *TREE)


def planned(area_id: int, topic: str = "Evening travel", **changes: Any) -> Asked:
    given: dict[str, Any] = {"opens_on": days(0), "closes_on": days(20)}
    people = frozenset({AudienceKind.RESIDENTS})
    return Asked(topic, frozenset({area_id}), people, **(given | changes))


def titles(app: Flask, asked: Asked) -> list[str]:
    with app.app_context():
        return [one.record.title for one in overlapping(asked)]


def test_work_about_the_same_subject_comes_before_work_that_is_only_near_in_days(
    app: Flask, areas: dict[str, int]
) -> None:
    make_work(app, "Library hours", areas["Port Nellan"])
    make_work(app, "Later buses", areas["Port Nellan"], opens_on=days(90), closes_on=days(99))
    make_work(app, "Evening buses", areas["Port Nellan"])

    found = titles(app, planned(areas["Port Nellan"]))

    assert found == ["Evening buses", "Later buses", "Library hours"]


@pytest.mark.both_databases
def test_work_that_asks_the_same_people_is_found(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Shore buses", areas["Shore"])
    make_work(app, "Strathcoll buses", areas["Strathcoll"])
    make_work(app, "Bus drivers", areas["Port Nellan"], AudienceKind.FRONT_LINE_STAFF)
    make_work(app, "Buses given up", areas["Port Nellan"], state=State.WITHDRAWN)
    make_work(app, "Old buses", areas["Port Nellan"], opens_on=days(-900), closes_on=days(-800))
    make_work(app, "Library hours", areas["Port Nellan"])
    make_work(app, "Boats", areas["Ardnellan"], opens_on=None, closes_on=None)

    found = titles(app, planned(areas["Port Nellan"]))

    assert sorted(found) == ["Boats", "Library hours", "Shore buses"]


@pytest.mark.both_databases
def test_what_people_said_before_is_found_by_other_words(app: Flask, areas: dict[str, int]) -> None:
    told = make_work(app, "Winter talks", areas["Shore"], opens_on=days(-900), closes_on=days(-880))
    add_rows(
        app,
        told,
        finding(statement="The last ferry is too early."),
        finding(statement="The hall is cold."),
        feedback(FeedbackKind.WHAT_WE_HEARD, how_done="", weighed_up="", will_happen="", why=""),
    )
    untold = make_work(app, "Spring talks", areas["Shore"])
    add_rows(app, untold, finding(statement="No bus on Sundays."))

    with app.app_context():
        found = [
            (one.record.title, one.lines, one.words)
            for one in already_known(planned(areas["Port Nellan"], opens_on=days(0)))
        ]

    assert found == [("Winter talks", ("The last ferry is too early.",), ("travel", "ferry"))]


@pytest.mark.both_databases
def test_published_lessons_are_found_and_count_as_known_once_cited(
    app: Flask, areas: dict[str, int]
) -> None:
    old = make_work(app, "Winter talks", areas["Shore"], opens_on=days(-900), closes_on=days(-880))
    told = {"theme": LearningTheme.METHODS, "problem": "x", "what_we_did": "x"}
    note, _draft = add_rows(
        app,
        old,
        LearningNote(title="Ask on the bus", learning="Go.", published_on=days(-9), **told),
        LearningNote(title="Ask on the train", learning="No.", **told),
    )
    mine = make_work(app, "Ferry times", areas["Shore"])
    add_rows(app, mine, LearningCitation(note_id=note, use="We go on board."))

    with app.app_context():
        asked = planned(areas["Shore"], opens_on=days(300), closes_on=days(320))
        lines = [line for one in already_known(asked) for line in one.lines]
    known = read(app, mine, known_facts)

    assert lines == ["Ask on the bus. Go."]
    assert known.earlier == (f"learning-{note}",)


def test_lessons_kept_among_staff_are_not_found_for_others(
    app: Flask, areas: dict[str, int]
) -> None:
    old = make_work(app, "Winter talks", areas["Shore"], opens_on=days(-900), closes_on=days(-880))
    told = {"theme": LearningTheme.METHODS, "problem": "x", "what_we_did": "x", "learning": "Go."}
    for title, shared in (("On the bus", Sharing.CPP), ("By ferry", Sharing.PUBLIC)):
        note = LearningNote(title=title, published_on=days(-9), shared_with=shared, **told)
        add_rows(app, old, note)

    with app.app_context():
        asked = planned(areas["Shore"], "Evening travel by bus and ferry", opens_on=days(300))
        lines = [line for one in already_known(asked, for_staff=False) for line in one.lines]

    assert lines == ["By ferry. Go."]


@pytest.mark.both_databases
def test_a_search_that_names_every_subject_is_answered(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Library hours", areas["Shore"])
    everything = " ".join(
        " ".join(phrase) for those in lexicon().spelt.values() for phrase in those
    )

    with app.app_context():
        known = already_known(planned(areas["Shore"], "What matters", about=everything))

    assert [one.record.title for one in known] == ["Library hours"]


def test_a_search_that_names_nothing_finds_nothing(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Have your say", areas["Shore"])
    with app.app_context():
        assert already_known(planned(areas["Shore"], "your views")) == []


@pytest.mark.both_databases
def test_a_search_goes_with_the_new_record(app: Flask, areas: dict[str, int]) -> None:
    person = make_user(app, Role.OFFICER)
    bus = make_work(app, "Shore buses", areas["Shore"], lead_id=person.id)
    boat = make_work(app, "Boats", areas["Port Nellan"])
    client = client_of(app, person)
    here = "/engagement/known?" + QUERY.format(area=areas["Port Nellan"])
    page = client.get(here)
    assert "Shore lies in Port Nellan." in page.text()
    assert "Both are about the same subject: travel, buses." in page.text()

    answers = {f"overlap_{bus}-answer": "join_up", f"overlap_{bus}-reason": "Same bus."}
    answers |= {f"overlap_{boat}-answer": "go_on", f"overlap_{boat}-reason": "Boats are far."}
    kept = client.post(
        "/engagement/known", answers | {"earlier": str(boat), "data_sets": "Census 2022"}, on=here
    )
    opened = client.post(kept.location, NEW | {"areas": areas["Port Nellan"]})

    record_id = int(opened.location.rsplit("/", 1)[1])
    with app.app_context():
        search = latest_search(record_id)
        assert search is not None
        assert {one.other_id: (one.answer, one.reason) for one in search.overlaps} == {
            bus: (Answer.JOIN_UP, "Same bus."),
            boat: (Answer.GO_ON, "Boats are far."),
        }
        asked = db.session.scalars(select(JoinRequest)).one()
        assert (asked.asking_id, asked.asked_id, asked.note) == (record_id, bus, "Same bus.")
    known = read(app, record_id, known_facts)
    assert known == Known(
        searched_on=days(0), earlier=(f"CPP-2026-{boat:04d}",), data_sets=("Census 2022",)
    )


NEW = {
    "title": "Evening travel",
    "topic": "Evening travel",
    "level": "consult",
    "audience": "Bus users",
    "audience_kind": "residents",
    "opens_on": "2026-11-10",
    "closes_on": "2026-11-30",
}


def test_the_new_record_is_begun_with_what_the_search_heard(
    app: Flask, areas: dict[str, int]
) -> None:
    client = client_as(app, Role.OFFICER)
    here = "/engagement/known?" + QUERY.format(area=areas["Shore"]) + "&opens_on=2026-12-01"
    kept = client.post("/engagement/known", on=here)

    page = client.follow(kept)

    assert 'value="Evening travel"' in page.html
    assert 'value="2026-12-01"' in page.html


def test_somebody_elses_search_is_not_taken(app: Flask, areas: dict[str, int]) -> None:
    here = "/engagement/known?" + QUERY.format(area=areas["Shore"])
    kept = client_as(app, Role.OFFICER).post("/engagement/known", on=here)

    opened = client_as(app, Role.OFFICER).post(kept.location, NEW | {"areas": areas["Shore"]})

    record_id = int(opened.location.rsplit("/", 1)[1])
    with app.app_context():
        assert latest_search(record_id) is None


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("topic=&areas={area}&audiences=residents", "Name the topic in a few words."),
        ("topic=Buses&audiences=residents", "Choose at least one area."),
        ("topic=Buses&areas={area}", "Choose whom you want to ask."),
        ("topic=Buses&areas=999999&audiences=residents", "Choose"),
        ("topic=Buses&areas={area}&audiences=nobody", "Choose"),
        (
            "topic=Buses&areas={area}&audiences=residents&opens_on=2026-12-02&closes_on=2026-12-01",
            "The last day is before the first. Look at both.",
        ),
        ("topic=Buses&areas={area}&audiences=residents&opens_on=soon", ""),
    ],
)
def test_a_search_that_cannot_be_made_keeps_what_was_typed(
    app: Flask, areas: dict[str, int], query: str, error: str
) -> None:
    page = client_as(app, Role.OFFICER).get(
        "/engagement/known?" + query.format(area=areas["Shore"])
    )

    assert page.status == 422
    assert any(error in one for one in page.errors())
    assert "topic=&" in query or 'value="Buses"' in page.html


def test_going_on_alone_needs_a_reason_and_loses_nothing(app: Flask, areas: dict[str, int]) -> None:
    bus = make_work(app, "Shore buses", areas["Shore"])
    client = client_as(app, Role.OFFICER)
    here = "/engagement/known?" + QUERY.format(area=areas["Shore"])

    page = client.post(
        "/engagement/known", {f"overlap_{bus}-answer": "go_on", "data_sets": "Census"}, on=here
    )

    assert page.status == 422
    assert page.errors() == ["Say why you go on alone."]
    assert "Census</textarea>" in page.html
    with app.app_context():
        assert db.session.scalars(select(KnownSearch)).all() == []


def test_the_same_weeks_alone_are_folded_away_until_an_answer_needs_mending(
    app: Flask, areas: dict[str, int]
) -> None:
    dogs = make_work(app, "Dogs", areas["Shore"])
    client = client_as(app, Role.OFFICER)
    query = f"topic=Evening+travel&areas={areas['Shore']}&audiences=residents"
    here = f"/engagement/known?{query}&opens_on={days(0)}&closes_on={days(5)}"
    folded = "1 other piece of work asks them in the same weeks"

    page = client.get(here)

    assert "Nobody in the register asks these people about this." in page.text()
    assert folded in page.text()
    assert 'class="ds_details" open' not in page.html
    page = client.post("/engagement/known", {f"overlap_{dogs}-answer": "go_on"}, on=here)
    assert page.errors() == ["Say why you go on alone."]
    assert 'class="ds_details" open' in page.html


@pytest.mark.both_databases
def test_an_overlap_without_an_answer_stays_open(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Shore boats", areas["Shore"])
    make_work(app, "Dogs in the same weeks", areas["Shore"])
    mine = make_work(app, "Ferry times", areas["Shore"])
    nobody_looked = read(app, mine, known_facts)

    make_search(app, mine)

    known = read(app, mine, known_facts)
    assert nobody_looked == Known()
    assert (known.searched_on, known.overlaps_open, known.nothing_found) == (days(0), 1, False)


def test_nothing_found_is_said_by_the_search_alone(app: Flask, areas: dict[str, int]) -> None:
    mine = make_work(app, "Ferry times", areas["Shore"])
    make_search(app, mine)

    known = read(app, mine, known_facts)

    assert (known.nothing_found, known.overlaps_open) == (True, 0)


def test_a_record_that_is_open_is_searched_again(app: Flask, areas: dict[str, int]) -> None:
    bus = make_work(app, "Shore buses", areas["Shore"])
    mine = make_work(app, "Ferry times", areas["Shore"])
    client = client_as(app, Role.OFFICER)
    url = f"/engagement/{mine}/known"

    kept = client.post(url, {f"overlap_{bus}-answer": "go_on", f"overlap_{bus}-reason": "Boats."})

    page = client.follow(kept)
    assert "Go on alone" in page.text()
    assert "Boats." in page.text()
    assert "Both are about Shore." in page.text()


def test_more_work_beside_it_costs_no_more_statements(app: Flask, areas: dict[str, int]) -> None:
    client = client_as(app, Role.OFFICER)
    here = "/engagement/known?" + QUERY.format(area=areas["Shore"])
    make_work(app, "Shore buses", areas["Shore"])
    client.get(here)
    with statements(app) as one:
        client.get(here)
    for number in range(5):
        make_work(app, f"Buses {number}", areas["Shore"])
    with statements(app) as six:
        client.get(here)

    assert len(six) == len(one)


@pytest.mark.both_databases
def test_the_database_refuses_going_on_without_a_reason(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Shore buses", areas["Shore"])
    search = make_search(app, make_work(app, "Ferry times", areas["Shore"]))

    def go_on_without_a_reason() -> None:
        with transaction() as session:
            query = select(SeenOverlap).where(SeenOverlap.search_id == search)
            session.scalars(query).one().answer = Answer.GO_ON

    with app.app_context(), pytest.raises(IntegrityError, match="reason"):
        go_on_without_a_reason()


def test_residents_and_visitors_do_not_search(app: Flask, visitor: Client) -> None:
    assert client_as(app, Role.RESIDENT).get("/engagement/known").status == 403
    assert visitor.get("/engagement/known").location.startswith("/sign-in?")


def test_the_search_begins_with_its_questions(app: Flask, areas: dict[str, int]) -> None:
    page = client_as(app, Role.PARTNER).get("/engagement/known")

    assert (page.status, page.heading()) == (200, "Look before you ask")
