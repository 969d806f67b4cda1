"""The pages of a plan for those who make it: who may open them, what they keep and refuse."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan import models, queries
from pbapp.engagement.plan.factors import FACTORS
from tests.client import Client
from tests.factories.engagement import make_record, read
from tests.factories.people import client_as, client_of
from tests.factories.planning import (
    VILLAGE,
    ask_partners,
    make_body,
    make_partner,
    make_representative,
    make_speaker,
)

SHEETS = ("agreement", "people", "needs", "aims")
WHOLE: dict[str, dict[str, Any]] = {
    "partners": {"role": "contributor", "contribution": "venue", "joined_on": "2026-10-01"},
    "barriers": {
        "kind": "cost",
        "who": "Young people",
        "description": "The fare",
        "found_by": "participant",
        "status": "open",
        "cost_pence": "12.50",
    },
    "support": {"kind": "travel", "provider": "Transport team", "taken_up": "3"},
    "contact": {"who": "Steering group", "people": "8", "asked": "6", "wanted": ["email"]},
    "outcomes": {"text": "More people take the bus", "no_baseline": "y"},
    "assessments": {"kind": "screening", "status": "in_progress"},
}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def whole(app: Flask, part: str) -> dict[str, Any]:
    extra = {"organisation_id": str(make_body(app))} if part == "partners" else {}
    return WHOLE[part] | extra


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("role", [Role.RESIDENT, Role.COMMUNITY_REVIEWER])
def test_people_without_a_part_in_it_do_not_see_the_plan(
    app: Flask, role: Role, sheet: str
) -> None:
    page = client_as(app, role).get(f"/engagement/{make_record(app)}/plan/{sheet}")
    assert page.status == 403


def test_partners_read_all_of_the_plan_and_change_none_of_it(app: Flask) -> None:
    record_id, body_id = make_record(app), make_body(app)
    make_partner(app, record_id, body_id)
    partner, here = client_of(app, make_speaker(app, body_id)), f"/engagement/{record_id}/plan"
    pages = [f"{here}/{sheet}" for sheet in SHEETS]
    assert [partner.get(url).status for url in pages] == [200] * 4
    assert partner.get(f"{here}/partners/new").status == 403


@pytest.mark.parametrize("part", WHOLE)
@pytest.mark.both_databases
def test_what_is_added_stands_on_its_page_and_can_be_changed_and_taken_out(
    app: Flask, officer: Client, part: str
) -> None:
    here = f"/engagement/{make_record(app)}/plan/{part}"

    page = officer.follow(officer.post(f"{here}/new", whole(app, part)))
    (url,) = {
        link
        for link in page.links()
        if link.startswith(f"{here}/") and link.rpartition("/")[2].isdigit()
    }
    assert officer.post(url, whole(app, part)).status == 303
    page = officer.follow(officer.post(f"{url}/remove", on=url))

    assert "Taken out." in page.text()
    assert url not in page.links()


@pytest.mark.parametrize(
    ("part", "changes", "error"),
    [
        ("partners", {"organisation_id": ""}, "Choose the body."),
        ("partners", {"organisation_id": "999"}, "Choose one of these."),
        ("partners", {"joined_on": ""}, "Give the day it joined."),
        (
            "partners",
            {"joined_on": "2026-12-01"},
            "This day is still ahead. Give today or an earlier day.",
        ),
        (
            "partners",
            {"confirmed_focus_on": "2026-09-01"},
            "This is before they joined. Check both days.",
        ),
        ("partners", {"role": "boss"}, "Choose one of these."),
        ("partners", {"contribution": ""}, "Choose what it gives."),
        ("partners", {"staff_days": "0"}, "Enter a number from 1 to 10000."),
        ("partners", {"staff_days": "half"}, "Enter a whole number, like 12."),
        ("partners", {"amount_pence": "-5"}, "Enter an amount in pounds, like 1,000 or 250.50."),
        ("partners", {"role": "x" * 9_000}, "Choose one of these."),
        ("barriers", {"who": ""}, "Say whom it keeps away."),
        (
            "barriers",
            {"cost_pence": "-12"},
            "Enter an amount in pounds, like 1,000 or 250.50.",
        ),
        ("barriers", {"status": "accepted"}, "Write why it has to stay."),
        ("support", {"provider": ""}, "Choose a body, or write who gives it."),
        (
            "support",
            {"is_independent": "y"},
            "Choose the body: only then can it count as independent.",
        ),
        ("support", {"taken_up": "-1"}, "Enter a whole number, like 12."),
        ("contact", {"people": ""}, "Say how many people there are, at least one."),
        ("contact", {"people": "0"}, "Enter a number from 1 to 1000000."),
        (
            "contact",
            {"asked": "9"},
            "More were asked than there are people. Check both numbers.",
        ),
        ("outcomes", {"text": ""}, "Write what should come of it."),
        ("outcomes", {"baseline": "40"}, "Leave this empty, or take away the tick below."),
        ("assessments", {"kind": "not_required"}, "Write why none is needed."),
        (
            "assessments",
            {"status": "published"},
            "Give the link where people can read it.",
        ),
        (
            "assessments",
            {"status": "published", "published_at": "javascript:alert(1)"},
            "Enter a link that begins with https://, or a file's name without a colon.",
        ),
        (
            "assessments",
            {"stage": "evidence"},
            "Only the Fairer Scotland Duty has stages. Leave this empty.",
        ),
    ],
)
def test_bad_answers_are_refused_and_kept(
    app: Flask, officer: Client, part: str, changes: dict[str, Any], error: str
) -> None:
    url = f"/engagement/{make_record(app)}/plan/{part}/new"
    typed = {"amount": "Half a day", "offered_to": "Half a day", "signed_off_by": "Half a day"}
    typed |= {"action": "Half a day", "who": "Half a day", "target": "Half a day"}

    page = officer.post(url, whole(app, part) | typed | changes)

    assert page.status == 422
    assert page.errors() == [error]
    assert "Half a day" in page.html


def test_what_came_of_it_is_asked_once_it_is_written_down_and_needs_something_to_show(
    app: Flask, officer: Client
) -> None:
    here = f"/engagement/{make_record(app)}/plan/outcomes"
    asked = {box.get("name") for box in officer.get(f"{here}/new").controls()}
    assert asked == {"text", "measure", "baseline", "no_baseline", "target", "source", "due_on"}
    page = officer.follow(officer.post(f"{here}/new", WHOLE["outcomes"]))
    (url,) = [link for link in page.links() if link.startswith(f"{here}/") and "new" not in link]

    page = officer.post(url, WHOLE["outcomes"] | {"status": "met"})

    assert (page.status, page.errors()) == (422, ["Write what shows it."])


def test_help_from_a_body_that_carries_the_work_is_not_called_independent(
    app: Flask, officer: Client
) -> None:
    record_id, body = make_record(app), make_body(app)
    make_partner(app, record_id, body)
    offer = WHOLE["support"] | {"organisation_id": str(body), "is_independent": "y"}
    page = officer.post(f"/engagement/{record_id}/plan/support/new", offer)
    assert page.errors() == ["This body leads the work or takes part in it."]


def test_a_body_is_named_once(app: Flask, officer: Client) -> None:
    url = f"/engagement/{make_record(app)}/plan/partners/new"
    officer.post(url, whole(app, "partners"))
    with clock.standing_at(clock.now() + timedelta(minutes=1)):
        page = officer.post(url, whole(app, "partners"))
    assert (page.status, page.errors()) == (422, ["This body is in the list already."])


def test_a_partner_that_was_asked_and_answered_stays(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    ask_partners(app, record_id)
    here = f"/engagement/{record_id}/plan"
    note = {"reply": "agreed", "evidence": "Minute 4", "given_on": "2026-11-01"}
    officer.post(f"{here}/versions/1/note/{partner_id}", note)

    page = officer.post(f"{here}/partners/{partner_id}/remove", on=f"{here}/partners/{partner_id}")

    assert page.status == 409
    assert "so it stays" in page.text()
    other = whole(app, "partners") | {"organisation_id": str(make_body(app, VILLAGE))}
    page = officer.post(f"{here}/partners/{partner_id}", other)
    assert page.errors() == ["This body has answered already. Add another instead."]


def test_a_role_needs_saying_yes_again_once_its_words_change(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    here = f"/engagement/{record_id}/plan/roles"
    role = {"holder": f"partner-{partner_id}", "text": "Books the hall"}
    officer.post(f"{here}/new", role | {"accepted_on": "2026-10-05"})
    (row,) = read(app, record_id, lambda record: queries.rows_of(models.RoleAgreement, record.id))

    officer.post(f"{here}/{row.id}", role | {"accepted_on": "2026-10-05", "text": "Chairs"})

    (row,) = read(app, record_id, lambda record: queries.rows_of(models.RoleAgreement, record.id))
    assert (row.text, row.accepted_on) == ("Chairs", None)


def test_a_role_is_for_those_in_the_work(app: Flask, officer: Client) -> None:
    record_id, other_id = make_record(app), make_record(app)
    stranger = make_partner(app, other_id, make_body(app))
    page = officer.post(
        f"/engagement/{record_id}/plan/roles/new",
        {"holder": f"partner-{stranger}", "text": "Books the hall"},
    )
    assert (page.status, page.errors()) == (422, ["Choose one of these."])


def test_a_representative_can_have_a_role(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    person = make_representative(app, make_body(app, VILLAGE), record_id)
    role = {"holder": f"representative-{person}", "text": "Speaks for the north"}
    page = officer.follow(officer.post(f"/engagement/{record_id}/plan/roles/new", role))
    assert "Port Nellan Community Council: Representative for the north" in page.text()


@pytest.mark.parametrize("factor", [one.code for one in FACTORS])
def test_each_row_of_the_screen_can_be_answered(app: Flask, officer: Client, factor: str) -> None:
    record_id = make_record(app)
    url = f"/engagement/{record_id}/plan/screen/{factor}"
    answer = {"affected": "yes", "action": "Meet at night", "action_status": "done"}
    page = officer.follow(officer.post(url, answer))
    assert "Meet at night (Done)" in page.text()
    assert 'value="yes" selected' in officer.get(url).html or "selected" in officer.get(url).html


def test_done_without_saying_what_is_refused(app: Flask, officer: Client) -> None:
    url = f"/engagement/{make_record(app)}/plan/screen/age"
    page = officer.post(url, {"affected": "yes", "action_status": "done", "evidence": "Survey"})
    assert (page.status, page.errors()) == (422, ["Write what was done."])
    assert "Survey" in page.html


def test_the_screen_has_nine_characteristics_money_and_local_rows() -> None:
    assert [one.code for one in FACTORS if one.is_always_asked] == [
        "age",
        "disability",
        "gender_reassignment",
        "marriage_and_civil_partnership",
        "pregnancy_and_maternity",
        "race",
        "religion_or_belief",
        "sex",
        "sexual_orientation",
        "socio_economic",
    ]


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CLOSED, State.WITHDRAWN])
def test_a_settled_record_keeps_its_plan(app: Flask, officer: Client, state: State) -> None:
    here = f"/engagement/{make_record(app, state)}/plan"
    assert officer.get(f"{here}/partners/new").status == 409
    assert officer.get(f"{here}/screen/age").status == 409
    page = officer.get(f"{here}/agreement")
    assert page.status == 200
    assert "Ask the partners" not in page.text()


def test_a_plan_is_put_published_and_noted_in_the_browser(app: Flask, officer: Client) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app, VILLAGE))
    here = f"/engagement/{record_id}/plan"

    page = officer.follow(officer.post(f"{here}/versions", on=f"{here}/agreement"))
    assert "Not every partner has agreed the newest version." in page.text()
    note = {"reply": "agreed", "evidence": "Minute of 3 May", "given_on": "2026-11-01"}
    page = officer.follow(officer.post(f"{here}/versions/1/note/{partner_id}", note))
    assert "Every partner has agreed this plan." in page.text()
    assert "Noted by hand: Minute of 3 May" in page.text()
    page = officer.follow(officer.post(f"{here}/versions/1/publish", on=f"{here}/agreement"))
    assert "This version is published." in page.text()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"evidence": ""}, "Say where it can be seen."),
        ({"reply": ""}, "Choose what they said."),
        ({"reply": "change_asked"}, "Say what should change."),
        ({"given_on": "2026-11-03"}, "This day is still ahead. Give today or an earlier day."),
    ],
)
def test_a_note_says_what_when_and_where(
    app: Flask, officer: Client, changes: dict[str, str], error: str
) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    ask_partners(app, record_id)
    note = {"reply": "agreed", "evidence": "Minute", "given_on": "2026-11-01"} | changes
    page = officer.post(f"/engagement/{record_id}/plan/versions/1/note/{partner_id}", note)
    assert (page.status, page.errors()) == (422, [error])


def test_asking_without_partners_keeps_the_page(app: Flask, officer: Client) -> None:
    here = f"/engagement/{make_record(app)}/plan"
    page = officer.post(f"{here}/versions", {"what_changed": "Words"}, on=f"{here}/agreement")
    assert (page.status, page.errors()) == (422, ["Name the partners first. Then ask them."])
    assert "Words" in page.html


def test_rows_of_another_record_are_not_found(app: Flask, officer: Client) -> None:
    record_id, other_id = make_record(app), make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    ask_partners(app, record_id)
    for url in (
        f"plan/partners/{partner_id}",
        f"plan/versions/1/note/{partner_id}",
        "plan/versions/1",
    ):
        assert officer.get(f"/engagement/{record_id}/{url}").status == 200
        assert officer.get(f"/engagement/{other_id}/{url}").status == 404


def test_what_the_next_step_lacks_leads_to_the_page_that_mends_it(
    app: Flask, officer: Client
) -> None:
    record_id = make_record(app, State.PLANNING)
    page = officer.get(f"/engagement/{record_id}")
    here = f"/engagement/{record_id}/plan"
    lists = [ul for ul in page.tree.iter("ul") if ul.get("class") != "side-links"]
    links = {str(a.get("href")) for ul in lists for a in ul.iter("a")}
    assert {f"{here}/agreement", f"{here}/aims"} <= links


def test_who_signed_an_assessment_off_is_told(app: Flask, officer: Client) -> None:
    here = f"/engagement/{make_record(app)}/plan"

    officer.post(
        f"{here}/assessments/new", whole(app, "assessments") | {"signed_off_by": "Head of places"}
    )

    assert "Signed off by: Head of places" in officer.get(f"{here}/aims").text()
