"""Rounds whose votes are in, counts, and published results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp import jobs
from pbapp.access.roles import Actor, Held, Role
from pbapp.accounts.models import User
from pbapp.db import db, transaction
from pbapp.proposals.models import Proposal
from pbapp.results import actions, queries
from pbapp.results.models import Count
from pbapp.rounds.queries import get as get_round
from pbapp.voting import box
from tests.factories.people import Person, make_user
from tests.factories.voting import VotingRound, close_voting, make_voting_round

#: Of £30,000 the first two fit, the third is £2,500 too dear.
PROJECTS = (("Skate park", 20_000_00), ("Music club", 8_000_00), ("Bus shelter", 4_500_00))
BALLOTS = ((0, 1), (0, 1), (0, 2))


def make_closed_round(
    app: Flask,
    projects: Sequence[tuple[str, int]] = PROJECTS,
    ballots: Sequence[Sequence[int]] = BALLOTS,
    **changes: Any,
) -> VotingRound:
    """A round in counting; ballots name projects by their place in the list."""
    vote = make_voting_round(app, projects, **changes)
    with app.app_context(), transaction():
        chosen = ([vote.projects[place] for place in ballot] for ballot in ballots)
        box.load(get_round(vote.id), chosen)
    close_voting(app, vote.id)
    return vote


def clerk_of(app: Flask, round_id: int, name: str = "Catriona Reid") -> Person:
    """Somebody who may count this round."""
    return make_user(app, Role.COUNTING_CLERK, name=name, round_id=round_id)


def actor_of(person: Person, *roles: Role) -> Actor:
    """Somebody as actions see them."""
    return Actor(person.id, "", frozenset(Held(role) for role in roles))


def count_votes(app: Flask, round_id: int, by: Person | None = None) -> int:
    """Begin the count and do its work; returns the count's id."""
    clerk = by or clerk_of(app, round_id)
    with app.app_context():
        with transaction():
            count_id = actions.begin(get_round(round_id), by=actor_of(clerk)).id
        jobs.run_waiting()
    return count_id


def publish(app: Flask, count_id: int, by: Person | None = None) -> None:
    """Publish a counted result by a second person."""
    second = by or make_user(app, Role.ROUND_MANAGER, name="Donald Kerr")
    with app.app_context(), transaction():
        actions.publish(queries.get(count_id), by=actor_of(second))


def count_of(app: Flask, round_id: int) -> Count:
    """A round's count with everything that came out, for looking."""
    with app.app_context():
        count_id = db.session.scalars(select(Count.id).where(Count.round_id == round_id)).one()
        return queries.with_results(count_id)


def make_author(app: Flask, project_id: int, name: str, language: str = "en") -> str:
    """Give a project an author; returns the address."""
    author = make_user(app, name=name)
    with app.app_context(), transaction() as session:
        session.get_one(User, author.id).language = language
        session.get_one(Proposal, project_id).author_id = author.id
    return author.email
