"""Rounds in voting, ballots, and browsers whose voter check is done."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM
from pbapp.accounts.mailboxes import one_mailbox
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from pbapp.rounds import actions as rounds
from pbapp.rounds import queries
from pbapp.rounds.lifecycle import Phase, RoundFacts, next_step
from pbapp.rounds.models import Pot
from pbapp.voting import actions, box
from pbapp.voting.rights import KeyKind, grant
from tests.client import Client, Page
from tests.factories.rounds import make_project, make_round

PROJECTS = (("Skate park", 4_000_00), ("Bus shelter", 2_500_00), ("Music club", 900_00))


@dataclass(frozen=True)
class VotingRound:
    """A round that takes votes."""

    id: int
    projects: list[int]
    pot_id: int


def make_voting_round(
    app: Flask, projects: Iterable[tuple[str, int]] | None = None, **changes: Any
) -> VotingRound:
    """A round whose box is open, with one pot and these projects (title, pence)."""
    round_id = make_round(app, Phase.VOTING, **changes)
    made = [make_project(app, round_id, title, cost) for title, cost in projects or PROJECTS]
    open_box(app, round_id)
    with app.app_context():
        first_pot = select(Pot.id).where(Pot.round_id == round_id).order_by(Pot.id).limit(1)
        return VotingRound(round_id, made, db.session.scalars(first_pot).one())


def open_box(app: Flask, round_id: int) -> None:
    """Freeze a round's rules and make its keys."""
    with app.app_context(), transaction():
        actions.open_box(queries.get(round_id), by=SYSTEM)


def make_right(app: Flask, round_id: int, voter: str = "ailsa@example.org") -> str:
    """The right that an e-mail address gives; the same address, the same right."""
    with app.app_context(), transaction():
        return grant(queries.get(round_id), KeyKind.EMAIL, one_mailbox(voter))


def cast_ballot(
    app: Flask, round_id: int, project_ids: Iterable[int], voter: str = "ailsa@example.org"
) -> str:
    """Cast, or change, one voter's ballot; returns the receipt code."""
    right_id = make_right(app, round_id, voter)
    with app.app_context(), transaction():
        version = box.in_slot(round_id, right_id).version
        nonce = secrets.token_hex(16)
        return box.cast(box.Submission(round_id, right_id, nonce, version, tuple(project_ids)))


def close_voting(app: Flask, round_id: int) -> None:
    """Close the box and go on to counting."""
    with app.app_context(), transaction():
        round = queries.get(round_id)
        step = next_step(round.phase)
        assert step is not None
        actions.close_box(round, by=SYSTEM)
        rounds.advance(round, step, RoundFacts(), by=SYSTEM, reason="test")


def newest_code(app: Flask) -> str:
    """The code in the newest mail."""
    with app.app_context():
        body = db.session.scalars(select(Message.body).order_by(Message.id.desc())).first()
    return re.findall(r"\b\d{6}\b", body or "")[0]


def choose(client: Client, round_id: int, projects: Iterable[int]) -> Page:
    """Tick boxes on the ballot and carry on."""
    return client.post(f"/rounds/{round_id}/vote", {"project": list(projects)})


def declare(client: Client, round_id: int, tie: str = "live", age: str = "twelve") -> Page:
    """Say that one may vote."""
    return client.post(f"/rounds/{round_id}/vote/you", {"tie": tie, "age": age})


def vote_client(
    app: Flask, round_id: int, projects: Iterable[int], voter: str = "ailsa@example.org"
) -> Client:
    """A browser that holds choices and whose voter check by e-mail is done."""
    client = Client(app)
    base = f"/rounds/{round_id}/vote"
    choose(client, round_id, projects)
    declare(client, round_id)
    client.post(f"{base}/check/email", {"email": voter}, on=f"{base}/check")
    page = client.post(f"{base}/code", {"code": newest_code(app)})
    assert page.location == f"{base}/review", page.errors()
    return client


def send(client: Client, round_id: int, projects: Iterable[int], **fields: Any) -> Page:
    """Press "Send my vote" on the review page."""
    base = f"/rounds/{round_id}/vote"
    data = {"project": list(projects)} | fields
    return client.post(f"{base}/send", data, on=f"{base}/review")
