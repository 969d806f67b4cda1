"""The lead's own steps: what locks, what a reason gets past, turning back and aside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Actor
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement import actions, queries
from pbapp.engagement.actions.opening import follow_rounds
from pbapp.engagement.bars import Bar
from pbapp.engagement.check import lines_of
from pbapp.engagement.kinds import DataAssessment, LawfulBasis
from pbapp.engagement.lifecycle import Action, State
from pbapp.engagement.plan.queries import published_version
from pbapp.engagement.readiness import missing
from pbapp.refusals import Refused, Unfit
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.framework import NSCE_2016, Tier
from tests.client import Client
from tests.factories.engagement import (
    activity,
    add_rows,
    days,
    finding,
    make_full_record,
    make_record,
    on_record,
    open_round_record,
    read,
)
from tests.factories.planning import (
    COUNCIL,
    VILLAGE,
    agree,
    ask_partners,
    make_body,
    make_partner,
)
from tests.factories.rounds import make_round

BY = Actor(None, "somebody")
WHY = "The committee meets before we can."


def move(app: Flask, record_id: int, action: Action, reason: str = "") -> None:
    on_record(app, record_id, lambda r: actions.move_on(r, action, reason=reason, by=BY))


def state_of(app: Flask, record_id: int) -> State:
    return read(app, record_id, lambda record: record.state)


def barred(app: Flask, record_id: int) -> list[Bar]:
    return read(app, record_id, lambda record: list(missing(record).bars))


def make_agreed_plan(app: Flask, **changes: Any) -> int:
    """A record whose partners, the council and a community council, agreed its plan."""
    record_id = make_record(app, State.PLANNING, public_since=None, **changes)
    partners = [make_partner(app, record_id, make_body(app, b)) for b in (COUNCIL, VILLAGE)]
    agree(app, record_id, ask_partners(app, record_id), *partners)
    return record_id


def test_a_registered_record_with_all_that_is_asked_is_planned(app: Flask) -> None:
    record_id = make_record(app, State.REGISTERED)

    move(app, record_id, Action.PLAN, WHY)

    assert state_of(app, record_id) is State.PLANNING


def test_an_agreed_plan_puts_the_page_up_and_fixes_the_first_plan(app: Flask) -> None:
    record_id = make_agreed_plan(app, first_planned_close_on=None)

    move(app, record_id, Action.AGREE, WHY)

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.public_since, record.first_planned_close_on, record.is_public

    assert read(app, record_id, look) == (State.AGREED, days(0), days(-30), True)


def test_everyone_reads_the_plan_that_was_agreed(app: Flask) -> None:
    record_id = make_agreed_plan(app)

    move(app, record_id, Action.AGREE, WHY)

    version = read(app, record_id, lambda one: published_version(one.id))
    assert (version.number, version.published_on) == (1, days(0))
    page = Client(app).get(f"/engagement/{record_id}/public")
    assert f"/engagement/{record_id}/plan/versions/1" in page.links()
    assert Client(app).get(f"/engagement/{record_id}/plan/versions/1").status == 200


def test_no_reason_gets_past_a_plan_that_partners_have_not_agreed(app: Flask) -> None:
    record_id = make_record(app, State.PLANNING)

    with pytest.raises(actions.NotReady) as refusal:
        move(app, record_id, Action.AGREE, WHY)

    assert Bar.NOT_AGREED in refusal.value.barred_by
    assert state_of(app, record_id) is State.PLANNING


@pytest.mark.parametrize(
    ("changes", "is_written"),
    [
        ({"lawful_basis": LawfulBasis.NONE_HELD}, True),
        ({"lawful_basis": None}, False),
        ({"lawful_basis": LawfulBasis.CONSENT}, False),
        (
            {
                "lawful_basis": LawfulBasis.PUBLIC_TASK,
                "dpia_status": DataAssessment.SIGNED_OFF,
                "personal_data_held": "Names on the booking list of the hall.",
                "retention_until": date(2027, 2, 1),
            },
            True,
        ),
        (
            {
                "lawful_basis": LawfulBasis.PUBLIC_TASK,
                "dpia_status": DataAssessment.IN_PROGRESS,
                "personal_data_held": "Names on the booking list of the hall.",
                "retention_until": date(2027, 2, 1),
            },
            False,
        ),
    ],
)
def test_no_reason_gets_past_a_missing_note_on_personal_data(
    app: Flask, changes: dict[str, Any], is_written: bool
) -> None:
    record_id = make_agreed_plan(app, **changes)

    if is_written:
        move(app, record_id, Action.AGREE, WHY)
    else:
        with pytest.raises(actions.NotReady) as refusal:
            move(app, record_id, Action.AGREE, WHY)
        assert Bar.NO_DATA_NOTE in refusal.value.barred_by

    assert state_of(app, record_id) is (State.AGREED if is_written else State.PLANNING)


@pytest.mark.parametrize(
    ("changes", "bar"),
    [
        ({"summary": " "}, Bar.NO_SUMMARY),
        ({"feedback_promised_by": None}, Bar.NO_DATES),
        ({"dates_are_rough": True}, Bar.NO_DATES),
        ({"question_asked": ""}, Bar.NO_QUESTION),
        ({"cannot_change": ""}, Bar.NO_LIMITS),
        ({"decision_method": None}, Bar.NO_RULE),
        ({"intended_result": None}, Bar.NO_RESULT),
        ({"weight_of_views": None}, Bar.NO_WEIGHT),
        ({"budget_support": None}, Bar.NO_MEANS),
    ],
)
def test_a_plan_is_asked_for_each_of_its_parts(
    app: Flask, changes: dict[str, Any], bar: Bar
) -> None:
    whole = make_record(app, State.PLANNING)
    lacking = make_record(app, State.PLANNING, **changes)

    assert set(barred(app, lacking)) - set(barred(app, whole)) == {bar}


def test_light_work_is_asked_for_less_of_a_plan(app: Flask) -> None:
    changes = {"intended_result": None, "weight_of_views": None, "budget_planned": None}
    record_id = make_record(app, State.PLANNING, tier=Tier.LIGHT, **changes)

    asked_more = {Bar.NO_RESULT, Bar.NO_WEIGHT, Bar.NO_MEANS}
    assert asked_more & set(barred(app, record_id)) == set()


def test_work_opens_on_its_day_with_its_first_activity(app: Flask) -> None:
    later = {"opens_on": days(3), "closes_on": days(40), "decision_on": days(60)}
    record_id = make_record(app, State.AGREED, **later, feedback_promised_by=days(70))

    assert barred(app, record_id) == [Bar.NOT_OPEN, Bar.NOTHING_PLANNED]


def test_what_was_missing_and_why_the_lead_went_on_is_kept_for_good(app: Flask) -> None:
    record_id = make_record(app, State.LIVE)
    add_rows(app, record_id, activity(headcount=None, basis=None))

    with pytest.raises(actions.NotReady):
        move(app, record_id, Action.END)
    move(app, record_id, Action.END, WHY)

    with app.app_context():
        entry = db.session.scalars(select(AuditEntry)).one()
    assert entry.details["reason"] == WHY
    assert entry.details["missing"][:2] == ["no_activity", "no_headcount"]


def test_a_reason_that_says_nothing_is_no_reason(app: Flask) -> None:
    record_id = make_record(app, State.LIVE)

    with pytest.raises(Unfit):
        move(app, record_id, Action.END, "ok ok ok")

    assert state_of(app, record_id) is State.LIVE


def test_the_views_of_the_few_are_asked_for_before_people_are_told(app: Flask) -> None:
    record_id = make_full_record(app, State.ANALYSING)
    assert barred(app, record_id) == [Bar.NO_MINORITY]

    add_rows(app, record_id, finding(stance="opposing"))

    move(app, record_id, Action.TELL)
    assert state_of(app, record_id) is State.FEEDBACK


@pytest.mark.parametrize("action", [Action.AGREE, Action.SUBMIT, Action.END])
def test_no_step_is_left_out(app: Flask, action: Action) -> None:
    record_id = make_full_record(app, State.REGISTERED)

    with pytest.raises(Refused):
        move(app, record_id, action, WHY)

    assert state_of(app, record_id) is State.REGISTERED


def test_a_record_steps_back_only_with_its_reason_and_keeps_what_it_holds(app: Flask) -> None:
    record_id = make_full_record(app, State.FEEDBACK)

    on_record(app, record_id, lambda r: actions.step_back(r, State.LIVE, WHY, by=BY))

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, len(record.findings), record.is_public

    assert read(app, record_id, look) == (State.LIVE, 1, True)


@pytest.mark.parametrize("target", [State.FEEDBACK, State.CLOSED, State.PAUSED])
def test_a_step_back_never_leads_on(app: Flask, target: State) -> None:
    record_id = make_record(app, State.LIVE)

    with pytest.raises(Refused):
        on_record(app, record_id, lambda r: actions.step_back(r, target, WHY, by=BY))


def test_paused_work_goes_on_where_it_was(app: Flask) -> None:
    record_id = make_record(app, State.LIVE)

    on_record(app, record_id, lambda r: actions.pause(r, "The hall is shut.", by=BY))
    paused = read(app, record_id, lambda r: (r.state, r.paused_on, r.paused_reason))
    on_record(app, record_id, lambda r: actions.resume(r, by=BY))

    assert paused == (State.PAUSED, days(0), "The hall is shut.")
    assert read(app, record_id, lambda r: (r.state, r.paused_on)) == (State.LIVE, None)


def test_a_joined_record_names_the_one_that_goes_on(app: Flask) -> None:
    record_id, other_id = make_record(app, State.PLANNING), make_record(app, title="Buses")

    with app.app_context(), transaction():
        other = queries.get(other_id)
        actions.merge(queries.get(record_id), other, "They ask the same.", by=BY)

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.merged_into.title, record.merged_reason, record.merged_on

    assert read(app, record_id, look) == (State.MERGED, "Buses", "They ask the same.", days(0))


def test_a_record_is_not_joined_with_itself_nor_with_one_that_has_stopped(app: Flask) -> None:
    record_id, stopped = make_record(app), make_record(app, State.WITHDRAWN)

    for into_id in (record_id, stopped):
        with app.app_context(), transaction():
            record, into = queries.get(record_id), queries.get(into_id)
            with pytest.raises(Unfit):
                actions.merge(record, into, "They ask the same.", by=BY)

    assert state_of(app, record_id) is State.LIVE


def test_a_round_brings_its_record_along_and_nobody_else_does(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    record_id = open_round_record(app, round_id)
    for act in (
        lambda r: actions.move_on(r, Action.END, reason=WHY, by=BY),
        lambda r: actions.step_back(r, State.PLANNING, WHY, by=BY),
        lambda r: actions.pause(r, WHY, by=BY),
    ):
        with pytest.raises(Refused):
            on_record(app, record_id, act)

    with app.app_context(), transaction() as session:
        session.get_one(Round, round_id).phase = Phase.COUNTING
    with app.app_context():
        follow_rounds()

    assert state_of(app, record_id) is State.ANALYSING


def test_moving_to_full_asks_for_24_more_and_loses_nothing(app: Flask) -> None:
    record_id = make_full_record(app, State.LIVE, tier=Tier.LIGHT, tier_reason="It is small.")
    before = read(app, record_id, held)

    on_record(app, record_id, lambda r: actions.change(r, {"tier": Tier.FULL}, by=BY))

    after = read(app, record_id, held)
    assert (before[0], after[0]) == (14, 38)
    assert before[1:] == after[1:]


def held(record: Any) -> tuple[Any, ...]:
    asked = sum(line.asked for one in NSCE_2016.standards for line in lines_of(record, one))
    rows = (record.findings, record.activities, record.feedback, record.audiences)
    return (asked, *(len(one) for one in rows))
