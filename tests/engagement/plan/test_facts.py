"""The plan as the rules of the standards read it, in a number of statements that does not grow."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.db import transaction
from pbapp.engagement.facts.plan import PlanGroups, plan_groups
from pbapp.engagement.plan import models
from pbapp.engagement.plan.factors import FACTORS
from pbapp.engagement.plan.kinds import ActionStatus, BarrierKind, PartnerRole, SupportKind
from pbapp.standards import facts as plain
from pbapp.standards.kinds import Answer, BarrierStatus, FoundBy
from tests.factories.engagement import add_rows, days, make_record, read
from tests.factories.planning import (
    COUNCIL,
    VILLAGE,
    agree,
    ask_partners,
    make_body,
    make_partner,
    make_representative,
    outcome,
)
from tests.statements import statements


def groups(app: Flask, record_id: int) -> PlanGroups:
    return read(app, record_id, plan_groups)


def test_an_empty_plan_was_looked_at_and_is_empty(app: Flask) -> None:
    found = groups(app, make_record(app))
    assert found.pop("communication") == plain.Communication()
    assert set(found.values()) == {()}


def test_partners_tell_kind_part_and_what_they_agreed(app: Flask) -> None:
    record_id = make_record(app)
    council = make_partner(app, record_id, make_body(app, COUNCIL), role=PartnerRole.LEAD)
    village = make_partner(
        app,
        record_id,
        make_body(app, VILLAGE),
        role=PartnerRole.INDEPENDENT_SUPPORT,
        confirmed_focus_on=days(-20),
    )
    make_partner(
        app, record_id, make_body(app, ("Shore Trust", VILLAGE[1])), role=PartnerRole.INFORMED
    )
    ask_partners(app, record_id)
    agree(app, record_id, 1, village)

    found = groups(app, record_id)

    assert found["partners"] == (
        plain.Partner(id=council, name="Ardnellan Council", joined_on=days(-60)),
        plain.Partner(
            id=village,
            name="Port Nellan Community Council",
            is_community=True,
            joined_on=days(-60),
            confirmed_focus_on=days(-20),
            agreed_version=1,
            agreed_on=days(0),
        ),
    )
    assert found["plan_versions"] == (plain.PlanVersion(number=1, drawn_up_on=days(0)),)


def test_an_outcome_is_agreed_only_as_all_partners_agreed_it(app: Flask) -> None:
    record_id = make_record(app)
    village = make_partner(app, record_id, make_body(app, VILLAGE))
    (outcome_id,) = add_rows(app, record_id, outcome())
    ask_partners(app, record_id)

    assert [one.agreed for one in groups(app, record_id)["outcomes"]] == [False]
    agree(app, record_id, 1, village)
    assert [one.agreed for one in groups(app, record_id)["outcomes"]] == [True]
    with app.app_context(), transaction() as session:
        session.get_one(models.Outcome, outcome_id).target = "41 a week"
    assert [one.agreed for one in groups(app, record_id)["outcomes"]] == [False]


def test_none_known_is_a_baseline(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, outcome(baseline="", no_baseline=True), outcome(baseline=""))
    assert [one.baseline for one in groups(app, record_id)["outcomes"]] == ["none known", ""]


def test_help_from_those_who_carry_the_work_is_not_independent(app: Flask) -> None:
    council, village, trust = (
        make_body(app, COUNCIL),
        make_body(app, VILLAGE),
        make_body(app, ("Shore Trust", VILLAGE[1])),
    )
    record_id = make_record(app, lead_organisation_id=council)
    make_partner(app, record_id, village)
    make_partner(app, record_id, trust, role=PartnerRole.INDEPENDENT_SUPPORT)

    def offer(body: int | None, **changes: Any) -> models.SupportOffer:
        given = {"kind": SupportKind.INDUCTION, "is_independent": True} | changes
        return models.SupportOffer(organisation_id=body, **given)

    add_rows(app, record_id, offer(council), offer(village), offer(trust, taken_up=3))
    add_rows(app, record_id, offer(None, is_independent=False, provider="Transport team"))

    found = groups(app, record_id)["support_offers"]
    assert [one.independent for one in found] == [False, False, True, False]
    assert [one.provider for one in found][2:] == ["Shore Trust", "Transport team"]
    assert (found[2].teaches, found[2].taken_up) == (True, 3)


def test_a_screen_that_was_begun_shows_every_row_that_is_always_asked(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(
        app,
        record_id,
        models.ScreenRow(
            factor="age",
            affected=Answer.YES,
            action="Meet at the school",
            action_status=ActionStatus.DONE,
        ),
        models.ScreenRow(factor="homelessness", affected=Answer.NO),
    )
    rows = {row.factor: row for row in groups(app, record_id)["screen"]}
    always = {one.code for one in FACTORS if one.is_always_asked}
    assert set(rows) == always | {"homelessness"}
    assert (rows["age"].affected, rows["age"].action_done) == (Answer.YES, True)
    assert rows["race"].affected is None


def test_representatives_count_what_they_did_in_this_work_so_far(app: Flask) -> None:
    record_id, other_id = make_record(app), make_record(app)
    key = make_representative(
        app, make_body(app, VILLAGE), record_id, other_id, inducted_on=days(-50)
    )

    def meeting(engagement_id: int, held_on: int, talk: int | None = None) -> models.Meeting:
        return models.Meeting(
            representative_id=key,
            engagement_id=engagement_id,
            name="Board",
            held_on=days(held_on),
            pre_meeting_on=days(talk) if talk else None,
        )

    def report(engagement_id: int) -> models.ReportBack:
        return models.ReportBack(
            representative_id=key, engagement_id=engagement_id, reported_on=days(-1), how="A talk"
        )

    with app.app_context(), transaction() as session:
        session.add_all([meeting(record_id, -20, -21), meeting(record_id, -9)])
        session.add_all([meeting(record_id, 9), meeting(other_id, -3, -4)])
        session.add_all([report(record_id), report(other_id)])

    assert groups(app, record_id)["representatives"] == (
        plain.Representative(
            id=key,
            name="Port Nellan Community Council: Representative for the north",
            inducted_on=days(-50),
            meetings=2,
            pre_meetings=1,
            report_backs=1,
        ),
    )


def test_a_role_names_its_holder_as_the_lists_do(app: Flask) -> None:
    record_id, village = make_record(app), make_body(app, VILLAGE)
    partner_id = make_partner(app, record_id, village)
    person_id = make_representative(app, village, record_id)
    add_rows(
        app,
        record_id,
        models.RoleAgreement(partner_id=partner_id, text="Books the hall"),
        models.RoleAgreement(representative_id=person_id, text="Speaks up", accepted_on=days(-1)),
    )
    found = groups(app, record_id)
    names = {one.name for one in (*found["partners"], *found["representatives"])}
    assert {one.holder for one in found["roles"]} == names


def test_ways_that_are_wanted_and_not_used_are_missing(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(
        app,
        record_id,
        models.Contact(who="Steering group", people=8, asked=6, wanted=["email", "phone"]),
        models.Contact(who="Panel", people=2, wanted=["letter"], used=["letter"]),
    )
    assert groups(app, record_id)["communication"] == plain.Communication(
        core=10, core_asked=6, channels_missing=("E-mail", "Phone")
    )


def test_barriers_keep_who_found_them(app: Flask) -> None:
    record_id = make_record(app)
    (key,) = add_rows(
        app,
        record_id,
        models.Barrier(
            kind=BarrierKind.TRAVEL,
            who="Islanders",
            description="No ferry home",
            found_by=FoundBy.PARTICIPANT,
            status=BarrierStatus.ACCEPTED,
            reason="The last ferry leaves at six.",
        ),
    )
    assert groups(app, record_id)["barriers"] == (
        plain.Barrier(
            id=key,
            description="No ferry home",
            found_by=FoundBy.PARTICIPANT,
            status=BarrierStatus.ACCEPTED,
            reason="The last ferry leaves at six.",
        ),
    )


def test_the_number_of_statements_does_not_grow(app: Flask) -> None:
    def sent(record_id: int) -> int:
        with statements(app) as found:
            groups(app, record_id)
        return len(found)

    def filled(many: int) -> int:
        record_id = make_record(app)
        for number in range(many):
            body = make_body(app, (f"Group {record_id} {number}", VILLAGE[1]))
            make_partner(app, record_id, body)
            make_representative(app, body, record_id)
            add_rows(app, record_id, outcome())
            add_rows(
                app, record_id, models.SupportOffer(kind=SupportKind.TRAVEL, organisation_id=body)
            )
        return record_id

    assert sent(filled(1)) == sent(filled(7))
