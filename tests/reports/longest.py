"""What else can stand on the board's page, as long as it can be."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask

from pbapp.db import transaction
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.models.answers import Quote
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.register.models import JoinRequest
from pbapp.standards.kinds import Strength
from tests.factories.engagement import add_rows, make_area
from tests.factories.loop import make_seat, make_session, note
from tests.factories.places import make_zones
from tests.factories.planning import VILLAGE, make_body
from tests.factories.reach import count_people, fifths, publish
from tests.factories.reports import END, LONG, activity, make_record, said

TITLE = (LONG * 3)[:200]


def add_every_block(app: Flask) -> None:
    """Reach, who was missed, a question, an overlap, lessons and views that differ."""
    make_zones(app, make_area(app), {1: 300, 2: 200, 3: 200, 4: 100, 5: 100}, access={1: 5, 5: 1})
    ready = {"state": State.FEEDBACK, "feedback_promised_by": date(2026, 9, 1)}
    people = [
        Audience(name=LONG, kind=AudienceKind.CARERS, at_risk=True, target=20, reached=came)
        for came in (3, None)
    ]
    record_id = make_record(
        app,
        TITLE,
        audiences=people,
        activities=[activity(40)],
        findings=[said(LONG, Strength.MOST)],
        **ready,
    )
    for dimension in (Dimension.FIFTH, Dimension.ACCESS):
        count_people(app, record_id, fifths(20, 30, 30, 20, 20), dimension)
    publish(app, record_id)
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, record_id).state = State.CLOSED
    told = {"worked": LONG, "did_not_work": LONG, "learning": LONG}
    add_rows(
        app,
        record_id,
        *(Quote(finding_id=n, text=LONG, said_by=LONG, released_on=END) for n in range(1, 4)),
        note(published_on=END, **told),
        *(_asked(make_body(app, VILLAGE)) for _unused in range(2)),
    )
    session_id = make_session(app, record_id)
    make_seat(app, session_id, MemberKind.PARTNER, "Health board", {"INC": 3, "COM": 3})
    make_seat(app, session_id, MemberKind.PARTNER, "Police", {"INC": 6, "COM": 6})
    other = make_record(app, TITLE, **ready)
    with app.app_context(), transaction() as session:
        in_time = {"made_at": datetime(2026, 9, 9, tzinfo=UTC)}
        session.add(JoinRequest(asking_id=other, asked_id=record_id, **in_time))


def _asked(body_id: int) -> FigureChallenge:
    return FigureChallenge(
        organisation_id=body_id,
        kind="challenge",
        what="heads",
        question=LONG * 4,
        asked_on=date(2026, 9, 1),
        due_on=date(2026, 9, 22),
    )
