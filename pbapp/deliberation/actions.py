"""Asking, commenting, answering; reporting and moderating."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from pbapp import clock, limits
from pbapp.access.permissions import Can
from pbapp.access.roles import STAFF
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.deliberation import queries
from pbapp.deliberation.lifecycle import Kind, Standing
from pbapp.deliberation.models import Comment, Report
from pbapp.i18n import _
from pbapp.limits import REPORTS, Limit
from pbapp.outbox import enqueue
from pbapp.proposals.models import Proposal
from pbapp.refusals import Refused

if TYPE_CHECKING:
    from pbapp.access.roles import Actor

#: Sent again so soon, the same words are one text: somebody went back and pressed twice.
AGAIN = timedelta(minutes=10)
WRITTEN = Limit("comment written", 30, timedelta(hours=1))


def comment(
    project: Proposal, kind: Kind, text: str, *, form_key: str, language: str, by: Actor
) -> Comment:
    """Ask or say something about a project; the same form sent twice is kept once."""
    written = Comment(
        proposal_id=project.id, kind=kind, text=text, form_key=form_key, language=language
    )
    stored = _store(written, project, by)
    if stored is not written:
        return stored
    if kind is Kind.QUESTION and project.author_id != by.user_id:
        _tell_author(project, written)
    return written


def answer(question: Comment, text: str, *, form_key: str, language: str, by: Actor) -> Comment:
    """Answer as the project's author or as staff; the answer is marked as such."""
    if question.is_hidden or question.kind is Kind.ANSWER:
        raise Refused(_("This cannot be answered. It is hidden, or it is an answer itself."))
    written = Comment(
        proposal_id=question.proposal_id,
        parent_id=question.id,
        kind=Kind.ANSWER,
        text=text,
        form_key=form_key,
        language=language,
    )
    stored = _store(written, question.proposal, by)
    if stored is not written:
        return stored
    if question.author_id != by.user_id:
        _tell_asker(question, written)
    return written


def report(written: Comment, reason: str, *, source: str, by: Actor) -> None:
    """Ask the moderators to look; of `source`, the caller's address, only a keyed count stays."""
    limits.spend(REPORTS, source)
    db.session.add(Report(comment_id=written.id, reporter_id=by.user_id, reason=reason))

    record(Event.COMMENT_REPORTED, on=written, by=by)


def hide(written: Comment, reason: str, *, by: Actor) -> None:
    """Put the reason in the place of the words; settles the reports about it."""
    _hold(written)
    if written.is_hidden:
        raise Refused(_("Another moderator has hidden this already."))
    written.hidden_at = clock.now()
    written.hidden_by_id = by.user_id
    written.hidden_reason = reason
    _settle(written)

    record(Event.COMMENT_HIDDEN, on=written, by=by, reason=reason)


def restore(written: Comment, *, by: Actor) -> None:
    """Show the words again; nothing happens if they are in sight."""
    _hold(written)
    if not written.is_hidden:
        return
    written.hidden_at = written.hidden_by_id = None
    written.hidden_reason = ""

    record(Event.COMMENT_RESTORED, on=written, by=by)


def keep(written: Comment, *, by: Actor) -> None:
    """Leave a reported text in sight; settles the reports about it."""
    _hold(written)
    if _settle(written):
        record(Event.COMMENT_KEPT, on=written, by=by)


def _store(written: Comment, project: Proposal, by: Actor) -> Comment:
    """Store what somebody wrote; gives what stands already if it was sent before."""
    db.session.refresh(project.round, ["phase"], with_for_update={"read": True})
    if not project.round.allows(Can.COMMENT):
        raise Refused(_("Questions and comments are closed now."))
    limits.spend(WRITTEN, str(by.user_id))
    written.author_id = by.user_id
    if same := queries.same_since(written, clock.now() - AGAIN):
        return same
    written.standing = _standing(project, by)
    try:
        with db.session.begin_nested():
            db.session.add(written)
    except IntegrityError:
        return queries.sent_with(by.user_id, written.form_key or "")
    return written


def _standing(project: Proposal, by: Actor) -> Standing:
    if project.author_id == by.user_id:
        return Standing.AUTHOR
    is_staff = any(by.holds(role, project.round_id) for role in STAFF)
    return Standing.STAFF if is_staff else Standing.RESIDENT


def _hold(written: Comment) -> None:
    db.session.refresh(written, ["hidden_at"], with_for_update=True)


def _settle(written: Comment) -> int:
    waiting = [report for report in written.reports if report.settled_at is None]
    for report in waiting:
        report.settled_at = clock.now()
    return len(waiting)


def _tell_author(project: Proposal, question: Comment) -> None:
    if project.author is None or project.author.email is None:
        return
    enqueue(
        project.author.email,
        "deliberation/mail/question.txt",
        language=project.author.language,
        cause=f"question {question.id}",
        name=project.author.name,
        title=project.title,
        text=question.text,
        path=f"/comments/{question.id}/answer",
    )


def _tell_asker(question: Comment, written: Comment) -> None:
    if question.author is None or question.author.email is None:
        return
    enqueue(
        question.author.email,
        "deliberation/mail/answer.txt",
        language=question.author.language,
        cause=f"answer {written.id}",
        name=question.author.name,
        title=question.proposal.title,
        text=written.text,
        path=f"/projects/{question.proposal_id}#comment-{question.id}",
    )
