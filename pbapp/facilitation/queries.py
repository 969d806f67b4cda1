"""Reading across the packages below for the desk: how many, since when, and who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased

from pbapp.access.roles import STAFF
from pbapp.accounts.models import Grant, User
from pbapp.db import db
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment, Report
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal


@dataclass
class Tally:
    """How the ideas of a round stand."""

    ideas: int = 0
    waiting: int = 0
    waiting_since: datetime | None = None
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
    if stage is Stage.SENT:
        tally.waiting += number
        tally.waiting_since = min(filter(None, (tally.waiting_since, since)), default=None)


@dataclass
class Talk:
    """What waits in the discussion of a round: how much, since when, and where the oldest is."""

    questions: int = 0
    asked_since: datetime | None = None
    oldest_project: int | None = None
    reports: int = 0
    reported_since: datetime | None = None


def talks(round_ids: Collection[int]) -> dict[int, Talk]:
    """Questions without an answer and comments reported, by the round's key."""
    found = {round_id: Talk() for round_id in round_ids}
    for row in db.session.execute(_unanswered(round_ids)):
        talk = found[row.round_id]
        talk.questions += 1
        if talk.asked_since is None:
            talk.asked_since, talk.oldest_project = row.made_at, row.proposal_id
    for row in db.session.execute(_reported(round_ids)):
        talk = found[row.round_id]
        talk.reports, talk.reported_since = row.number, row.since
    return found


def _unanswered(round_ids: Collection[int]) -> Select[int, int, datetime]:
    reply = aliased(Comment)
    answered = exists().where(reply.parent_id == Comment.id, reply.hidden_at.is_(None))
    return (
        select(Proposal.round_id, Comment.proposal_id, Comment.made_at)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(
            Proposal.round_id.in_(round_ids),
            Proposal.stage == Stage.PROJECT,
            Comment.kind == Kind.QUESTION,
            Comment.hidden_at.is_(None),
            ~answered,
        )
        .order_by(Comment.made_at, Comment.id)
    )


def _reported(round_ids: Collection[int]) -> Select[int, int, datetime]:
    return (
        select(
            Proposal.round_id,
            func.count(Report.comment_id.distinct()).label("number"),
            func.min(Report.made_at).label("since"),
        )
        .join(Comment, Comment.proposal_id == Proposal.id)
        .join(Report, Report.comment_id == Comment.id)
        .where(Proposal.round_id.in_(round_ids), Report.settled_at.is_(None))
        .group_by(Proposal.round_id)
    )


def dearest_ask(pot_id: int) -> int | None:
    """The most that an idea in this pot asks for, in pence; None without ideas."""
    live = (Stage.SENT, Stage.NEEDS_INFORMATION, Stage.PROJECT)
    query = select(func.max(Proposal.cost_pence))
    return db.session.scalar(query.where(Proposal.pot_id == pot_id, Proposal.stage.in_(live)))


def is_asked_for(pot_id: int) -> bool:
    """Whether any idea, a draft too, names this pot."""
    query = select(Proposal.id).where(Proposal.pot_id == pot_id).limit(1)
    return db.session.scalar(query) is not None


def staff() -> Sequence[User]:
    """Active members of staff, by name."""
    held = select(Grant.user_id).where(Grant.role.in_(STAFF))
    query = select(User).where(User.active, User.id.in_(held))
    return db.session.scalars(query.order_by(User.name, User.id)).all()


def names(user_ids: Collection[int]) -> dict[int, str]:
    """The names of people by their key."""
    query = select(User.id, User.name).where(User.id.in_(user_ids))
    return {row.id: row.name for row in db.session.execute(query)}
