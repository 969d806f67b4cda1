"""Reading what stands under projects, and what waits for moderators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from pbapp.db import db
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment, Report
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Round

PER_PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a longer list of comments."""

    rows: Sequence[Comment]
    total: int
    page: int
    #: how many of all are not hidden, where that is asked
    in_sight: int = 0

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def get(comment_id: int) -> Comment:
    """One comment with its project, round, writer, answers and reports; raises NoResultFound."""
    query = select(Comment).where(Comment.id == comment_id)
    loaded = (
        joinedload(Comment.proposal).options(
            joinedload(Proposal.author), joinedload(Proposal.round).joinedload(Round.area)
        ),
        joinedload(Comment.author),
        selectinload(Comment.reports),
    )
    return db.session.scalars(query.options(*loaded)).one()


def sent_with(author_id: int | None, form_key: str) -> Comment:
    """The comment that one form made; raises NoResultFound."""
    query = select(Comment).where(Comment.author_id == author_id, Comment.form_key == form_key)
    return db.session.scalars(query).one()


def same_since(written: Comment, since: datetime) -> Comment | None:
    """The same words of the same writer in the same place, if they were sent since then."""
    query = select(Comment).where(
        Comment.author_id == written.author_id,
        Comment.proposal_id == written.proposal_id,
        Comment.parent_id.is_not_distinct_from(written.parent_id),
        Comment.kind == written.kind,
        Comment.text == written.text,
        Comment.made_at >= since,
    )
    return db.session.scalars(query.order_by(Comment.id).limit(1)).one_or_none()


def discussion(project: Proposal, page: int = 1) -> Listing:
    """A page of a project's questions and comments, newest first, with answers and writers.

    What is hidden stands there with the reason, but the number of those in sight leaves it out.
    """
    of_project = (Comment.proposal_id == project.id, Comment.parent_id.is_(None))
    counted = select(
        func.count(), func.count().filter(Comment.hidden_at.is_(None)).label("in_sight")
    )
    total, in_sight = db.session.execute(counted.where(*of_project)).one()
    query = (
        select(Comment)
        .where(*of_project)
        .options(
            joinedload(Comment.author), selectinload(Comment.answers).joinedload(Comment.author)
        )
        .order_by(Comment.id.desc())
    )
    return replace(_listing(query, total, page), in_sight=in_sight)


def unanswered(round_id: int) -> int:
    """How many questions on a round's projects nobody has answered; hidden ones do not count."""
    reply = aliased(Comment)
    answered = exists().where(reply.parent_id == Comment.id, reply.hidden_at.is_(None))
    query = (
        select(func.count())
        .select_from(Comment)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(
            Proposal.round_id == round_id,
            Proposal.stage == Stage.PROJECT,
            Comment.kind == Kind.QUESTION,
            Comment.hidden_at.is_(None),
            ~answered,
        )
    )
    return db.session.scalar(query) or 0


def reported(round_id: int, page: int = 1) -> Listing:
    """A page of a round's reported comments that wait for a moderator, longest waiting first."""
    waiting = (
        select(Report.comment_id, func.min(Report.id).label("first"))
        .where(Report.settled_at.is_(None))
        .group_by(Report.comment_id)
        .subquery()
    )
    query = (
        select(Comment)
        .join(waiting, waiting.c.comment_id == Comment.id)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Proposal.round_id == round_id)
    )
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return _listing(query.options(*_for_moderators()).order_by(waiting.c.first), total, page)


def hidden(round_id: int, page: int = 1) -> Listing:
    """A page of a round's hidden comments, latest first."""
    query = (
        select(Comment)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Proposal.round_id == round_id, Comment.hidden_at.is_not(None))
    )
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(Comment.hidden_at.desc(), Comment.id.desc())
    return _listing(ordered.options(*_for_moderators()), total, page)


def _for_moderators() -> tuple[Any, ...]:
    return (
        joinedload(Comment.proposal),
        joinedload(Comment.author),
        selectinload(Comment.reports.and_(Report.settled_at.is_(None))),
    )


def _listing(query: Select[Comment], total: int, page: int) -> Listing:
    page = min(max(page, 1), Listing([], total, 1).last)
    rows = db.session.scalars(query.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return Listing(rows, total, page)
