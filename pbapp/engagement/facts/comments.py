"""What people wrote: ideas in number, questions and comments, and how long they waited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from pbapp import clock
from pbapp.db import db
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment
from pbapp.engagement.facts.round_calendar import Calendar
from pbapp.engagement.models import CommentNoted, Engagement
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.rounds.lifecycle import Phase
from pbapp.standards import facts as plain
from pbapp.standards.days import working_days_between
from pbapp.standards.substance import says_something


def comment_route(record: Engagement, round_id: int, calendar: Calendar) -> plain.CommentRoute:
    """The way to comment: questions want an answer, other comments need none."""
    return plain.CommentRoute(
        opened_on=calendar.reached.get(Phase.DISCUSSING),
        shut_on=calendar.reached.get(Phase.COUNTING),
        comments=_questions(round_id),
        changes=_traced(record),
        no_change_note=record.no_change_note,
    )


def with_noted(record: Engagement, route: plain.CommentRoute | None) -> plain.CommentRoute:
    """The round's way to comment, or the page that tells how to reach us; with what was noted.

    Without words on how to reach us a page is no way to comment.
    """
    if route is None:
        route = plain.CommentRoute(
            opened_on=record.public_since if record.contact.strip() else None,
            changes=_traced(record),
            no_change_note=record.no_change_note,
        )
    return replace(route, comments=(*route.comments, *map(_noted, record.comments)))


def _noted(one: CommentNoted) -> plain.Comment:
    """It is answered once the answer is written down."""
    answered_on = one.answered_on if says_something(one.answer) else None
    return plain.Comment(
        id=f"noted-{one.id}",
        answered=answered_on is not None,
        working_days=working_days_between(one.received_on, answered_on or clock.today()),
    )


def _traced(record: Engagement) -> tuple[plain.Id, ...]:
    """Changes that comments led to: each as a row, or all of them in words."""
    rows = tuple(one.id for one in record.adjustments if one.from_comment)
    return rows or (("comments",) if record.comments_changed.strip() else ())


def people_commenting(round_id: int) -> int:
    """How many different people asked or commented; those who only answered do not count."""
    query = (
        select(func.count(func.distinct(Comment.author_id)))
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Proposal.round_id == round_id, Comment.kind != Kind.ANSWER)
    )
    return db.session.scalar(query.where(Comment.hidden_at.is_(None))) or 0


def people_with_ideas(round_id: int) -> int:
    """How many different people sent an idea."""
    query = select(func.count(func.distinct(Proposal.author_id))).where(
        Proposal.round_id == round_id, Proposal.stage != Stage.DRAFT
    )
    return db.session.scalar(query) or 0


def _questions(round_id: int) -> tuple[plain.Comment, ...]:
    """Questions that stand, each with its first answer that stands."""
    answer = aliased(Comment)
    query = (
        select(Comment.id, Comment.made_at, func.min(answer.made_at))
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .outerjoin(answer, (answer.parent_id == Comment.id) & answer.hidden_at.is_(None))
        .where(
            Proposal.round_id == round_id,
            Comment.kind == Kind.QUESTION,
            Comment.hidden_at.is_(None),
        )
        .group_by(Comment.id, Comment.made_at)
        .order_by(Comment.id)
    )
    return tuple(
        plain.Comment(
            id=id,
            answered=answered is not None,
            working_days=working_days_between(_day(asked), _day(answered or clock.now())),
        )
        for id, asked, answered in db.session.execute(query)
    )


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
