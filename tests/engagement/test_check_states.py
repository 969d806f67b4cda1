"""A check opens again when its evidence changes, and a community's own rating lifts the cap."""

from __future__ import annotations

from flask import Flask

from pbapp.db import db, transaction
from pbapp.engagement.check import Line, line_of
from pbapp.engagement.kinds.loop import MemberKind, Scope
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewMember, ReviewSession, ReviewVote
from pbapp.standards.states import CheckState
from tests.engagement.test_check import rate
from tests.factories.engagement import days, make_full_record, make_record, on_record, read


def line(app: Flask, record_id: int, code: str) -> Line:
    return read(app, record_id, lambda record: line_of(record, code))


def looked_back(app: Flask, record_id: int, code: str, kind: MemberKind, *, done: bool) -> None:
    """One seat of a session with one rating."""
    with app.app_context(), transaction():
        member = ReviewMember(kind=kind, name="Forum", done_on=days(-1) if done else None)
        member.votes = [ReviewVote(code=code, points=5)]
        session = ReviewSession(
            held_on=days(-1), is_together=True, scope=Scope.INDICATORS, codes=[code]
        )
        session.engagement_id, session.members = record_id, [member]
        db.session.add(session)


def test_a_check_goes_from_missing_evidence_to_signed_and_opens_when_evidence_changes(
    app: Flask,
) -> None:
    record_id = make_full_record(app)
    assert line(app, record_id, "COM6").state is CheckState.EVIDENCE_FOUND

    rate(app, record_id, "COM6", 4)
    assert line(app, record_id, "COM6").state is CheckState.SIGNED

    def untold(record: Engagement) -> None:
        for one in record.feedback:
            one.published_on = None

    on_record(app, record_id, untold)
    assert line(app, record_id, "COM6").state is CheckState.REOPENED


def test_a_rating_at_a_review_waits_for_its_signature(app: Flask) -> None:
    record_id = make_record(app)
    looked_back(app, record_id, "COM6", MemberKind.PARTNER, done=False)
    assert line(app, record_id, "COM6").state is CheckState.EVIDENCE_MISSING

    looked_back(app, record_id, "COM6", MemberKind.PARTNER, done=True)
    assert line(app, record_id, "COM6").state is CheckState.RATED


def test_what_is_not_collected_allows_six_once_the_community_rated_it_too(app: Flask) -> None:
    record_id = make_record(app)
    looked_back(app, record_id, "INC1", MemberKind.PARTNER, done=True)
    assert line(app, record_id, "INC1").cap == 5

    looked_back(app, record_id, "INC1", MemberKind.COMMUNITY, done=True)
    assert line(app, record_id, "INC1").cap == 6
    rate(app, record_id, "INC1", 6)


def test_a_community_rating_does_not_stand_for_evidence_that_is_missing(app: Flask) -> None:
    record_id = make_record(app)
    looked_back(app, record_id, "COM6", MemberKind.COMMUNITY, done=True)
    assert line(app, record_id, "COM6").cap == 2
