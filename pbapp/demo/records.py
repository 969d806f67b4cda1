"""The engagement records of the demo, filled in through the actions that officers use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.demo.people import Cast
from pbapp.demo.plans import agree
from pbapp.demo.story import on_day
from pbapp.engagement import actions
from pbapp.engagement.check import line_of
from pbapp.engagement.kinds import (
    AudienceKind,
    Basis,
    CommitmentStatus,
    DecisionMethod,
    IntendedResult,
    LawfulBasis,
    Part,
    Weight,
)
from pbapp.engagement.lifecycle import Action
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import get
from pbapp.places.models import Area, Organisation
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Affected, FeedbackKind, Kind, Level, Response, Stance, Strength

DAYS = {
    "opens_on",
    "closes_on",
    "options_fixed_on",
    "first_contact_on",
    "first_results_by",
    "decision_on",
    "feedback_promised_by",
    "held_on",
    "told_on",
    "needed_by",
    "published_on",
    "responded_on",
    "made_on",
    "due_on",
    "done_on",
    "dated",
}
#: a part's name in the story, the part, its blank answers, and which answers are members of what
PARTS: dict[str, tuple[Part, dict[str, Any], dict[str, Any]]] = {
    "audiences": (
        Part.AUDIENCE,
        {"at_risk": False, "methods": []},
        {"kind": AudienceKind, "affected": Affected},
    ),
    "activities": (
        Part.ACTIVITY,
        {
            "told_on": None,
            "headcount": None,
            "basis": None,
            "discussion_minutes": None,
            "for_named_group": False,
        },
        {"method": MethodKind, "basis": Basis},
    ),
    "papers": (Part.PAPER, {"published_on": None, "formats": []}, {}),
    "findings": (
        Part.FINDING,
        {"response": None, "reason": "", "responded_on": None},
        {"strength": Strength, "stance": Stance, "response": Response},
    ),
    "decisions": (Part.DECISION, {"departure": ""}, {"method": DecisionMethod}),
    "commitments": (
        Part.COMMITMENT,
        {"owner": "", "done_on": None, "progress": ""},
        {"status": CommitmentStatus},
    ),
    "feedback": (Part.FEEDBACK, {}, {"kind": FeedbackKind}),
    "evidence": (Part.EVIDENCE, {"found_at": ""}, {}),
}
ABOUT = {
    "kind": Kind,
    "level": Level,
    "tier": Tier,
    "decision_method": DecisionMethod,
    "intended_result": IntendedResult,
    "weight_of_views": Weight,
    "lawful_basis": LawfulBasis,
}
#: why the lead goes on where a step finds something missing
REASON = "This work began before the register did."


def make_record(session: Any, told: Mapping[str, Any], places: dict[str, Area], cast: Cast) -> None:
    """One record as far as its story goes: submitted, or reviewed and accepted."""
    lead = cast[told["lead"]]
    about = _answers(told["about"], ABOUT)
    about["lead_organisation_id"] = _organisation(session, told["organisation"])
    with on_day(told["about"]["opens_on"] - 5):
        about["areas"] = [places[name] for name in told["areas"]]
        about["rule_recorded_on"] = clock.today()
        opened = actions.open_by_hand(about, by=lead)
        session.flush()
        record = _fresh(session, opened)
        for audience in told["audiences"]:
            _add(session, record, "audiences", audience, cast, told)
        _move(session, record, Action.PLAN, lead)
        agree(_fresh(session, record), told["partners"], by=lead)
        _move(session, record, Action.AGREE, lead)
        _move(session, record, Action.OPEN, lead)
    for name in PARTS:
        for row in told.get(name, []) if name != "audiences" else []:
            _add(session, record, name, row, cast, told)
    for action in (Action.END, Action.TELL, Action.SUBMIT):
        _move(session, record, action, lead)
    if told["review"] == "accept":
        _accept(session, record, told, cast)


def _move(session: Any, record: Engagement, action: Action, lead: Actor) -> None:
    actions.move_on(_fresh(session, record), action, reason=REASON, by=lead)


def _accept(session: Any, record: Engagement, told: Mapping[str, Any], cast: Cast) -> None:
    reviewer = cast["Fiona Tulloch"]
    fresh = _fresh(session, record)
    for code, points in told.get("ratings", {}).items():
        line = line_of(fresh, code)
        if line.can_be_rated:
            actions.rate(fresh, code, min(points, line.cap), "", by=reviewer)
    actions.review(_fresh(session, record), accepted=True, comments={}, by=reviewer)


def _add(
    session: Any, record: Engagement, name: str, row: Mapping[str, Any], cast: Cast, told: Any
) -> None:
    part, blank, members = PARTS[name]
    values = {**blank, **_answers(row, members)}
    if part is Part.COMMITMENT:
        values["organisation_id"] = _organisation(session, values.pop("organisation"))
    actions.add(_fresh(session, record), part, values, by=cast[told["lead"]])
    session.flush()


def _answers(told: Mapping[str, Any], members: Mapping[str, Any]) -> dict[str, Any]:
    today = clock.today()
    answers = dict(told)
    for name, value in told.items():
        if name in DAYS:
            answers[name] = today + timedelta(days=value)
        elif name in members:
            answers[name] = members[name](value)
    return answers


def _organisation(session: Any, name: str) -> int:
    key: int = session.scalars(select(Organisation.id).where(Organisation.name == name)).one()
    return key


def _fresh(session: Any, record: Engagement) -> Engagement:
    key = record.id
    session.flush()
    session.expire_all()
    return get(key)
