"""Everybody who reads the demo, by what they do there."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from pbapp.accounts.models import User
from pbapp.db import db
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from tests.client import Client
from tests.factories.people import Person, client_of
from tests.factories.voting import vote_client

RESIDENTS = {
    "visitor": "",
    "resident": "jean@resident.example",
}
#: they sign in as residents do, and plan the work of their body as staff do
SPEAKERS = {
    "community reviewer": "isla@resident.example",
    "representative": "hamish@resident.example",
}
STAFF = {
    "round manager": "morag@ardnellan.example",
    "checker": "nadia@ardnellan.example",
    "moderator": "callum@ardnellan.example",
    "counting clerk": "eilidh@ardnellan.example",
    "officer": "fiona@ardnellan.example",
    "partner": "catriona@ardnellan.example",
    "auditor": "ruth@ardnellan.example",
    "administrator": "sandy@ardnellan.example",
}
EVERYBODY = RESIDENTS | SPEAKERS | STAFF


def as_person(app: Flask, name: str) -> Client:
    """A browser of somebody named by what they do."""
    email = EVERYBODY[name]
    if not email:
        return Client(app)
    with app.app_context():
        user_id = db.session.scalars(select(User.id).where(User.email == email)).one()
    return client_of(app, Person(user_id, email))


def voter(app: Flask) -> Client:
    """A browser half way through voting: choices made, allowed to vote, nothing sent."""
    with app.app_context():
        voting = select(Round.id).where(Round.phase == Phase.VOTING).order_by(Round.id)
        round_id = db.session.scalars(voting.limit(1)).one()
        projects = db.session.scalars(
            select(Proposal.id)
            .where(Proposal.round_id == round_id, Proposal.stage == Stage.PROJECT)
            .order_by(Proposal.id)
            .limit(2)
        ).all()
    return vote_client(app, round_id, projects)
