"""Engagement records, from just opened to complete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.db import transaction
from pbapp.engagement import actions, models, queries
from pbapp.engagement.kinds import (
    AudienceKind,
    Basis,
    CommitmentStatus,
    DecisionMethod,
    IntendedResult,
    LawfulBasis,
    Weight,
)
from pbapp.engagement.lifecycle import State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement
from pbapp.places.models import Area, AreaKind
from pbapp.rounds.queries import get as get_round
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import FeedbackKind, Kind, Level, Response, Stance, Strength

PLAN: dict[str, Any] = {
    "title": "Buses to the shore",
    "topic": "evening buses",
    "summary": "We ask how the bus should run.",
    "kind": Kind.SERVICE_CHANGE,
    "level": Level.CONSULT,
    "tier": Tier.STANDARD,
    "question_asked": "When should the bus run?",
    "can_change": "The times.",
    "cannot_change": "The number of buses.",
    "decision_method": DecisionMethod.BOARD,
    "who_decides": "Area committee",
    "contact": "buses@ardnellan.example",
    "intended_result": IntendedResult.VIEWS_FOR_DECISION,
    "weight_of_views": Weight.ADVISORY,
    "budget_planned": 1_000_00,
    "budget_support": 200_00,
    "staff_days_planned": 12,
    "lawful_basis": LawfulBasis.NONE_HELD,
}


def days(number: int) -> Any:
    """So many days from today."""
    return clock.today() + timedelta(days=number)


def make_area(app: Flask, name: str = "Port Nellan") -> int:
    """An area; returns its id."""
    with app.app_context(), transaction() as session:
        area = session.scalars(select(Area).where(Area.name == name)).one_or_none()
        area = area or Area(name=name, kind=AreaKind.LOCALITY)
        session.add(area)
        session.flush()
        return area.id


def make_record(
    app: Flask, state: State = State.LIVE, *, lead_id: int | None = None, **changes: Any
) -> int:
    """A record with a whole plan that ended a month ago, and nothing done; returns its id."""
    area_id = make_area(app)
    given = PLAN | {
        "opens_on": days(-60),
        "closes_on": days(-30),
        "first_planned_close_on": days(-30),
        "decision_on": days(-10),
        "feedback_promised_by": days(-5),
        "rule_recorded_on": days(-70),
        "public_since": days(-65),
    }
    if state is State.PAUSED:
        given |= {"paused_on": days(-1), "paused_reason": "The hall is shut."}
    if state is State.MERGED:
        given |= {"merged_on": days(-1), "merged_into_id": make_record(app, title="Survivor")}
    with app.app_context(), transaction() as session:
        record = Engagement(state=state, lead_id=lead_id, **(given | changes))
        record.areas = [session.get_one(Area, area_id)]
        record.audiences = [models.Audience(name="Bus users", kind=AudienceKind.SERVICE_USERS)]
        session.add(record)
        session.flush()
        return record.id


def make_full_record(app: Flask, state: State = State.LIVE, **changes: Any) -> int:
    """The same with everything done that a review looks for; returns its id."""
    record_id = make_record(app, state, **changes)
    rows = [activity(), workshop(), finding(), decision(), commitment()]
    rows += [feedback(FeedbackKind.WHAT_WE_HEARD), feedback(FeedbackKind.WHAT_WAS_DECIDED)]
    with app.app_context(), transaction() as session:
        for row in rows:
            row.engagement_id = record_id
            session.add(row)
    return record_id


def activity(**changes: Any) -> models.Activity:
    """A drop-in to which forty people came."""
    given = {"name": "Drop-in", "method": MethodKind.DROP_IN, "held_on": days(-40)}
    given |= {"headcount": 40, "basis": Basis.COUNTED, "told_on": days(-60)}
    return models.Activity(**(given | changes))


def workshop(**changes: Any) -> models.Activity:
    """A workshop with an hour of discussion."""
    given = {"name": "Workshop", "method": MethodKind.WORKSHOP, "discussion_minutes": 60}
    return activity(**(given | {"headcount": 12} | changes))


def finding(**changes: Any) -> models.Finding:
    """Something many people said, with an answer."""
    given: dict[str, Any] = {
        "statement": "The last bus is too early.",
        "strength": Strength.MANY,
        "stance": Stance.MAJORITY,
        "response": Response.ACCEPTED,
        "reason": "It costs little.",
        "responded_on": days(-10),
    }
    return models.Finding(**(given | changes))


def decision(**changes: Any) -> models.Decision:
    """A decision made as agreed."""
    given: dict[str, Any] = {
        "text": "The last bus leaves at 10pm.",
        "made_on": days(-10),
        "body": "Area committee",
        "method": DecisionMethod.BOARD,
        "reason": "Most people asked for it.",
    }
    return models.Decision(**(given | changes))


def commitment(**changes: Any) -> models.Commitment:
    """A promise that is not due yet."""
    given: dict[str, Any] = {
        "text": "Print the new times.",
        "owner": "Transport team",
        "due_on": days(20),
        "status": CommitmentStatus.ON_TRACK,
    }
    return models.Commitment(**(given | changes))


def feedback(kind: FeedbackKind, **changes: Any) -> models.Feedback:
    """Feedback in all four parts."""
    given: dict[str, Any] = {
        "kind": kind,
        "how_done": "We met people.",
        "weighed_up": "Two times were weighed up.",
        "will_happen": "The bus runs later.",
        "why": "Most people asked for it.",
        "published_on": days(-8),
    }
    return models.Feedback(**(given | changes))


def add_rows(app: Flask, record_id: int, *rows: Any) -> list[int]:
    """Put rows into a record; returns their ids."""
    with app.app_context(), transaction() as session:
        for row in rows:
            row.engagement_id = record_id
            session.add(row)
        session.flush()
        return [row.id for row in rows]


def open_round_record(app: Flask, round_id: int, user_id: int | None = None) -> int:
    """The record of a round, opened as facilitation does; returns its id."""
    with app.app_context(), transaction():
        by = Actor(user_id, "worker")
        return actions.open_for_round(get_round(round_id), by=by).id


def on_record(app: Flask, record_id: int, act: Callable[[Engagement], Any]) -> Any:
    """Do something to a record as it is stored, in a transaction of its own."""
    with app.app_context(), transaction():
        return act(queries.get(record_id))


def read(app: Flask, record_id: int, look: Callable[[Engagement], Any]) -> Any:
    """Look at a record as it is stored."""
    with app.app_context():
        return look(queries.get(record_id))
