"""The pages of a record: who may open them, what they keep, what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.forms.record import Topic
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import State
from pbapp.engagement.routes.blueprint import Section
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.framework import NSCE_2016
from tests.client import Client
from tests.factories.engagement import (
    add_rows,
    commitment,
    finding,
    make_area,
    make_full_record,
    make_record,
    open_round_record,
    read,
)
from tests.factories.people import client_as, client_of, make_user
from tests.factories.rounds import make_round

SECTIONS = ("", "/log", *(f"/{one.value}" for one in Section))
STANDARDS = ("/standards", *(f"/standards/{one.code}" for one in NSCE_2016.standards))
TOPICS = tuple(one.value for one in Topic)


def opened(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Warm spaces",
        "topic": "warm spaces",
        "audience": "People with cold homes",
        "audience_kind": "residents",
        "summary": "Where can people keep warm?",
        "kind": "policy",
        "level": "consult",
        "areas": [],
        "opens_on": "2026-11-10",
        "closes_on": "2026-12-10",
    } | changes


def test_opening_a_record_leads_to_what_it_needs_next(app: Flask) -> None:
    area_id, client = make_area(app), client_as(app, Role.ROUND_MANAGER)

    page = client.follow(client.post("/engagement/new", opened(areas=[str(area_id)])))

    assert page.heading() == "Where it stands"
    assert "What is needed to start to plan" in page.text()
    assert "The record is open." in page.text()


def test_what_is_registered_stands_in_everybodys_register_at_once(app: Flask) -> None:
    area_id, client = make_area(app), client_as(app, Role.ROUND_MANAGER)

    client.post("/engagement/new", opened(areas=[str(area_id)], kind="", dates_are_rough="y"))

    assert "Warm spaces" in client_as(app, Role.PARTNER).get("/engagement").text()

    def look(record: Any) -> tuple[Any, ...]:
        audiences = [(one.name, one.kind.value) for one in record.audiences]
        return record.state, record.kind.value, record.dates_are_rough, audiences

    found = (State.REGISTERED, "other", True, [("People with cold homes", "residents")])
    assert read(app, 1, look) == found


def test_an_unfinished_form_keeps_what_was_typed(app: Flask) -> None:
    make_area(app)
    client = client_as(app, Role.ROUND_MANAGER)

    page = client.post("/engagement/new", opened(title="", summary="Our <b>plan</b>"))

    assert page.status == 422
    assert page.errors() == ["Enter a title.", "Choose at least one area."]
    assert "Our &lt;b&gt;plan&lt;/b&gt;" in page.html


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": "gossip"}, "Choose one of these."),
        ({"opens_on": "soon"}, "Enter a day like 5/12/2026."),
        ({"opens_on": "20226-11-10"}, "Enter a day like 5/12/2026."),
        ({"opens_on": "0202-11-10"}, "Check the year of this day."),
        ({"closes_on": "2026-11-09"}, "It closes before it opens. Choose a later day."),
        ({"topic": " "}, "Name the topic in a few words."),
        ({"audience": ""}, "Say whom it touches."),
        ({"summary": "word " * 101}, "This is too long. Use 100 words or fewer."),
        ({"title": "x" * 201}, "This is too long. Use 200 characters or fewer."),
    ],
)
def test_what_cannot_be_right_is_refused_in_words(
    app: Flask, changes: dict[str, Any], error: str
) -> None:
    area_id, client = make_area(app), client_as(app, Role.ROUND_MANAGER)

    page = client.post("/engagement/new", opened(areas=[str(area_id)], **changes))

    assert (page.status, page.errors()) == (422, [error])


def test_an_area_that_is_not_offered_is_refused(app: Flask) -> None:
    page = client_as(app, Role.OFFICER).post("/engagement/new", opened(areas=["999"]))

    assert (page.status, page.errors()) == (422, ["Choose one of these."])


def test_residents_open_no_record(app: Flask) -> None:
    assert client_as(app, Role.RESIDENT).get("/engagement/new").status == 403


@pytest.mark.parametrize("state", list(State))
def test_every_page_of_a_record_opens_in_every_state(app: Flask, state: State) -> None:
    stopped = {"withdrawn_on": None, "withdrawn_reason": "No money"}
    record_id = make_full_record(app, state, **stopped)
    client = client_as(app, Role.OFFICER)

    for path in (*SECTIONS, *STANDARDS):
        assert client.get(f"/engagement/{record_id}{path}").status == 200, path


@pytest.mark.parametrize("phase", list(Phase))
def test_every_page_of_a_rounds_record_opens_in_every_phase(app: Flask, phase: Phase) -> None:
    record_id = open_round_record(app, make_round(app, phase))
    client = client_as(app, Role.OFFICER)

    for path in (*SECTIONS, *STANDARDS):
        assert client.get(f"/engagement/{record_id}{path}").status == 200, path


def test_every_form_opens(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)

    for topic in TOPICS:
        assert client.get(f"/engagement/{record_id}/edit/{topic}").status == 200, topic
    for part in Part:
        assert client.get(f"/engagement/{record_id}/{part}/new").status == 200, part


@pytest.mark.parametrize("path", [*SECTIONS, "/edit/about", "/findings/new", "/standards/COM"])
def test_other_peoples_records_are_closed_to_residents(
    app: Flask, visitor: Client, path: str
) -> None:
    record_id = make_record(app)

    assert client_as(app, Role.RESIDENT).get(f"/engagement/{record_id}{path}").status == 403
    assert visitor.get(f"/engagement/{record_id}{path}").location.startswith("/sign-in?")


def test_a_record_that_is_not_there_is_not_found(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)

    for path in ("/99", "/99/plan", "/99/findings/new", "/99/review", "/99/public"):
        assert client.get(f"/engagement{path}").status == 404, path
    record_id = make_record(app)
    for path in ("/secrets", "/findings/99", "/standards/XYZ", "/evidence/1/confirm"):
        assert client.get(f"/engagement/{record_id}{path}").status == 404, path


def test_a_colleague_reads_but_does_not_edit(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.AUDITOR)

    page = client.get(f"/engagement/{record_id}/plan")

    assert page.status == 200
    assert "Change the dates" not in page.text()
    assert client.get(f"/engagement/{record_id}/edit/dates").status == 403


def test_the_lead_fills_in_a_topic(app: Flask) -> None:
    lead = make_user(app, Role.CHECKER)
    record_id = make_record(app, lead_id=lead.id)
    client = client_of(app, lead)

    url = f"/engagement/{record_id}/edit/purpose"
    page = client.follow(client.post(url, {"question_asked": "Which day?", "can_change": "Days"}))

    assert "Which day?" in page.text()
    assert read(app, record_id, lambda r: (r.question_asked, r.can_change)) == (
        "Which day?",
        "Days",
    )


def test_a_form_shows_what_was_saved_before(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)

    page = client.get(f"/engagement/{record_id}/edit/about")

    chosen = {
        one.get("value") for one in page.tree.iter("option") if one.get("selected") is not None
    }
    assert chosen == {"service_change", "consult", "standard", ""}
    boxes = [one for one in page.tree.iter("input") if one.get("type") == "checkbox"]
    assert [one.get("checked") for one in boxes] == ["", None]


def test_a_round_is_not_asked_what_it_knows(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.VOTING))
    client = client_as(app, Role.OFFICER)

    dates = client.get(f"/engagement/{record_id}/edit/dates")
    about = client.get(f"/engagement/{record_id}/edit/about")

    assert [one.get("name") for one in dates.controls()] == ["wholly_in_school_holidays"]
    assert {"kind", "level", "tier"} & {str(one.get("name")) for one in about.controls()} == set()


def test_a_form_left_open_while_the_record_was_sent_is_refused_in_words(app: Flask) -> None:
    record_id, client = make_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)

    page = client.get(f"/engagement/{record_id}/edit/about")

    assert page.status == 409
    assert "waits for review" in page.text()


def test_a_part_is_added_changed_and_taken_out(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    said = {"statement": "Too early", "strength": "many", "stance": "majority"}

    page = client.follow(client.post(f"/engagement/{record_id}/findings/new", said))
    assert "Too early" in page.text()

    row = f"/engagement/{record_id}/findings/1"
    answer = {"response": "accepted", "reason": "Cheap", "responded_on": "2026-11-01"}
    page = client.follow(client.post(row, said | answer))
    assert "Yes, we will do it" in page.text()

    page = client.follow(client.post(f"{row}/remove", on=row))
    assert "Nothing is written down yet" in page.text()


def test_an_answer_without_its_reason_comes_back_beside_the_field(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    said = {"statement": "Too early", "strength": "many", "stance": "majority"}
    answer = {"response": "accepted", "responded_on": "2026-11-01"}

    page = client.post(f"/engagement/{record_id}/findings/new", said | answer)

    assert page.status == 422
    assert page.errors() == ["Write the reason for your answer, in plain words."]
    assert "Too early" in page.html


def test_after_acceptance_only_the_standing_of_a_promise_is_asked(app: Flask) -> None:
    record_id, client = make_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    (row_id,) = add_rows(app, record_id, commitment())
    url = f"/engagement/{record_id}/promises/{row_id}"

    names = {one.get("name") for one in client.get(url).controls()}
    assert names == {"status", "done_on", "progress"}

    page = client.follow(client.post(url, {"status": "done", "done_on": "2026-11-01"}))
    assert "Done" in page.text()


def test_a_part_of_an_accepted_record_is_not_opened_for_change(app: Flask) -> None:
    record_id, client = make_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    (row_id,) = add_rows(app, record_id, finding())

    assert client.get(f"/engagement/{record_id}/findings/{row_id}").status == 409
    assert client.get(f"/engagement/{record_id}/findings/new").status == 409


def test_evidence_is_added_for_the_indicator_it_was_asked_for(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/evidence/new"
    answers = {"indicator": "SUP2", "what": "A ramp", "dated": "2026-10-01", "seen_by": "Clerk"}

    form = client.get(f"{url}?indicator=SUP2")
    chosen = [o.get("value") for o in form.tree.iter("option") if o.get("selected") is not None]
    page = client.follow(client.post(url, answers))

    assert chosen == ["SUP2"]
    assert page.heading() == "Support"
    assert "A ramp" in page.text()


def test_indicators_are_offered_with_their_words_and_none_is_chosen_beforehand(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/evidence/new"

    form = client.get(url)
    options = {o.get("value"): (o.text or "").strip() for o in form.tree.iter("option")}
    page = client.post(
        url, {"indicator": "", "what": "A ramp", "dated": "2026-10-01", "seen_by": "Clerk"}
    )

    inc1 = NSCE_2016.indicator("INC1")
    assert options[""] == "Choose one"
    assert options["INC1"] == f"INC1: {inc1.wording}"
    assert (page.status, page.errors()) == (422, ["Choose the indicator it speaks for."])


@pytest.mark.parametrize(
    ("found_at", "status"),
    [
        ("", 303),
        ("minutes May.pdf", 303),
        ("https://ardnellan.example/a?b=c:d", 303),
        ("HTTP://ardnellan.example", 303),
        ("javascript:alert(1)", 422),
        ("JavaScript://%0aalert(1)", 422),
        ("data:text/html,x", 422),
        ("https:x", 422),
    ],
)
def test_where_evidence_is_takes_a_link_or_a_file_name_and_no_script(
    app: Flask, found_at: str, status: int
) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    answers = {"indicator": "SUP2", "what": "A ramp", "dated": "2026-10-01", "seen_by": "Clerk"}

    page = client.post(f"/engagement/{record_id}/evidence/new", answers | {"found_at": found_at})

    assert page.status == status


def test_a_record_still_being_planned_has_no_stage_yet(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)

    planned = client.get(f"/engagement/{make_record(app, State.PLANNING)}").text()
    live = client.get(f"/engagement/{make_record(app, State.LIVE)}").text()

    assert ("Being planned" in planned, "Stage" in planned) == (True, False)
    assert "Stage" in live
