"""The page of a partnership's own numbers: who sets them, what is refused, what they change."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM, Actor, Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement import actions as records
from pbapp.engagement.check import line_of
from pbapp.engagement.thresholds import actions, queries
from pbapp.engagement.thresholds.models import ThresholdSet
from pbapp.engagement.thresholds.table import THRESHOLDS
from pbapp.places.models import Area
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level
from tests.client import Client
from tests.factories.engagement import make_area, make_full_record, on_record, read
from tests.factories.people import client_as, make_user

HERE = "/engagement/thresholds"
USUAL = {name: str(one.usual) for name, one in THRESHOLDS.items()} | {"full_pence": "50,000"}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def own(app: Flask) -> Mapping[str, int]:
    with app.app_context():
        return queries.own()


def set_to(app: Flask, **numbers: int) -> None:
    with app.app_context(), transaction():
        actions.set_thresholds(numbers, by=SYSTEM)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ROUND_MANAGER, Role.ADMINISTRATOR])
def test_only_officers_set_them(app: Flask, role: Role) -> None:
    assert client_as(app, role).get(HERE).status == 403


def test_the_usual_number_stands_beside_each_box(officer: Client) -> None:
    page = officer.get(HERE)
    typed = {box.get("name"): box.get("value") for box in page.controls()}
    assert typed == USUAL
    assert "Papers out before they are needed Usual: 7 days. For WOR4." in page.text()
    assert "A round with so much money is full size Usual: £50,000." in page.text()


@pytest.mark.both_databases
def test_what_is_set_is_kept_told_in_the_log_and_an_empty_box_goes_back(
    app: Flask, officer: Client
) -> None:
    typed = USUAL | {"paper_days": "10", "full_pence": "£75,000.50"}
    page = officer.follow(officer.post(HERE, typed))
    assert "Records are measured by these numbers from now on." in page.text()
    assert own(app) == {"paper_days": 10, "full_pence": 75_000_50}

    officer.post(HERE, typed | {"full_pence": ""})

    assert own(app) == {"paper_days": 10}
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        told = [one.details for one in entries if one.event == "engagement.thresholds_set"]
        kept = list(db.session.scalars(select(ThresholdSet.own).order_by(ThresholdSet.id)))
    assert told == [{"fields": ["full_pence", "paper_days"]}, {"fields": ["full_pence"]}]
    assert kept == [{"paper_days": 10, "full_pence": 75_000_50}, {"paper_days": 10}]


def test_nothing_changed_is_nothing_kept(app: Flask, officer: Client) -> None:
    assert officer.post(HERE, USUAL).status == 303
    with app.app_context():
        assert db.session.scalars(select(ThresholdSet)).all() == []


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"pulse_floor": "4"}, ["Enter something from 5 to 100."]),
        ({"reach_base": "29"}, ["Enter something from 30 to 1000."]),
        ({"papers_on_time": "101"}, ["Enter something from 50% to 100%."]),
        ({"papers_on_time": "49"}, ["Enter something from 50% to 100%."]),
        ({"paper_days": "0"}, ["Enter something from 1 day to 60 days."]),
        ({"reply_working_days": "21"}, ["Enter something from 1 working day to 20 working days."]),
        ({"full_pence": "999.99"}, ["Enter something from £1,000 to £10,000,000."]),
        ({"full_pence": "-1"}, ["Enter an amount in pounds, like 1,000 or 250.50."]),
        ({"paper_days": "soon"}, ["Enter a whole number, like 12."]),
        ({"paper_days": "-7"}, ["Enter a whole number, like 12."]),
        ({"paper_days": "9" * 400}, ["Enter something from 1 day to 60 days."]),
        (
            {"standard_people": "900"},
            ["This is less than for standard size. Enter as many or more."],
        ),
        ({"floor": "4"}, ["Enter something from 5 to 100."]),
        ({"sensitive_floor": "9"}, ["Enter something from 10 to 100."]),
        ({"floor": "12"}, ["This is less than for other numbers. Enter as much or more."]),
        (
            {"pulse_floor": "1", "methods": "1"},
            ["Enter something from 2 to 10.", "Enter something from 5 to 100."],
        ),
    ],
)
def test_each_fault_stands_beside_its_box_and_what_was_typed_stays(
    app: Flask, officer: Client, typed: dict[str, str], errors: list[str]
) -> None:
    page = officer.post(HERE, USUAL | typed)
    assert (page.status, page.errors()) == (422, errors)
    stays = {box.get("name"): box.get("value") for box in page.controls()}
    assert stays == USUAL | typed
    assert own(app) == {}


def test_a_new_number_counts_from_now_on_and_a_signed_rating_keeps_its_own(app: Flask) -> None:
    record_id, by = make_full_record(app), Actor(make_user(app).id, "officer")
    set_to(app, feedback_days=20)
    on_record(app, record_id, lambda r: records.rate(r, "IMP6", 1, "", by=by))
    set_to(app, feedback_days=30)

    line = read(app, record_id, lambda record: line_of(record, "IMP6"))

    said = "People are told within: %s days (usual: 28 days)."
    assert (line.own_numbers, line.own_numbers_then) == ([said % 30], [said % 20])
    assert line.signed.signed_on["own"] == {"feedback_days": 20}
    page = client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/standards/IMP")
    assert said % 30 in page.text()


def test_work_opened_now_is_as_large_as_the_partnership_says(app: Flask) -> None:
    set_to(app, standard_people=10, full_people=60)
    by, area_id = Actor(make_user(app).id, "officer"), make_area(app)

    def opened(people: int) -> Tier:
        with app.app_context(), transaction() as session:
            areas = [session.get_one(Area, area_id)]
            values = {"title": "Talk", "level": Level.INFORM, "kind": Kind.OTHER, "areas": areas}
            return records.open_by_hand(values | {"expected_people": people}, by=by).tier

    assert {people: opened(people) for people in (9, 10, 60, 61)} == {
        9: Tier.LIGHT,
        10: Tier.STANDARD,
        60: Tier.STANDARD,
        61: Tier.FULL,
    }
