"""What the rules of the standards read of a record, and what a round adds by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import transaction
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds import Format
from pbapp.engagement.models import Audience, Paper
from pbapp.rounds.lifecycle import Phase
from pbapp.standards import facts as plain
from pbapp.standards.evidence import gather
from pbapp.standards.kinds import FeedbackKind, FeedbackPart
from pbapp.standards.parts import Value
from tests.factories.engagement import (
    activity,
    add_rows,
    days,
    feedback,
    make_full_record,
    make_record,
    open_round_record,
    read,
    workshop,
)
from tests.factories.rounds import make_project, make_round


def facts(app: Flask, record_id: int) -> plain.Record:
    return read(app, record_id, lambda record: facts_of(record).plain)


def value(app: Flask, record_id: int, code: str) -> Value:
    return gather(code, facts(app, record_id), today=clock.today()).value


def test_an_activity_becomes_a_fact_with_its_notice_in_working_days(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, workshop(held_on=days(-4), told_on=days(-18), headcount=9))

    (found,) = facts(app, record_id).activities or ()

    assert (found.method_id, found.held_on) == ("workshop", days(-4))
    assert (found.notice_working_days, found.discussion_minutes) == (10, 60)
    assert found.is_session is True


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({"headcount": 0}, 0),
        ({"headcount": None, "basis": None}, 0),
        ({"headcount": None, "basis": None, "held_on": days(1), "told_on": None}, 1),
        ({"headcount": 1}, 1),
    ],
)
def test_an_activity_counts_once_people_came_or_while_it_lies_ahead(
    app: Flask, changes: dict[str, Any], counted: int
) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(**changes))

    assert len(facts(app, record_id).activities or ()) == counted


def test_feedback_covers_what_is_written_in_it(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, why=" ", weighed_up=""))

    (found,) = facts(app, record_id).feedback or ()

    assert found.covers == {FeedbackPart.PROCESS, FeedbackPart.DECISIONS}


def test_formats_nobody_asked_for_are_not_collected(app: Flask) -> None:
    asked = make_record(app, formats_asked=["braille"])

    assert facts(app, make_record(app)).agreed_formats is None
    assert facts(app, asked).agreed_formats == {Format.BRAILLE}


@pytest.mark.both_databases
def test_news_are_the_days_on_which_something_changed_that_readers_see(app: Flask) -> None:
    record_id = make_record(app)
    logged: tuple[tuple[int, Event, dict[str, str]], ...] = (
        (-5, Event.ENGAGEMENT_MOVED, {}),
        (-4, Event.ENGAGEMENT_PART_ADDED, {"part": "findings"}),
        (-4, Event.ENGAGEMENT_PART_CHANGED, {"part": "findings"}),
        (-3, Event.ENGAGEMENT_PART_ADDED, {"part": "evidence"}),
        (-2, Event.ENGAGEMENT_OPENED, {}),
    )
    with app.app_context(), transaction() as session:
        for day, event, details in logged:
            at = clock.now() + timedelta(days=day)
            entry = AuditEntry(at=at, event=event.value, subject="engagement", details=details)
            entry.subject_id = record_id
            session.add(entry)

    page = facts(app, record_id).page

    assert page is not None
    assert page.updated_on == (days(-5), days(-4))


def test_a_record_where_nothing_was_done_has_no_evidence_that_counts(app: Flask) -> None:
    record_id = make_record(app, public_since=None, rule_recorded_on=None)

    found = {code: value(app, record_id, code) for code in ("MET3", "COM1", "COM6", "IMP6", "WOR2")}

    assert found == dict.fromkeys(found, Value.NONE)


def test_a_record_where_much_was_done_has_evidence(app: Flask) -> None:
    record_id = make_full_record(app)
    add_rows(
        app,
        record_id,
        Audience(name="Carers", kind="carers", at_risk=True, methods=["drop_in", "workshop"]),
        Paper(title="Map", needed_by=days(-40), published_on=days(-50), formats=["printed"]),
    )

    found = {code: value(app, record_id, code) for code in ("MET3", "MET4", "COM6", "WOR2")}

    assert found == dict.fromkeys(found, Value.SUFFICIENT)
    assert value(app, record_id, "WOR4") is Value.PARTIAL


def test_taking_a_fact_away_takes_its_evidence_away(app: Flask) -> None:
    record_id = make_full_record(app)
    assert value(app, record_id, "MET4") is Value.SUFFICIENT

    with app.app_context(), transaction() as session:
        session.delete(session.get_one(type(workshop()), 2))

    assert value(app, record_id, "MET4") is Value.NONE


def test_a_rounds_calendar_is_its_records_timetable(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    record_id = open_round_record(app, round_id)

    dates = facts(app, record_id).dates

    assert (dates.opens_on, dates.options_fixed_on, dates.closes_on) == (
        clock.today() + timedelta(days=-25),
        clock.today() + timedelta(days=-4),
        clock.today() + timedelta(days=3),
    )


def test_a_round_in_draft_has_neither_page_nor_people(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.DRAFT))

    found = facts(app, record_id)

    assert found.page == plain.PublicPage(unexplained_words=())
    assert [one.held_on > clock.today() for one in found.activities or ()] == [True, True, True]


def test_a_round_lists_its_rules_and_projects_as_papers(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.DISCUSSING))

    found = {one.id: one for one in facts(app, record_id).information or ()}

    assert found["projects"].published_on == clock.today() + timedelta(days=-4)
    assert found["projects"].needed_by == clock.today() + timedelta(days=3)
    assert found["rules"].published_on == clock.today() + timedelta(days=-18)


def test_people_with_ideas_are_counted_once_each(app: Flask) -> None:
    round_id = make_round(app, Phase.CHECKING)
    record_id = open_round_record(app, round_id)
    make_project(app, round_id, "Benches", 100)

    def heads(record: Any) -> dict[Any, Any]:
        return {one.id: one.headcount for one in facts_of(record).held}

    assert read(app, record_id, heads)["ideas"] == 0


def test_nothing_is_said_of_the_vote_before_the_result(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.COUNTING))

    def look(record: Any) -> list[Any]:
        return [one.headcount for one in facts_of(record).held if one.id == "votes"]

    assert read(app, record_id, look) == [None]
    assert facts(app, record_id).decisions == ()
    assert facts(app, record_id).feedback == ()
