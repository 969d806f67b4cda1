"""Reading across the packages below for the desk: how many, since when, and who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, or_, select

from pbapp.access.roles import STAFF, Role
from pbapp.accounts.models import Grant, User
from pbapp.db import db
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.results.models import Count, CountState


@dataclass
class Tally:
    """How the ideas of a round stand."""

    ideas: int = 0
    waiting: int = 0
    waiting_since: datetime | None = None
    #: back with their authors, who were asked for more
    asked: int = 0
    projects: int = 0
    pots_with_projects: set[int] = field(default_factory=set)


def tallies(round_ids: Collection[int]) -> dict[int, Tally]:
    """How the ideas of several rounds stand, by the round's key; drafts are not counted."""
    query = (
        select(
            Proposal.round_id,
            Proposal.pot_id,
            Proposal.stage,
            func.count().label("number"),
            func.min(Proposal.sent_at).label("since"),
        )
        .where(Proposal.round_id.in_(round_ids), Proposal.stage != Stage.DRAFT)
        .group_by(Proposal.round_id, Proposal.pot_id, Proposal.stage)
    )
    found: defaultdict[int, Tally] = defaultdict(Tally)
    for row in db.session.execute(query):
        _add(found[row.round_id], row.pot_id, row.stage, row.number, row.since)
    return {round_id: found[round_id] for round_id in round_ids}


def _add(
    tally: Tally, pot_id: int | None, stage: Stage, number: int, since: datetime | None
) -> None:
    tally.ideas += number
    if stage is Stage.PROJECT:
        tally.projects += number
        tally.pots_with_projects |= {pot_id} if pot_id else set()
    if stage is Stage.NEEDS_INFORMATION:
        tally.asked += number
    if stage is Stage.SENT:
        tally.waiting += number
        tally.waiting_since = min(filter(None, (tally.waiting_since, since)), default=None)


def decided(round_ids: Collection[int]) -> set[int]:
    """The keys of those rounds whose result is published."""
    query = select(Count.round_id).where(
        Count.round_id.in_(round_ids), Count.state == CountState.PUBLISHED
    )
    return set(db.session.scalars(query))


def dearest_ask(pot_id: int) -> int | None:
    """The most that an idea in this pot asks for, in pence; None without ideas."""
    live = (Stage.SENT, Stage.NEEDS_INFORMATION, Stage.PROJECT)
    query = select(func.max(Proposal.cost_pence))
    return db.session.scalar(query.where(Proposal.pot_id == pot_id, Proposal.stage.in_(live)))


def is_asked_for(pot_id: int) -> bool:
    """Whether any idea, a draft too, names this pot."""
    query = select(Proposal.id).where(Proposal.pot_id == pot_id).limit(1)
    return db.session.scalar(query) is not None


def team(round_id: int) -> dict[User, list[Role]]:
    """Active people with a role in a round, or in all of them, with their roles; by name."""
    query = (
        select(User, Grant.role)
        .join(Grant, Grant.user_id == User.id)
        .where(
            User.active,
            Grant.role.in_(STAFF),
            Grant.place_id.is_(None),
            or_(Grant.round_id.is_(None), Grant.round_id == round_id),
        )
        .order_by(User.name, User.id, Grant.role)
    )
    found: defaultdict[User, list[Role]] = defaultdict(list)
    for user, role in db.session.execute(query):
        found[user] += [] if role in found[user] else [role]
    return dict(found)


def names(user_ids: Collection[int]) -> dict[int, str]:
    """The names of people by their key."""
    query = select(User.id, User.name).where(User.id.in_(user_ids))
    return {row.id: row.name for row in db.session.execute(query)}


def titles(idea_ids: Collection[int]) -> dict[int, str]:
    """The titles of ideas by their key; a draft is its author's own."""
    query = select(Proposal.id, Proposal.title).where(
        Proposal.id.in_(idea_ids), Proposal.stage != Stage.DRAFT
    )
    return {row.id: row.title for row in db.session.execute(query)}
