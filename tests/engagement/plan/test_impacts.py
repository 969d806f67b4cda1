"""What an assessment finds for each group: good, no difference, bad with what is done, unknown."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.db import db, transaction
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan import models, queries
from pbapp.engagement.plan.factors import FACTORS
from pbapp.engagement.plan.kinds import AssessmentKind, Impact
from tests.client import Client
from tests.factories.engagement import add_rows, make_record, read
from tests.factories.people import client_as


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def assessed(app: Flask, kind: AssessmentKind = AssessmentKind.FULL) -> tuple[int, int]:
    record_id = make_record(app, State.PLANNING)
    reason = "Nobody is touched." if kind is AssessmentKind.NOT_REQUIRED else ""
    (row_id,) = add_rows(app, record_id, models.Assessment(kind=kind, reason=reason))
    return record_id, row_id


def found(app: Flask, row_id: int) -> dict[str, tuple[Impact, str]]:
    with app.app_context():
        rows = queries.impacts_of(row_id)
        return {code: (one.impact, one.mitigation) for code, one in rows.items()}


@pytest.mark.both_databases
def test_each_group_is_answered_on_its_own_page_and_told_on_the_list(
    app: Flask, officer: Client
) -> None:
    record_id, row_id = assessed(app)
    here = f"/engagement/{record_id}/plan/assessments/{row_id}/groups"
    groups = [link for link in officer.get(here).links() if link.startswith(f"{here}/")]
    assert groups == [f"{here}/{one.code}" for one in FACTORS]

    officer.post(f"{here}/age", {"impact": "negative", "mitigation": "A later bus."})
    page = officer.follow(officer.post(f"{here}/sex", {"impact": "neutral", "mitigation": ""}))

    assert "AgeA later bus. Bad for them" in page.text()
    assert found(app, row_id) == {
        "age": (Impact.NEGATIVE, "A later bus."),
        "sex": (Impact.NEUTRAL, ""),
    }
    aims = officer.get(f"/engagement/{record_id}/plan/aims").text()
    assert f"2 of {len(FACTORS)}" in aims


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"impact": ""}, "Choose what it does to them."),
        ({"impact": "terrible"}, "Choose one of these."),
        ({"impact": "negative"}, "Write what you do about it, or why it has to be."),
        (
            {"impact": "positive", "mitigation": "x" * 1001},
            "This is too long. Use 1000 characters or fewer.",
        ),
    ],
)
def test_bad_answers_are_refused(
    app: Flask, officer: Client, typed: dict[str, str], error: str
) -> None:
    record_id, row_id = assessed(app)
    page = officer.post(f"/engagement/{record_id}/plan/assessments/{row_id}/groups/age", typed)
    assert (page.status, page.errors()) == (422, [error])
    assert found(app, row_id) == {}


def test_other_records_other_groups_and_no_assessment_are_not_found(
    app: Flask, officer: Client
) -> None:
    (record_id, row_id), (other_id, none_needed) = (
        assessed(app),
        assessed(app, AssessmentKind.NOT_REQUIRED),
    )
    pages = [
        f"/engagement/{other_id}/plan/assessments/{row_id}/groups",
        f"/engagement/{other_id}/plan/assessments/{row_id}/groups/age",
        f"/engagement/{record_id}/plan/assessments/{row_id}/groups/height",
        f"/engagement/{other_id}/plan/assessments/{none_needed}/groups",
    ]
    assert [officer.get(url).status for url in pages] == [404] * 4


@pytest.mark.both_databases
def test_what_is_bad_for_a_group_is_not_stored_without_an_answer(app: Flask) -> None:
    record_id, row_id = assessed(app)
    bad = models.GroupImpact(assessment_id=row_id, factor="age", impact=Impact.NEGATIVE)
    with pytest.raises(IntegrityError):
        add_rows(app, record_id, bad)


@pytest.mark.both_databases
def test_taking_an_assessment_out_takes_what_it_said_of_groups(app: Flask, officer: Client) -> None:
    record_id, row_id = assessed(app)
    here = f"/engagement/{record_id}/plan/assessments/{row_id}"
    officer.post(f"{here}/groups/age", {"impact": "positive"})

    assert officer.post(f"{here}/remove", on=here).status == 303

    with app.app_context(), transaction():
        assert db.session.scalars(select(models.GroupImpact)).all() == []


def test_the_stage_of_the_fairer_scotland_duty_is_kept_and_told(
    app: Flask, officer: Client
) -> None:
    here = f"/engagement/{make_record(app, State.PLANNING)}/plan/assessments/new"
    typed = {"kind": "fairer_scotland", "status": "in_progress", "stage": "evidence"}
    page = officer.follow(officer.post(here, typed))
    assert "Being written2. Gathering evidence" in page.text()


@pytest.mark.parametrize(
    ("kind", "is_strategic", "enough"),
    [
        (AssessmentKind.SCREENING, False, True),
        (AssessmentKind.SCREENING, True, False),
        (AssessmentKind.INTEGRATED, True, True),
        (AssessmentKind.FAIRER_SCOTLAND, True, True),
    ],
)
def test_a_strategic_decision_takes_up_the_fairer_scotland_duty(
    app: Flask, officer: Client, kind: AssessmentKind, is_strategic: bool, enough: bool
) -> None:
    record_id = make_record(app, State.PLANNING, is_strategic=is_strategic)
    add_rows(app, record_id, models.Assessment(kind=kind))
    assert read(app, record_id, queries.is_assessed) == enough
    page = officer.get(f"/engagement/{record_id}/plan/aims")
    assert ("This is a strategic decision." in page.text()) == (not enough)
