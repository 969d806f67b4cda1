"""What the tables of a plan refuse."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from pbapp.db import transaction
from pbapp.engagement.plan import models
from pbapp.engagement.plan.kinds import (
    ActionStatus,
    AssessmentKind,
    AssessmentStatus,
    BarrierKind,
    Given,
    Reply,
    SupportKind,
)
from pbapp.standards.kinds import BarrierStatus, FoundBy, OutcomeStatus
from tests.factories.engagement import add_rows, days, make_record
from tests.factories.planning import (
    VILLAGE,
    ask_partners,
    make_body,
    make_partner,
    make_representative,
    outcome,
    partner,
)


def reply(partner_id: int, number: int = 1, **changes: Any) -> models.Agreement:
    given = {"reply": Reply.AGREED, "given": Given.SIGNED_IN}
    return models.Agreement(partner_id=partner_id, number=number, **(given | changes))


def barrier(**changes: Any) -> models.Barrier:
    given: dict[str, Any] = {"kind": BarrierKind.COST, "who": "Young people"}
    given |= {"description": "The fare", "found_by": FoundBy.PARTICIPANT}
    return models.Barrier(**(given | changes))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "row",
    [
        lambda: barrier(status=BarrierStatus.ACCEPTED),
        lambda: barrier(cost_pence=-1),
        lambda: models.SupportOffer(kind=SupportKind.TRAVEL),
        lambda: models.SupportOffer(kind=SupportKind.TRAVEL, provider="We", is_independent=True),
        lambda: models.SupportOffer(kind=SupportKind.TRAVEL, provider="We", taken_up=-1),
        lambda: models.Contact(who="Steering group", people=0),
        lambda: models.Contact(who="Steering group", people=2, asked=3),
        lambda: models.ScreenRow(factor="age", action_status=ActionStatus.DONE),
        lambda: outcome(no_baseline=True),
        lambda: outcome(status=OutcomeStatus.MET),
        lambda: models.Assessment(kind=AssessmentKind.FULL, status=AssessmentStatus.PUBLISHED),
        lambda: models.Assessment(kind=AssessmentKind.NOT_REQUIRED),
        lambda: models.PlanVersion(number=0, text={}, sha256="x"),
        lambda: models.PlanVersion(number=2, text={}, sha256="x"),
        lambda: models.RoleAgreement(text="Chairs"),
    ],
)
def test_a_row_that_contradicts_itself_is_not_stored(app: Flask, row: Any) -> None:
    record_id = make_record(app)
    with pytest.raises(IntegrityError):
        add_rows(app, record_id, row())


@pytest.mark.both_databases
def test_a_body_is_a_partner_once(app: Flask) -> None:
    record_id, body = make_record(app), make_body(app)
    make_partner(app, record_id, body)
    make_partner(app, make_record(app), body)
    with pytest.raises(IntegrityError):
        make_partner(app, record_id, body)


@pytest.mark.both_databases
def test_a_partner_cannot_say_yes_to_the_focus_before_it_joined(app: Flask) -> None:
    record_id = make_record(app)
    early = partner(make_body(app), joined_on=days(-5), confirmed_focus_on=days(-6))
    with pytest.raises(IntegrityError):
        add_rows(app, record_id, early)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "changes",
    [
        {"number": 2},
        {"reply": Reply.CHANGE_ASKED},
        {"given": Given.BY_HAND},
    ],
)
def test_a_reply_names_a_version_there_is_and_what_it_rests_on(
    app: Flask, changes: dict[str, Any]
) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    ask_partners(app, record_id)
    with pytest.raises(IntegrityError):
        add_rows(app, record_id, reply(partner_id, **changes))


@pytest.mark.both_databases
def test_a_partner_replies_once_to_a_version_and_only_to_its_own_record(app: Flask) -> None:
    record_id, other_id = make_record(app), make_record(app)
    partner_id = make_partner(app, record_id, make_body(app))
    ask_partners(app, record_id)
    add_rows(app, record_id, reply(partner_id))
    with pytest.raises(IntegrityError):
        add_rows(app, record_id, reply(partner_id))

    make_partner(app, other_id, make_body(app, VILLAGE))
    ask_partners(app, other_id)
    with pytest.raises(IntegrityError):
        add_rows(app, other_id, reply(partner_id))


@pytest.mark.both_databases
@pytest.mark.parametrize("kind", [models.Meeting, models.ReportBack])
def test_a_representative_logs_only_work_they_serve_in(app: Flask, kind: Any) -> None:
    record_id, other_id = make_record(app), make_record(app)
    person_id = make_representative(app, make_body(app, VILLAGE), record_id)

    def row(engagement_id: int) -> Any:
        values = {"representative_id": person_id, "engagement_id": engagement_id}
        if kind is models.Meeting:
            return kind(**values, name="Board", held_on=days(0))
        return kind(**values, reported_on=days(0), how="A talk")

    with app.app_context(), transaction() as session:
        session.add(row(record_id))
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.add(row(other_id))


@pytest.mark.both_databases
def test_a_post_stands_once_in_a_body(app: Flask) -> None:
    body = make_body(app, VILLAGE)
    make_representative(app, body)
    with pytest.raises(IntegrityError):
        make_representative(app, body)
