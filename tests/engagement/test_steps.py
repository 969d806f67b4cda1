"""Moving a record on: what bars it, who is told, and that nothing is accepted without a review."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Actor
from pbapp.audit.models import AuditEntry
from pbapp.db import db
from pbapp.engagement import actions
from pbapp.engagement.bars import Bar
from pbapp.engagement.lifecycle import State
from pbapp.outbox.models import Message
from pbapp.refusals import Refused, Unfit
from pbapp.standards.kinds import FeedbackKind, Strength
from tests.factories.engagement import (
    activity,
    add_rows,
    days,
    feedback,
    finding,
    make_full_record,
    make_record,
    on_record,
    open_round_record,
    read,
)
from tests.factories.loop import note
from tests.factories.people import make_user
from tests.factories.rounds import make_round

BY = Actor(None, "somebody")
WHY = "There was one finding, and everyone knows it."


def state_of(app: Flask, record_id: int) -> State:
    return read(app, record_id, lambda record: record.state)


def make_done(app: Flask, **changes: Any) -> int:
    """A record with everything that is asked before it is sent, a lesson too."""
    record_id = make_full_record(app, State.FEEDBACK, **changes)
    add_rows(app, record_id, note())
    return record_id


def submit(app: Flask, record_id: int, by: Actor = BY) -> None:
    """Send it in, although its feedback does not show each finding (COM5)."""
    on_record(app, record_id, lambda record: actions.submit(record, by=by, reason=WHY))


def review(app: Flask, record_id: int, *, accepted: bool, by: Actor, **comments: str) -> None:
    on_record(
        app,
        record_id,
        lambda record: actions.review(record, accepted=accepted, comments=comments, by=by),
    )


def officer(app: Flask) -> Actor:
    return Actor(make_user(app, name="Iain Rennie").id, "Iain Rennie")


def bars_of(app: Flask, record_id: int, act: Any) -> list[Bar]:
    """What bars a step; empty where it is taken."""
    try:
        on_record(app, record_id, lambda record: act(record, by=BY))
    except actions.NotReady as refusal:
        return list(refusal.barred_by)
    return []


def logged(app: Flask) -> list[dict[str, Any]]:
    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.event == "engagement.moved")
        return [one.details for one in db.session.scalars(query.order_by(AuditEntry.id))]


def test_a_full_record_is_sent_for_review(app: Flask) -> None:
    record_id = make_done(app)

    submit(app, record_id)

    assert state_of(app, record_id) is State.SUBMITTED
    assert logged(app) == [
        {
            "source": "feedback",
            "target": "submitted",
            "reason": WHY,
            "missing": ["COM5"],
        }
    ]


def test_work_on_which_nothing_was_done_is_not_sent(app: Flask) -> None:
    record_id = make_record(app, State.FEEDBACK)
    add_rows(app, record_id, note())

    barred = [Bar.NO_ACTIVITY, Bar.NOTHING_HEARD, Bar.NOT_TOLD]
    assert bars_of(app, record_id, actions.submit) == barred


def test_a_session_nobody_came_to_is_no_activity(app: Flask) -> None:
    record_id = make_record(app, State.FEEDBACK)
    add_rows(app, record_id, note())
    told = feedback(FeedbackKind.WHAT_WAS_DECIDED)
    add_rows(app, record_id, activity(headcount=0), finding(), told)

    assert bars_of(app, record_id, actions.submit) == [Bar.NO_ACTIVITY]


def test_an_activity_without_its_headcount_bars_sending(app: Flask) -> None:
    record_id = make_done(app)
    add_rows(app, record_id, activity(headcount=None, basis=None))

    assert bars_of(app, record_id, actions.submit) == [Bar.NO_HEADCOUNT]


def test_work_that_is_still_open_is_not_sent(app: Flask) -> None:
    open_still = {"closes_on": days(0), "decision_on": days(9), "feedback_promised_by": days(9)}
    record_id = make_done(app, **open_still)

    assert bars_of(app, record_id, actions.submit) == [Bar.STILL_OPEN]


@pytest.mark.parametrize(("decision", "barred"), [(9, []), (-1, [Bar.NOT_TOLD])])
def test_people_are_told_what_was_decided_or_by_which_day(
    app: Flask, decision: int, barred: list[Bar]
) -> None:
    record_id = make_record(app, State.FEEDBACK, decision_on=days(decision))
    add_rows(app, record_id, note())
    heard = feedback(FeedbackKind.WHAT_WE_HEARD)
    add_rows(app, record_id, activity(), finding(), heard)

    assert bars_of(app, record_id, actions.submit) == barred


@pytest.mark.parametrize(
    ("strength", "barred"),
    [(Strength.SOME, [Bar.UNANSWERED]), (Strength.FEW, []), (Strength.ONE, [])],
)
def test_a_finding_that_some_share_needs_an_answer(
    app: Flask, strength: Strength, barred: list[Bar]
) -> None:
    record_id = make_done(app)
    unanswered = finding(strength=strength, response=None, reason="", responded_on=None)
    add_rows(app, record_id, unanswered)

    assert bars_of(app, record_id, actions.submit) == barred


@pytest.mark.parametrize("state", [State.REGISTERED, State.LIVE, State.FEEDBACK, State.WITHDRAWN])
def test_only_a_submitted_record_can_be_accepted(app: Flask, state: State) -> None:
    record_id = make_full_record(app, state)
    by = officer(app)

    with pytest.raises(Refused):
        review(app, record_id, accepted=True, by=by)

    assert state_of(app, record_id) is state


@pytest.mark.both_databases
def test_an_accepted_record_tells_its_lead_by_mail(app: Flask) -> None:
    lead, by = make_user(app), officer(app)
    record_id = make_full_record(app, State.SUBMITTED, lead_id=lead.id)

    review(app, record_id, accepted=True, by=by)

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.accepted_on, [one.accepted for one in record.reviews]

    assert read(app, record_id, look) == (State.CLOSED, days(0), [True])
    with app.app_context():
        message = db.session.scalars(select(Message)).one()
        assert (message.address, message.subject) == (lead.email, "Accepted: Buses to the shore")
        assert f"http://localhost/engagement/{record_id}" in message.body


def test_a_returned_record_carries_its_comment_per_standard_to_the_lead(app: Flask) -> None:
    lead, by = make_user(app), officer(app)
    record_id = make_full_record(app, State.SUBMITTED, lead_id=lead.id)

    review(app, record_id, accepted=False, by=by, COM="Who was told?", INC=" ")

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.accepted_on, record.reviews[0].comments

    assert read(app, record_id, look) == (State.FEEDBACK, None, {"COM": "Who was told?"})
    with app.app_context():
        message = db.session.scalars(select(Message)).one()
        assert message.subject == "Returned: Buses to the shore"
        assert "Communication\nWho was told?" in message.body


def test_a_return_without_any_comment_is_refused(app: Flask) -> None:
    record_id, by = make_full_record(app, State.SUBMITTED), officer(app)

    with pytest.raises(Unfit):
        review(app, record_id, accepted=False, by=by, COM="  ")

    assert state_of(app, record_id) is State.SUBMITTED
    with app.app_context():
        assert db.session.scalars(select(Message)).all() == []


def test_a_returned_record_is_mended_and_sent_again(app: Flask) -> None:
    record_id, by = make_full_record(app, State.SUBMITTED), officer(app)
    add_rows(app, record_id, note())
    review(app, record_id, accepted=False, by=by, COM="Who was told?")

    submit(app, record_id)
    review(app, record_id, accepted=True, by=by)

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, [one.accepted for one in record.reviews]

    assert read(app, record_id, look) == (State.CLOSED, [True, False])


def test_an_accepted_record_found_wrong_goes_back_and_is_accepted_no_more(app: Flask) -> None:
    record_id, by = make_full_record(app, State.CLOSED, accepted_on=days(-1)), officer(app)

    review(app, record_id, accepted=False, by=by, IMP="The bus never ran.")

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.accepted_on

    assert read(app, record_id, look) == (State.FEEDBACK, None)


def test_a_record_is_accepted_once(app: Flask) -> None:
    record_id, by = make_full_record(app, State.CLOSED), officer(app)

    with pytest.raises(Refused):
        review(app, record_id, accepted=True, by=by)


def test_withdrawn_work_keeps_its_reason_and_its_page(app: Flask) -> None:
    record_id = make_record(app)

    on_record(app, record_id, lambda record: actions.withdraw(record, "No money", by=BY))

    def look(record: Any) -> tuple[Any, ...]:
        return record.state, record.withdrawn_on, record.withdrawn_reason, record.is_public

    assert read(app, record_id, look) == (State.WITHDRAWN, days(0), "No money", True)


def test_work_withdrawn_before_its_page_was_up_stays_hidden(app: Flask) -> None:
    record_id = make_record(app, State.REGISTERED, public_since=None)

    on_record(app, record_id, lambda record: actions.withdraw(record, "No money", by=BY))

    assert read(app, record_id, lambda record: record.is_public) is False


def test_the_record_of_a_round_cannot_be_withdrawn(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app))

    with pytest.raises(Refused):
        on_record(app, record_id, lambda record: actions.withdraw(record, "x", by=BY))

    assert state_of(app, record_id) is State.LIVE
