"""Promises of all records, what is owed, and the looks back after months."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.lifecycle import State
from pbapp.engagement.loop.actions import checks
from pbapp.engagement.loop.queries import owed, tracker
from pbapp.engagement.models.answers import CommitmentUpdate, MinorityNote
from pbapp.engagement.models.telling import OutcomeCheck
from pbapp.standards.kinds import FeedbackKind
from tests.client import Client
from tests.conftest import NOON
from tests.factories.accounts import mails
from tests.factories.engagement import add_rows, commitment, days, feedback, make_record, read
from tests.factories.loop import option, rows
from tests.factories.people import client_as, make_user
from tests.statements import statements


def make_promises(app: Flask) -> int:
    record_id = make_record(app, State.CLOSED)
    done = {"status": CommitmentStatus.DONE, "done_on": days(-1)}
    quiet_id, *_others = add_rows(
        app,
        record_id,
        commitment(text="Quiet", made_at=NOON - timedelta(days=93)),
        commitment(text="Told", made_at=NOON - timedelta(days=93)),
        commitment(text="Fresh"),
        commitment(text="Late", due_on=days(-1)),
        commitment(text="Kept", owner="Roads team", **done),
        commitment(text="Kept late", due_on=days(-2), **done),
        commitment(text="Dropped", status=CommitmentStatus.STOPPED),
        commitment(text="Merged", status=CommitmentStatus.MERGED, due_on=days(-1)),
    )
    news = CommitmentUpdate(
        commitment_id=quiet_id + 1, status=CommitmentStatus.ON_TRACK, text="x", told_on=days(-92)
    )
    add_rows(app, record_id, news)
    return record_id


def standings(app: Flask, **wanted: str) -> dict[str, str]:
    with app.app_context():
        board = tracker.tracker(tracker.Wanted(**wanted))
    return {one.commitment.text: one.standing for one in board.rows}


@pytest.mark.both_databases
def test_every_promise_stands_in_one_place(app: Flask) -> None:
    make_promises(app)
    assert standings(app) == {
        "Quiet": "no_update",
        "Told": "on_track",
        "Fresh": "on_track",
        "Late": "late",
        "Kept": "kept",
        "Kept late": "kept_late",
        "Dropped": "dropped",
        "Merged": "dropped",
    }


def test_promises_are_found_by_partner_and_by_how_they_stand(app: Flask) -> None:
    make_promises(app)
    assert standings(app, partner="Roads team") == {"Kept": "kept"}
    assert standings(app, standing="late") == {"Late": "late"}


def test_the_page_counts_and_every_member_of_staff_reads_it(app: Flask, visitor: Client) -> None:
    make_promises(app)
    page = client_as(app, Role.PARTNER).get("/engagement/promises?standing=kept&page=99")
    assert page.status == 200
    assert "1 promise" in page.text()
    assert "Late (1)" in page.text()
    assert "/sign-in" in visitor.get("/engagement/promises").location


def test_the_tracker_asks_the_same_number_of_times_however_many_there_are(app: Flask) -> None:
    make_promises(app)
    with app.app_context(), statements(app) as few:
        tracker.tracker(tracker.Wanted())
    make_promises(app)
    with app.app_context(), statements(app) as many:
        tracker.tracker(tracker.Wanted())
    assert len(many) == len(few)


def late(app: Flask) -> list[tuple[str, FeedbackKind]]:
    with app.app_context():
        return [(one.record.title, one.kind) for one in owed.overdue()]


@pytest.mark.both_databases
def test_what_is_late_and_not_told_is_owed(app: Flask) -> None:
    record_id = make_record(app, decision_on=days(-40))
    make_record(app, State.REGISTERED, title="Not begun")
    make_record(
        app, State.FEEDBACK, title="In time", feedback_promised_by=days(1), decision_on=None
    )
    assert late(app) == [
        ("Buses to the shore", FeedbackKind.WHAT_WAS_DECIDED),
        ("Buses to the shore", FeedbackKind.WHAT_WE_HEARD),
    ]
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD))
    assert late(app) == [("Buses to the shore", FeedbackKind.WHAT_WAS_DECIDED)]


def test_the_list_of_what_is_owed_can_be_read_by_staff(app: Flask) -> None:
    make_record(app)
    text = client_as(app, Role.PARTNER).get("/engagement/owed").text()
    assert "Buses to the shore" in text
    assert "Wednesday 28 October 2026" in text


@pytest.mark.parametrize(("role", "is_led"), [(Role.OFFICER, True), (Role.AUDITOR, False)])
def test_only_who_may_tell_is_led_to_the_telling(app: Flask, role: Role, is_led: bool) -> None:
    record_id = make_record(app)

    page = client_as(app, role).get(f"/engagement/{record_id}")

    assert "Everyone can see this." in page.text()
    assert ("Tell them now" in page.text()) is is_led


def closed(app: Flask, lead_id: int | None = None) -> int:
    return make_record(
        app, State.CLOSED, lead_id=lead_id, opens_on=days(-240), closes_on=days(-180)
    )


@pytest.mark.both_databases
def test_a_lead_is_reminded_once_before_a_check_is_due(app: Flask) -> None:
    lead = make_user(app, Role.ROUND_MANAGER)
    record_id = closed(app, lead.id)
    with app.app_context():
        assert (checks.remind_leads(), checks.remind_leads()) == (1, 0)
    (letter,) = mails(app)
    assert letter.address == lead.email
    assert f"/engagement/{record_id}/checks/6" in letter.body
    assert [(one.months, one.answered_on) for one in rows(app, OutcomeCheck)] == [(6, None)]


@pytest.mark.both_databases
def test_a_check_is_answered_and_everyone_reads_it(app: Flask, visitor: Client) -> None:
    record_id, client = closed(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/checks/6"
    sent = {"measure": "Trips.", "measure_moved": "yes", "changed": "The bus runs at 10pm."}

    refused = client.post(url, sent)
    assert refused.errors() == ["Write in a whole sentence what you measured."]
    assert "The bus runs at 10pm." in refused.html
    assert client.post(url, sent | {"measure": "Trips rose from 40 to 90 a week."}).status == 303

    checks_now = read(app, record_id, lambda record: facts_of(record).plain.follow_ups)
    assert [(one.months, one.measure_moved) for one in checks_now] == [(6, True), (12, None)]
    text = visitor.get(f"/engagement/{record_id}/public/what_changed").text()
    assert "Trips rose from 40 to 90 a week." in text
    assert "It is better than before." in text


def test_it_can_be_too_soon_to_look_back(app: Flask) -> None:
    record_id, client = make_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/checks/6"
    sent = {"measure": "Trips rose by half.", "measure_moved": "yes"}
    assert client.post(url, sent).status == 409
    assert rows(app, OutcomeCheck) == []


def test_options_and_the_signed_note_are_facts(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, option(), MinorityNote(text="We looked for them."))
    views = read(app, record_id, lambda record: facts_of(record).plain.views)
    assert views.no_minority_note == "We looked for them."
    assert [(one.title, one.from_community, one.result) for one in views.options] == [
        ("A bus at 10pm", True, "chosen")
    ]


def test_facts_of_the_loop_cost_the_same_however_much_there_is(app: Flask) -> None:
    record_id = make_record(app)
    with statements(app) as few:
        read(app, record_id, facts_of)
    add_rows(app, record_id, *(option() for _ in range(5)), feedback(FeedbackKind.WHAT_WE_HEARD))
    with statements(app) as many:
        read(app, record_id, facts_of)
    assert len(many) == len(few)
