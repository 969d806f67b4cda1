"""What comes after people have spoken: options, feedback that shows rows, lessons, sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.accounts.models import Membership
from pbapp.db import db, transaction
from pbapp.engagement.kinds.loop import (
    LearningTheme,
    MemberKind,
    OptionResult,
    RaisedBy,
    Scope,
    Sharing,
)
from pbapp.engagement.models.answers import OptionConsidered
from pbapp.engagement.models.learning import LearningNote, LearningTag
from pbapp.engagement.models.review import ReviewMember, ReviewSession, ReviewVote
from pbapp.engagement.models.telling import FeedbackItem, Follower
from pbapp.places.models import Organisation, OrganisationKind
from tests.conftest import NOON
from tests.factories.engagement import add_rows, days
from tests.factories.people import Person, make_user


def option(**changes: Any) -> OptionConsidered:
    """A way forward that people of the community put forward, and that was chosen."""
    given: dict[str, Any] = {
        "title": "A bus at 10pm",
        "raised_by": RaisedBy.COMMUNITY,
        "pros": "People get home.",
        "cons": "It costs more.",
        "cost": 1_200_000,
        "result": OptionResult.CHOSEN,
        "reason": "Most people asked for it.",
    }
    return OptionConsidered(**(given | changes))


def shown(feedback_id: int, **thing: Any) -> FeedbackItem:
    """Feedback shows a row, named by its column."""
    return FeedbackItem(feedback_id=feedback_id, **thing)


def make_body(app: Flask, name: str = "Shore Community Council") -> int:
    """A community body; returns its id."""
    with app.app_context(), transaction() as session:
        body = session.scalars(select(Organisation).where(Organisation.name == name)).first()
        body = body or Organisation(name=name, kind=OrganisationKind.COMMUNITY_GROUP)
        session.add(body)
        session.flush()
        return int(body.id)


def make_reviewer(app: Flask, name: str = "Morag Bain") -> Person:
    """Somebody who speaks for a community body."""
    person, body_id = make_user(app, Role.COMMUNITY_REVIEWER, name=name), make_body(app)
    with app.app_context(), transaction() as session:
        session.add(Membership(user_id=person.id, organisation_id=body_id))
    return person


def make_follower(app: Flask, record_id: int, **changes: Any) -> int:
    """A confirmed address on the list; returns its id."""
    given: dict[str, Any] = {
        "engagement_id": record_id,
        "email": "isla@example.org",
        "asked_at": NOON - timedelta(days=30),
        "confirmed_at": NOON - timedelta(days=30),
    }
    with app.app_context(), transaction() as session:
        row = Follower(**(given | changes))
        session.add(row)
        session.flush()
        return row.id


def note(*tags: str, **changes: Any) -> LearningNote:
    """A published lesson for everyone."""
    given: dict[str, Any] = {
        "title": "Meet people at the shop",
        "theme": LearningTheme.METHODS,
        "problem": "Few people came to the hall.",
        "what_we_did": "We stood at the shop.",
        "what_helped": "Tea and a table.",
        "barriers": "Rain on two days.",
        "learning": "Go where people are.",
        "did_not_work": "The leaflet did not work.",
        "contact": "Community team",
        "shared_with": Sharing.PUBLIC,
        "published_on": days(-3),
    }
    row = LearningNote(**(given | changes))
    row.tags = [LearningTag(name=name) for name in tags]
    return row


def make_session(app: Flask, record_id: int, **changes: Any) -> int:
    """A session on two standards at which people rate together; returns its id."""
    given: dict[str, Any] = {
        "held_on": days(-2),
        "is_together": True,
        "scope": Scope.STANDARDS,
        "codes": ["INC", "COM"],
    }
    return add_rows(app, record_id, ReviewSession(**(given | changes)))[0]


def make_seat(
    app: Flask,
    session_id: int,
    kind: MemberKind,
    name: str,
    marks: dict[str, int] | None = None,
    organisation_id: int | None = None,
) -> int:
    """A seat, with its marks where it has rated; returns its id."""
    with app.app_context(), transaction() as session:
        seat = ReviewMember(session_id=session_id, kind=kind, name=name)
        seat.organisation_id = organisation_id
        seat.votes = [
            ReviewVote(code=code, points=points) for code, points in (marks or {}).items()
        ]
        seat.done_on = days(-1) if marks else None
        session.add(seat)
        session.flush()
        return seat.id


def rows(app: Flask, model: Any) -> list[Any]:
    """Every row of a table, oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(model).order_by(model.id)))
