"""Ideas at every stage."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.db import transaction
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Pot, Round

ANSWERS: dict[str, Any] = {
    "title": "Benches on Shore Street",
    "summary": "Three benches, so that people can rest.",
    "need": "There is nowhere to sit between the shop and the surgery.",
    "spending": "Three benches, £750.\nFitting, £150.",
    "beneficiaries": "Older people, about 200.",
    "place": "Shore Street",
    "group_name": "Port Nellan Walkers",
    "cost_pence": 900_00,
}


def make_idea(
    app: Flask, round_id: int, author_id: int | None, stage: Stage = Stage.SENT, **changes: Any
) -> int:
    """An idea with every answer given, in its round's first pot and area; returns its id."""
    with app.app_context(), transaction() as session:
        round = session.get_one(Round, round_id)
        pot = session.scalars(select(Pot).where(Pot.round_id == round_id).order_by(Pot.id)).first()
        given = ANSWERS | {"pot_id": pot.id, "area_id": round.area_id, "stage": stage}
        given["sent_at"] = None if stage is Stage.DRAFT else clock.now()
        idea = Proposal(round_id=round_id, author_id=author_id, **(given | changes))
        session.add(idea)
        session.flush()
        return idea.id
