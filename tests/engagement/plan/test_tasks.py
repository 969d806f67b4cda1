"""The plan as tasks: what is due now for work of its size, what may wait, what is not asked."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts.gather import facts_of
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan import models
from pbapp.engagement.plan.kinds import AssessmentKind
from pbapp.engagement.routes.plan_tasks import When, tasks_of
from pbapp.standards.framework import Tier
from tests.factories.engagement import add_rows, days, make_record, on_record, read
from tests.factories.people import client_as, client_of
from tests.factories.planning import (
    VILLAGE,
    ask_partners,
    make_body,
    make_partner,
    make_speaker,
)


def planned(app: Flask, **changes: Any) -> int:
    ahead = {"opens_on": days(20), "closes_on": days(60), "decision_on": days(90)}
    return make_record(app, State.PLANNING, **(ahead | changes))


def tasks(app: Flask, record_id: int) -> dict[str, When]:
    with app.test_request_context("/engagement"):
        found = read(app, record_id, lambda record: tasks_of(record, facts_of(record)))
        return {one.label: one.when for one in found}


def test_light_work_is_not_asked_for_what_only_larger_work_needs(app: Flask) -> None:
    found = {size: tasks(app, planned(app, tier=size)) for size in (Tier.LIGHT, Tier.STANDARD)}
    light = {label for label, when in found[Tier.LIGHT].items() if when is When.NOT_ASKED}
    assert light == {"Keeping in touch"}
    standard = {label for label, when in found[Tier.STANDARD].items() if when is When.NOT_ASKED}
    assert standard == set()


def test_what_bars_the_next_step_is_due_now_and_done_once_it_is_there(app: Flask) -> None:
    record_id = planned(app, tier=Tier.LIGHT, question_asked="")
    before = tasks(app, record_id)
    assert (before["What it is for"], before["Assessments"]) == (When.NOW, When.NOW)
    assert (before["What it is"], before["Money and staff"]) == (When.DONE, When.DONE)

    add_rows(
        app, record_id, models.Assessment(kind=AssessmentKind.NOT_REQUIRED, reason="No effect.")
    )

    after = tasks(app, record_id)
    assert after == before | {"Assessments": When.DONE}


def test_what_nobody_expects_yet_can_wait(app: Flask) -> None:
    found = tasks(app, planned(app))
    assert (found["Roles"], found["Equality screen"]) == (When.LATER, When.LATER)


def test_each_task_leads_to_a_page_there_is(app: Flask) -> None:
    record_id = planned(app)
    officer = client_as(app, Role.OFFICER)
    with app.test_request_context("/engagement"):
        found = read(app, record_id, lambda record: tasks_of(record, facts_of(record)))
    statuses = {one.url: officer.get(one.url).status for one in found}
    assert set(statuses.values()) == {200}
    page = officer.get(f"/engagement/{record_id}/plan")
    assert {one.url for one in found} <= set(page.links())


def test_who_may_only_read_sees_what_the_plan_says_and_no_tasks(app: Flask) -> None:
    page = client_as(app, Role.AUDITOR).get(f"/engagement/{planned(app)}/plan")
    assert "To do now" not in page.text()
    opened = [one for one in page.tree.iter("details") if one.get("open") is not None]
    assert len(opened) == len(list(page.tree.iter("details"))) > 0


def test_a_new_version_tells_what_stood_there_before(app: Flask) -> None:
    village = make_body(app, VILLAGE)
    record_id = planned(app, why_now="The contract ends.")
    make_partner(app, record_id, village)
    ask_partners(app, record_id)
    change = {"who_decides": "The council", "why_now": ""}
    read_and_change(app, record_id, change)
    ask_partners(app, record_id, "Another body decides.")

    page = client_of(app, make_speaker(app, village)).get(
        f"/engagement/{record_id}/plan/versions/2"
    )

    assert "Who decides The council Before: Area committee" in page.text()
    assert "Why now Nothing now Before: The contract ends." in page.text()
    assert page.text().count("Before:") == 2


def read_and_change(app: Flask, record_id: int, values: dict[str, Any]) -> None:
    def change(record: Any) -> None:
        for name, value in values.items():
            setattr(record, name, value)

    on_record(app, record_id, change)
