"""What waits in the discussions of rounds: questions to answer, comments that were reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased

from pbapp.db import db
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment, Report
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal


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
