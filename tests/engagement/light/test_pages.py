"""Light work on two pages, its plan and its answer to people; rating all that is due on one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.engagement.kinds import DecisionMethod, LawfulBasis
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.kinds import AssessmentKind, PartnerRole
from pbapp.engagement.plan.models import Assessment, Partner
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import FeedbackKind, Kind, Level, Response
from tests.client import Client
from tests.factories.engagement import (
    add_rows,
    days,
    finding,
    make_area,
    make_full_record,
    make_record,
    open_round_record,
    read,
)
from tests.factories.people import client_as
from tests.factories.planning import make_body
from tests.factories.rounds import make_round

LIGHT: dict[str, Any] = {"tier": Tier.LIGHT, "level": Level.INFORM, "kind": Kind.OTHER}
BARE = LIGHT | {"question_asked": "", "can_change": "", "cannot_change": ""}
BARE |= {"decision_method": None, "who_decides": "", "lawful_basis": None}
TOLD = {
    "how_done": "We stood at the bin.",
    "weighed_up": "To move it or not.",
    "will_happen": "It moves to the pier.",
    "why": "Most people asked for it.",
}


def day_of(name: str, number: int) -> dict[str, str]:
    return {name: days(number).isoformat()}


def plan(body: int) -> dict[str, Any]:
    """A whole plan as it is typed."""
    dates = day_of("opens_on", 7) | day_of("closes_on", 40)
    dates |= day_of("decision_on", 50) | day_of("feedback_promised_by", 60)
    return dates | {
        "question_asked": "Where should the bin stand?",
        "can_change": "Where it stands.",
        "cannot_change": "That there is one.",
        "decision_method": "officer",
        "who_decides": "Cleansing team",
        "partner_id": str(body),
        "no_assessment": "No path gets narrower by a bin.",
        "lawful_basis": "none_held",
    }


def rows(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model).order_by(model.id)))


def light(app: Flask, state: State = State.PLANNING, **changes: Any) -> tuple[int, Client, str]:
    """A light record, an officer, and where the record stands."""
    record_id = make_record(app, state, **(BARE | changes))
    return record_id, client_as(app, Role.OFFICER), f"/engagement/{record_id}"


def test_the_plan_of_light_work_is_written_on_one_page(app: Flask) -> None:
    record_id, client, url = light(app)
    body = make_body(app)
    assert f"{url}/short-plan" in client.get(url).links()

    client.post(f"{url}/short-plan", plan(body))

    assert read(app, record_id, lambda one: (one.who_decides, one.lawful_basis)) == (
        "Cleansing team",
        LawfulBasis.NONE_HELD,
    )
    assert [(one.organisation_id, one.role) for one in rows(app, Partner)] == [
        (body, PartnerRole.CONTRIBUTOR)
    ]
    assert [(one.kind, one.reason) for one in rows(app, Assessment)] == [
        (AssessmentKind.NOT_REQUIRED, "No path gets narrower by a bin.")
    ]
    left = [link for link in client.get(url).links() if link.startswith(f"{url}/plan/agreement")]
    assert left, "only the partners are still to agree"


def test_what_stands_in_the_plan_already_is_not_asked_again(app: Flask) -> None:
    _record_id, client, url = light(app)
    client.post(f"{url}/short-plan", plan(make_body(app)))

    asked = {one.get("name") for one in client.get(f"{url}/short-plan").controls()}

    assert asked.isdisjoint({"partner_id", "no_assessment"})
    client.post(f"{url}/short-plan", {"who_decides": "Area committee"})
    assert len(rows(app, Partner)) == len(rows(app, Assessment)) == 1


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (
            day_of("opens_on", -30) | day_of("closes_on", -31),
            "It closes before it opens. Choose a later day.",
        ),
        ({"who_decides": "x" * 201}, "This is too long. Use 200 characters or fewer."),
        ({"partner_id": "999999"}, "Choose one of these."),
        ({"decision_method": "by_lot"}, "Choose one of these."),
    ],
)
def test_a_plan_that_does_not_hold_comes_back_with_its_words(
    app: Flask, answers: dict[str, str], error: str
) -> None:
    record_id, client, url = light(app)

    page = client.post(f"{url}/short-plan", {"can_change": "Where it stands.", **answers})

    assert (page.status, page.errors()) == (422, [error])
    assert "Where it stands." in page.text()
    assert read(app, record_id, lambda one: one.can_change) == ""
    assert rows(app, Partner) == []


def test_whoever_saves_the_plan_has_begun_to_plan(app: Flask) -> None:
    client, area_id = client_as(app, Role.OFFICER), make_area(app)
    looked = {"topic": "bins", "areas": str(area_id), "audiences": "residents"}
    kept = client.post("/engagement/known", looked, on="/engagement/known?" + urlencode(looked))
    opened = {"title": "Bins", "topic": "bins", "level": "inform", "areas": [str(area_id)]}
    opened |= {"audience": "Neighbours", "audience_kind": "residents", "summary": "Where they go."}
    opened |= day_of("opens_on", 7) | day_of("closes_on", 40)
    url = client.post(kept.location, opened).location
    record_id, shown = int(url.rpartition("/")[2]), client.get(url)
    assert "Write the plan on one page" in shown.text()
    assert "Start to plan" not in shown.text()

    client.post(f"{url}/short-plan", {"who_decides": "Cleansing team"})

    assert read(app, record_id, lambda one: one.state) is State.PLANNING


def test_days_count_as_firm_once_all_four_are_given(app: Flask) -> None:
    record_id, client, url = light(app)

    client.post(f"{url}/short-plan", plan(make_body(app)) | {"decision_on": ""})
    assert read(app, record_id, lambda one: one.dates_are_rough)

    client.post(f"{url}/short-plan", plan(make_body(app)))
    assert not read(app, record_id, lambda one: one.dates_are_rough)


def test_what_has_nothing_to_show_is_named_in_words_and_the_way_on_stands_open(app: Flask) -> None:
    _record_id, client, url = light(app)
    on_one_day = day_of("opens_on", 0) | day_of("closes_on", 0)
    client.post(f"{url}/short-plan", plan(make_body(app)) | on_one_day)

    page = client.get(url)

    assert "points of the standards have nothing to show yet" in page.text()
    assert "Methods fit the purpose" in page.text()


def test_larger_work_and_rounds_are_not_led_to_the_short_pages(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)
    larger = make_record(app, State.PLANNING, decision_method=None)
    of_round = open_round_record(app, make_round(app))

    assert f"/engagement/{larger}/short-plan" not in client.get(f"/engagement/{larger}").links()
    assert client.get(f"/engagement/{of_round}/short-plan").status == 404
    assert client.get(f"/engagement/{of_round}/short-answer").status == 404


def test_light_work_is_not_said_to_have_what_it_need_not_plan(app: Flask) -> None:
    _record_id, client, url = light(app)

    assert "Set the money and the days of staff" not in client.get(url).text()


def test_the_note_on_data_has_its_own_page_once_data_is_held(app: Flask) -> None:
    _record_id, client, url = light(app, lawful_basis=LawfulBasis.PUBLIC_TASK)

    assert f"{url}/edit/data" in client.get(url).links()


def answered(app: Flask, record_id: int) -> Any:
    def look(one: Engagement) -> Any:
        return (
            [(said.response, said.reason) for said in one.findings],
            [(made.text, made.method) for made in one.decisions],
            [(told.kind, told.why, told.published_on) for told in one.feedback],
        )

    return read(app, record_id, look)


def test_people_are_answered_on_one_page(app: Flask) -> None:
    record_id, client, url = light(app, State.FEEDBACK, decision_on=days(-1), who_decides="Team")
    (said,) = add_rows(app, record_id, finding(response=None, reason="", responded_on=None))
    page = client.get(url)
    assert f"{url}/short-answer" in page.links()
    answers = TOLD | {f"response_{said}": "accepted", f"reason_{said}": "We will move it soon."}

    client.post(
        f"{url}/short-answer",
        answers
        | day_of("made_on", -1)
        | {"text": "It moves.", "body": "Team", "method": "officer"},
    )

    assert answered(app, record_id) == (
        [(Response.ACCEPTED, "We will move it soon.")],
        [("It moves.", DecisionMethod.OFFICER)],
        [(FeedbackKind.WHAT_WAS_DECIDED, "Most people asked for it.", days(0))],
    )
    assert "We will move it soon." in client.get(f"{url}/public").text()


def test_an_answer_without_its_reason_keeps_nothing_and_loses_no_word(app: Flask) -> None:
    record_id, client, url = light(app, State.FEEDBACK)
    (said,) = add_rows(app, record_id, finding(response=None, reason="", responded_on=None))

    page = client.post(
        f"{url}/short-answer",
        TOLD
        | day_of("made_on", -1)
        | {"text": "It moves.", "body": "Team", "method": "officer", f"response_{said}": "not_now"},
    )

    assert (page.status, page.errors()) == (
        422,
        ["Write the reason for this answer, in a whole sentence."],
    )
    assert "It moves to the pier." in page.text()
    assert answered(app, record_id) == ([(None, "")], [], [])


def signed(app: Flask, record_id: int) -> dict[str, Any]:
    def look(one: Engagement) -> dict[str, Any]:
        return {row.indicator: (row.points, row.above_evidence) for row in one.ratings}

    found: dict[str, Any] = read(app, record_id, look)
    return found


def test_all_that_is_due_is_rated_on_one_page(app: Flask) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/ratings"
    why = "The hall was full and everyone was heard."

    page = client.follow(
        client.post(url, {"points_IMP2": "2", "points_INC2": "5", "reason_INC2": why})
    )

    assert "2 ratings are signed." in page.text()
    assert signed(app, record_id) == {"IMP2": (2, False), "INC2": (5, True)}
    assert "0 ratings are signed." in client.follow(client.post(url, on=url)).text()


def test_one_rating_that_does_not_hold_keeps_all_from_being_signed(app: Flask) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/ratings"

    page = client.post(url, {"points_IMP2": "2", "points_INC2": "6"})

    assert page.status == 422
    assert page.errors() == [
        "The evidence allows up to 2. Choose that or lower, or write why in a whole sentence."
    ]
    assert signed(app, record_id) == {}


@pytest.mark.parametrize("points", ["7", "-1", "six", "1.5"])
def test_a_mark_that_is_not_offered_is_refused(app: Flask, points: str) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)

    page = client.post(f"/engagement/{record_id}/ratings", {"points_IMP2": points})

    assert (page.status, page.errors()) == (422, ["Choose one of these."])
    assert signed(app, record_id) == {}


def test_only_officers_who_do_not_lead_it_rate(app: Flask) -> None:
    record_id = make_full_record(app, State.SUBMITTED)

    assert client_as(app, Role.ROUND_MANAGER).get(f"/engagement/{record_id}/ratings").status == 403
