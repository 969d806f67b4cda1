"""What a record's own rows tell the rules: methods, money, changes, requests, complaints."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.engagement import models
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds import AudienceKind, Format, LinkKind, Weight
from pbapp.engagement.methods import LIBRARY, MethodKind
from pbapp.rounds.lifecycle import Phase
from pbapp.standards import facts as plain
from pbapp.standards.kinds import Affected, Level
from tests.factories.engagement import (
    activity,
    add_rows,
    days,
    make_record,
    on_record,
    open_round_record,
    read,
)
from tests.factories.rounds import make_project, make_round


def facts(app: Flask, record_id: int) -> plain.Record:
    found: plain.Record = read(app, record_id, lambda record: facts_of(record).plain)
    return found


def test_money_and_days_are_the_records_own(app: Flask) -> None:
    record_id = make_record(app, spend=900_00)

    assert facts(app, record_id).resources == plain.Resources(
        budget=1_000_00, spend=900_00, support_budget=200_00, days_planned=12
    )


@pytest.mark.parametrize(("note", "counts"), [("", False), ("Fewer came by bus.", True)])
def test_a_look_on_the_way_counts_once_it_says_what_was_seen(
    app: Flask, note: str, counts: bool
) -> None:
    record_id = make_record(app, midpoint_on=days(-40), midpoint_note=note)

    adjusting = facts(app, record_id).adjusting
    assert adjusting is not None
    assert (adjusting.midpoint_on is not None) is counts


def test_changes_requests_and_complaints_become_facts(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(
        app,
        record_id,
        models.Adjustment(what="Moved to the evening", changed_on=days(-20), asked_by="Carers"),
        models.FormatRequest(format=Format.BRAILLE, asked_on=days(-14), met_on=days(-7)),
        models.Complaint(about="Nobody listened.", received_on=days(-9), is_conduct=True),
    )

    found = facts(app, record_id)

    assert found.adjusting is not None
    assert [(one.what, one.asked_by) for one in found.adjusting.changes] == [
        ("Moved to the evening", "Carers")
    ]
    requests = [(one.format, one.met, one.working_days) for one in found.format_requests or ()]
    assert requests == [("braille", True, 5)]
    complaints = [(one.is_conduct, one.answered) for one in found.complaints or ()]
    assert complaints == [(True, False)]


def test_a_method_carries_its_reason_and_what_the_library_says(app: Flask) -> None:
    record_id = make_record(app, level=Level.CONSULT)
    why = "Shop workers pass by there."
    add_rows(
        app,
        record_id,
        activity(method=MethodKind.STALL_IN_PUBLIC_PLACE),
        models.MethodChoice(method=MethodKind.STALL_IN_PUBLIC_PLACE, rationale=why),
        models.MethodChoice(method=MethodKind.MINI_PUBLIC, rationale="It is thorough."),
    )

    methods = {one.id: one for one in facts(app, record_id).methods or ()}

    assert methods["stall_in_public_place"].rationale == why
    assert methods["stall_in_public_place"].suits is True
    assert methods["mini_public"].suits is False


@pytest.mark.parametrize(
    ("method", "level", "audiences", "suits"),
    [
        (MethodKind.SCHOOL_SESSION, Level.CONSULT, [AudienceKind.CHILDREN], True),
        (MethodKind.SCHOOL_SESSION, Level.CONSULT, [AudienceKind.CARERS], False),
        (MethodKind.SURVEY_ONLINE, Level.CONSULT, [AudienceKind.CHILDREN], False),
        (MethodKind.SURVEY_ONLINE, Level.EMPOWER, [], False),
        (MethodKind.OTHER, Level.EMPOWER, [], None),
    ],
)
def test_the_library_says_what_a_method_suits(
    method: MethodKind, level: Level, audiences: list[AudienceKind], suits: bool | None
) -> None:
    assert LIBRARY[method].suits(level, audiences) is suits


def test_the_library_has_every_method_once() -> None:
    assert list(LIBRARY) == list(MethodKind)


def test_an_audience_knows_what_was_held_for_it_in_particular(app: Flask) -> None:
    record_id = make_record(app)
    touched = {"affected": Affected.DIRECTLY, "first_contact_on": days(-65)}
    (carers,) = add_rows(
        app,
        record_id,
        models.Audience(name="Carers", kind=AudienceKind.CARERS, **touched),
    )
    (held,) = add_rows(app, record_id, activity(facilitator="Carers Link"))
    on_record(app, record_id, lambda r: r.activities[0].audiences.append(r.audiences[1]))

    found = facts(app, record_id)

    audience = {one.id: one for one in found.audiences or ()}[carers]
    assert (audience.affected, audience.first_contact_on) == (Affected.DIRECTLY, days(-65))
    assert audience.activity_ids == {held}
    assert [one.has_facilitator for one in found.activities or ()] == [True]
    assert [one.access_checked for one in found.activities or ()] == [False]


def test_what_the_round_knows_of_itself_feeds_the_charter(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    make_project(app, round_id, "Skate park", 5_000_00)
    record_id = open_round_record(app, round_id)
    add_rows(app, record_id, models.RecordLink(kind=LinkKind.LOCALITY_PLAN, title="Shore plan"))
    on_record(app, record_id, lambda r: setattr(r, "councillors_role", "They do not vote."))

    found = facts(app, record_id).budgeting

    assert found is not None
    assert (found.vote_binds, found.plan_links, found.projects) == (True, 1, 1)
    assert (found.ideas_offline, found.councillors_role) == (None, "They do not vote.")
    assert found.result_published_on is None
    assert found.steering_local == 0


def test_a_vote_that_does_not_bind_is_told_as_such(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.VOTING))
    on_record(app, record_id, lambda r: setattr(r, "weight_of_views", Weight.ADVISORY))

    found = facts(app, record_id).budgeting
    assert found is not None
    assert found.vote_binds is False


def test_other_work_has_no_charter(app: Flask) -> None:
    assert facts(app, make_record(app)).budgeting is None
