"""Filling in a record and what belongs to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from pbapp.access.roles import Actor
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement import actions, queries
from pbapp.engagement.kinds import AudienceKind, Basis, CommitmentStatus, Part
from pbapp.engagement.lifecycle import State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import HandEvidence
from pbapp.refusals import Refused, Unfit
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Confirmer, FeedbackKind, Response, Strength
from tests.factories.engagement import (
    add_rows,
    commitment,
    feedback,
    make_record,
    on_record,
    read,
)

BY = Actor(None, "somebody")
TODAY = date(2026, 11, 2)


def days(number: int) -> date:
    """So many days from the day on which all tests run."""
    return TODAY + timedelta(days=number)


def audited(app: Flask) -> list[tuple[str, dict[str, Any]]]:
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        return [(one.event, one.details) for one in entries]


def change(app: Flask, record_id: int, **values: Any) -> None:
    on_record(app, record_id, lambda record: actions.change(record, values, by=BY))


def change_row(app: Flask, record_id: int, part: Part, row_id: int, **values: Any) -> None:
    with app.app_context(), transaction():
        found = queries.row_of(record_id, part.value, row_id)
        actions.change_part(found, values, by=BY)


ACTIVITY: dict[str, Any] = {
    "name": "Drop-in",
    "method": MethodKind.DROP_IN,
    "held_on": days(-1),
    "place": "",
    "told_on": None,
    "headcount": 7,
    "basis": Basis.COUNTED,
    "discussion_minutes": None,
    "for_named_group": False,
}


def test_a_change_is_recorded_with_the_names_of_what_changed(app: Flask) -> None:
    record_id = make_record(app)

    change(app, record_id, title="New title", summary="We ask how the bus should run.")

    assert read(app, record_id, lambda record: record.title) == "New title"
    assert audited(app) == [("engagement.changed", {"fields": ["title"]})]


def test_saving_the_same_again_leaves_no_trace(app: Flask) -> None:
    record_id = make_record(app)

    change(app, record_id, title="Buses to the shore")

    assert audited(app) == []


def test_who_decides_is_kept_with_the_day_it_was_last_written_down(app: Flask) -> None:
    record_id = make_record(app, rule_recorded_on=days(-70))

    change(app, record_id, title="New title")
    assert read(app, record_id, lambda record: record.rule_recorded_on) == days(-70)

    change(app, record_id, who_decides="The council")
    assert read(app, record_id, lambda record: record.rule_recorded_on) == days(0)


def test_going_down_a_size_needs_a_reason(app: Flask) -> None:
    record_id = make_record(app)

    with pytest.raises(Unfit) as refusal:
        change(app, record_id, tier=Tier.LIGHT)
    assert list(refusal.value.faults) == ["tier"]

    change(app, record_id, tier=Tier.LIGHT, tier_reason="Ten people at most")
    assert read(app, record_id, lambda record: record.tier) is Tier.LIGHT


def test_going_up_a_size_is_free(app: Flask) -> None:
    record_id = make_record(app)

    change(app, record_id, tier=Tier.FULL)

    assert read(app, record_id, lambda record: record.tier) is Tier.FULL


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"opens_on": days(-29)}, "closes_on"),
        ({"decision_on": days(-31)}, "decision_on"),
        ({"feedback_promised_by": days(-31)}, "feedback_promised_by"),
        ({"asked_to_be_told": 3, "were_told": 4}, "were_told"),
        ({"asked_to_be_told": None, "were_told": 1}, "were_told"),
    ],
)
def test_answers_that_contradict_one_another_are_refused(
    app: Flask, values: dict[str, Any], field: str
) -> None:
    record_id = make_record(app)

    with pytest.raises(Unfit) as refusal:
        change(app, record_id, **values)

    assert list(refusal.value.faults) == [field]
    assert audited(app) == []


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CLOSED, State.WITHDRAWN])
def test_a_record_that_is_out_of_hand_cannot_be_changed(app: Flask, state: State) -> None:
    record_id = make_record(app, state)

    with pytest.raises(Refused):
        change(app, record_id, title="Better")
    with pytest.raises(Refused):
        on_record(app, record_id, lambda r: actions.add(r, Part.ACTIVITY, ACTIVITY, by=BY))

    assert read(app, record_id, lambda record: (record.title, record.activities)) == (
        "Buses to the shore",
        [],
    )


@pytest.mark.both_databases
def test_a_part_is_added_changed_and_taken_out_with_a_trace(app: Flask) -> None:
    record_id = make_record(app)
    row_id = on_record(app, record_id, lambda r: actions.add(r, Part.ACTIVITY, ACTIVITY, by=BY).id)

    change_row(app, record_id, Part.ACTIVITY, row_id, **(ACTIVITY | {"headcount": 8}))
    assert read(app, record_id, lambda r: [one.headcount for one in r.activities]) == [8]

    with app.app_context(), transaction():
        actions.remove(queries.row_of(record_id, "activities", row_id), by=BY)
    assert read(app, record_id, lambda record: record.activities) == []
    at = {"part": "activities", "row": row_id}
    assert audited(app) == [
        ("engagement.part_added", at),
        ("engagement.part_changed", at | {"fields": ["headcount"]}),
        ("engagement.part_removed", at),
    ]


FINDING = {"statement": "Too early", "strength": Strength.MANY, "stance": "majority"}
ANSWER = {"response": Response.ACCEPTED, "reason": "Cheap", "responded_on": days(0)}
DECISION = {"text": "Later", "body": "Board", "method": "board", "reason": "", "departure": ""}
PROMISE = {"text": "Print", "organisation_id": None, "owner": "Team", "due_on": days(9)}
PROMISE |= {"status": CommitmentStatus.ON_TRACK, "done_on": None, "progress": ""}
TOLD = {"kind": FeedbackKind.WHAT_CHANGED, "how_done": "", "weighed_up": "", "why": ""}
TOLD |= {"will_happen": "Buses run", "published_on": days(0)}


@pytest.mark.parametrize(
    ("part", "values", "field"),
    [
        (Part.ACTIVITY, ACTIVITY | {"basis": None}, "basis"),
        (Part.ACTIVITY, ACTIVITY | {"headcount": None}, "headcount"),
        (Part.ACTIVITY, ACTIVITY | {"held_on": days(1)}, "headcount"),
        (Part.ACTIVITY, ACTIVITY | {"told_on": days(0)}, "told_on"),
        (Part.PAPER, {"title": "P", "needed_by": days(9), "published_on": days(1)}, "published_on"),
        (Part.FINDING, FINDING | ANSWER | {"reason": " "}, "reason"),
        (Part.FINDING, FINDING | ANSWER | {"responded_on": None}, "responded_on"),
        (Part.FINDING, FINDING | ANSWER | {"responded_on": days(1)}, "responded_on"),
        (Part.DECISION, DECISION | {"made_on": days(1)}, "made_on"),
        (Part.COMMITMENT, PROMISE | {"owner": ""}, "owner"),
        (Part.COMMITMENT, PROMISE | {"status": CommitmentStatus.DONE}, "done_on"),
        (Part.COMMITMENT, PROMISE | {"done_on": days(0)}, "done_on"),
        (
            Part.COMMITMENT,
            PROMISE | {"status": CommitmentStatus.DONE, "done_on": days(1)},
            "done_on",
        ),
        (Part.FEEDBACK, TOLD | {"published_on": days(1)}, "published_on"),
        (Part.FEEDBACK, TOLD | {"will_happen": " "}, "how_done"),
        (
            Part.EVIDENCE,
            {"indicator": "INC1", "what": "x", "dated": days(1), "seen_by": "y"},
            "dated",
        ),
    ],
)
def test_a_part_that_does_not_hold_is_refused_beside_its_field(
    app: Flask, part: Part, values: dict[str, Any], field: str
) -> None:
    record_id = make_record(app)

    with pytest.raises(Unfit) as refusal:
        on_record(app, record_id, lambda record: actions.add(record, part, values, by=BY))

    assert list(refusal.value.faults) == [field]


def test_after_acceptance_a_promise_is_followed_up_but_not_softened(app: Flask) -> None:
    record_id = make_record(app, State.CLOSED)
    (row_id,) = add_rows(app, record_id, commitment())

    standing = {"status": CommitmentStatus.DONE, "done_on": days(0), "progress": "Printed"}
    change_row(app, record_id, Part.COMMITMENT, row_id, **standing)
    assert read(app, record_id, lambda r: r.commitments[0].done_on) == days(0)

    with pytest.raises(Refused):
        change_row(app, record_id, Part.COMMITMENT, row_id, **standing, due_on=days(90))
    with pytest.raises(Refused):
        on_record(app, record_id, lambda r: actions.add(r, Part.COMMITMENT, PROMISE, by=BY))


def test_after_acceptance_people_can_still_be_told_what_changed(app: Flask) -> None:
    record_id = make_record(app, State.CLOSED)

    on_record(app, record_id, lambda record: actions.add(record, Part.FEEDBACK, TOLD, by=BY))

    assert read(app, record_id, lambda r: [one.will_happen for one in r.feedback]) == ["Buses run"]


def test_after_acceptance_what_was_told_stands(app: Flask) -> None:
    record_id = make_record(app, State.CLOSED)
    (row_id,) = add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD))

    with pytest.raises(Refused):
        change_row(app, record_id, Part.FEEDBACK, row_id, why="We knew better")


def test_confirmed_evidence_stands_as_it_was_confirmed(app: Flask) -> None:
    record_id = make_record(app)
    confirmed = {"confirmed_by": Confirmer.PARTNER, "confirmer": "NHS", "confirmed_on": days(0)}
    made = {"indicator": "INC1", "what": "Minutes", "dated": days(-1), "seen_by": "Clerk"}
    (row_id,) = add_rows(app, record_id, HandEvidence(**made, **confirmed))

    with pytest.raises(Unfit):
        change_row(app, record_id, Part.EVIDENCE, row_id, what="A party")


def test_a_row_of_another_record_is_not_found(app: Flask) -> None:
    record_id, other_id = make_record(app), make_record(app)
    (row_id,) = add_rows(app, other_id, commitment())

    with app.app_context(), pytest.raises(NoResultFound):
        queries.row_of(record_id, "promises", row_id)


def test_an_audience_keeps_its_planned_methods(app: Flask) -> None:
    record_id = make_record(app)
    values = {"name": "Carers", "kind": AudienceKind.CARERS, "at_risk": True}
    values |= {"methods": ["workshop", "telephone"]}

    on_record(app, record_id, lambda r: actions.add(r, Part.AUDIENCE, values, by=BY))

    assert read(app, record_id, lambda r: r.audiences[1].methods) == ["workshop", "telephone"]
