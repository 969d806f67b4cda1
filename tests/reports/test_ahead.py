"""What overlaps in the next quarter, who proposed to ask together, and what was learnt."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flask import Flask

from pbapp.db import transaction
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.kinds.loop import Sharing
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Audience
from pbapp.engagement.register.kinds import Reply
from pbapp.engagement.register.models import JoinRequest
from pbapp.reports.figures import Figures
from pbapp.reports.gather import figures_of
from pbapp.reports.kinds import Learnt
from pbapp.reports.period import Period
from tests.factories.engagement import add_rows
from tests.factories.loop import note
from tests.factories.people import make_user
from tests.factories.reports import END, START, make_record

NEXT = {"opens_on": date(2026, 11, 10), "closes_on": date(2026, 12, 10)}


def counted(app: Flask) -> Figures:
    with app.app_context():
        return figures_of(Period(START, END))


def planned(app: Flask, title: str, **changes: Any) -> int:
    people = Audience(name="Residents", kind=AudienceKind.RESIDENTS)
    given = {"state": State.LIVE, "audiences": [people], **NEXT}
    return make_record(app, title, **(given | changes))


def test_work_of_the_next_quarter_says_how_many_ask_the_same_people_about_the_same(
    app: Flask,
) -> None:
    planned(app, "Winter paths")
    planned(app, "Paths in winter")
    planned(app, "Winter paths", places=("Strathmuir",))
    planned(app, "Library")

    assert [(row.title, row.overlaps) for row in counted(app).ahead] == [
        ("Winter paths", 1),
        ("Paths in winter", 1),
        ("Winter paths", 0),
        ("Library", 0),
    ]


def propose(app: Flask, asking: int, asked: int, made_at: datetime, **changes: Any) -> None:
    if "reply" in changes:
        changes["replied_by_id"] = make_user(app).id
    with app.app_context(), transaction() as session:
        session.add(JoinRequest(asking_id=asking, asked_id=asked, made_at=made_at, **changes))


def test_proposals_to_ask_together_stand_as_on_the_last_day(app: Flask) -> None:
    first, second, third = (planned(app, title) for title in ("Paths", "Lights", "Seats"))
    in_time = datetime(2026, 9, 9, tzinfo=UTC)
    yes = {"reply": Reply.ACCEPTED}
    propose(app, first, second, in_time, replied_at=datetime(2026, 9, 30, 22, tzinfo=UTC), **yes)
    propose(app, second, third, in_time, replied_at=datetime(2026, 9, 30, 23, tzinfo=UTC), **yes)
    # midnight in Scotland, when the period is over
    propose(app, third, first, datetime(2026, 9, 30, 23, tzinfo=UTC))

    assert [(one.asking, one.asked, one.reply) for one in counted(app).joining] == [
        ("Lights", "Seats", None),
        ("Paths", "Lights", Reply.ACCEPTED),
    ]


def test_lessons_that_are_out_for_everyone_say_one_thing_each(app: Flask) -> None:
    record_id = make_record(app, "Path")
    day = date(2026, 9, 1)
    empty = {"what_helped": "", "barriers": ""}
    earlier = {"published_on": date(2026, 8, 1), "worked": "Doors.", "did_not_work": "Leaflets."}
    add_rows(app, record_id, note(**earlier))
    no_more = {"did_not_work": "", "learning": "Walk first.", **empty}
    add_rows(app, record_id, note(published_on=day, **no_more))
    for hidden in (
        {"published_on": day, "shared_with": Sharing.CPP},
        {"published_on": None},
        {"published_on": date(2026, 10, 1)},
    ):
        add_rows(app, record_id, note(**({"worked": "No.", "learning": "No."} | hidden)))
    waiting = make_record(app, "Not accepted", state=State.SUBMITTED)
    add_rows(app, waiting, note(published_on=day, worked="No.", learning="No."))

    assert [(one.what, one.text) for one in counted(app).lessons] == [
        (Learnt.WORKED, "Doors."),
        (Learnt.DID_NOT, "Leaflets."),
        (Learnt.TO_TRY, "Walk first."),
    ]
