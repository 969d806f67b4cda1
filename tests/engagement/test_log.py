"""The log of a record: who, when, what and why, in words."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.access.roles import Actor, Role
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.engagement import actions
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import Action, State
from tests.factories.engagement import days, make_record, on_record, open_round_record
from tests.factories.people import client_as, make_user
from tests.factories.rounds import make_round

WHY = "The hall burnt down."


def rows(app: Flask, record_id: int, page: int = 1) -> list[str]:
    client = client_as(app, Role.OFFICER)
    tree = client.get(f"/engagement/{record_id}/log?page={page}").tree
    return [" ".join("".join(row.itertext()).split()) for row in tree.iter("tr")][1:]


def add_change(app: Flask, record_id: int, by: Actor) -> None:
    values: dict[str, Any] = {"what": "Later", "changed_on": days(-1)}
    values |= {"asked_by": "", "from_comment": False}
    on_record(app, record_id, lambda r: actions.add(r, Part.CHANGE, values, by=by))


def test_a_step_tells_from_where_to_where_without_what_and_why(app: Flask) -> None:
    by = Actor(make_user(app, name="Isla Boyd").id, "Isla Boyd")
    record_id = make_record(app)

    on_record(app, record_id, lambda r: actions.move_on(r, Action.END, reason=WHY, by=by))

    (row,) = rows(app, record_id)
    assert "From “Under way” to “Being looked at”" in row
    assert "Went on without: Add at least one activity that was held" in row
    assert f"Why: {WHY}" in row
    assert "Isla Boyd" in row


def test_a_point_of_the_standards_and_a_part_of_the_plan_are_named_in_words(app: Flask) -> None:
    record_id, by = make_record(app), Actor(None, "x")
    moved = {"source": "planning", "target": "agreed", "missing": ["MET1"], "reason": WHY}
    on_record(app, record_id, lambda r: audit(Event.ENGAGEMENT_MOVED, on=r, by=by, **moved))
    added = {"part": "barriers", "row": 1}
    on_record(app, record_id, lambda r: audit(Event.PLAN_PART_ADDED, on=r, by=by, **added))

    of_plan, of_step = rows(app, record_id)
    assert "Something that keeps people away" in of_plan
    assert "Went on without: Methods fit the purpose" in of_step


def test_a_change_tells_which_questions_were_answered_anew(app: Flask) -> None:
    record_id = make_record(app)
    new = {"can_change": "The route.", "who_decides": "Council"}

    on_record(app, record_id, lambda r: actions.change(r, new, by=Actor(None, "x")))

    (row,) = rows(app, record_id)
    assert "What can change because of what people say?" in row
    assert "Who decides?" in row


def test_the_newest_stands_first_fifty_to_a_page(app: Flask) -> None:
    record_id, by = make_record(app), Actor(None, "x")
    for _time in range(51):
        add_change(app, record_id, by)
    on_record(app, record_id, lambda r: actions.withdraw(r, WHY, by=by))

    first, second = rows(app, record_id), rows(app, record_id, page=2)

    assert (len(first), len(second)) == (50, 2)
    assert "Withdrawn" in first[0]
    assert "A change on the way" in second[-1]


def test_what_the_calendar_of_a_round_does_has_no_persons_name(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app))

    assert any("The calendar" in row for row in rows(app, record_id))


def test_a_page_that_is_no_number_is_the_first(app: Flask) -> None:
    record_id, client = make_record(app, State.LIVE), client_as(app, Role.OFFICER)

    for page in ("", "x", "-1", "9" * 30):
        assert client.get(f"/engagement/{record_id}/log?page={page}").status == 200


def test_residents_do_not_read_the_log(app: Flask) -> None:
    assert client_as(app, Role.RESIDENT).get(f"/engagement/{make_record(app)}/log").status == 403
