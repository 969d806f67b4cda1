"""Areas, rounds and projects."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.counting import Method, Rule
from pbapp.db import db, transaction
from pbapp.places.models import Area, AreaKind
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import MoneyKind, Pot, Round

GREEDY: dict[str, Any] = Rule(Method.GREEDY).as_dict()

#: days from now at which each date of a factory round falls, by its phase
CALENDAR = (
    "ideas_open_at",
    "ideas_close_at",
    "discussion_opens_at",
    "voting_opens_at",
    "voting_closes_at",
)
PHASES = list(Phase)


def make_round(app: Flask, phase: Phase = Phase.COLLECTING, **changes: Any) -> int:
    """A round of £30,000 in one pot whose calendar fits its phase now; returns its id."""
    with app.app_context(), transaction() as session:
        area = session.scalars(select(Area).where(Area.name == "Port Nellan")).one_or_none()
        area = area or Area(name="Port Nellan", kind=AreaKind.LOCALITY)
        given = _calendar(phase) | {"name": "Our Wee Pot", "summary": "Money for good things here."}
        given |= {
            "description": "For all of us.",
            "contact": "pb@ardnellan.example",
            "rule": GREEDY,
        }
        round = Round(area=area, phase=phase, **(given | changes))
        round.pots = [Pot(name="Main pot", money_pence=30_000_00, kind=MoneyKind.REVENUE)]
        session.add(round)
        session.flush()
        return round.id


def make_project(app: Flask, round_id: int, title: str, cost_pence: int, **changes: Any) -> int:
    """A project on the round's ballot, in its first pot unless another is named; returns its id."""
    with app.app_context(), transaction() as session:
        first_pot = select(Pot.id).where(Pot.round_id == round_id).order_by(Pot.id).limit(1)
        given = {
            "pot_id": session.scalar(first_pot),
            "stage": Stage.PROJECT,
            "place": "Shore Street",
        }
        given |= {"summary": "A good thing for everyone.", "sent_at": clock.now()}
        project = Proposal(
            round_id=round_id, title=title, cost_pence=cost_pence, **(given | changes)
        )
        session.add(project)
        session.flush()
        return project.id


def _calendar(phase: Phase) -> dict[str, Any]:
    due = PHASES.index(phase)
    now = clock.now()
    return {name: now + timedelta(days=7 * (n - due) + 3) for n, name in enumerate(CALENDAR)}


def stored(app: Flask, model: Any, key: int) -> Any:
    """A row as it is stored now, with its plain columns; for looking, not for changing."""
    with app.app_context():
        row = db.session.get_one(model, key)
        db.session.expunge(row)
        return row
