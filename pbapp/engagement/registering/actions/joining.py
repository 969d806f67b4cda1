"""Asking together: one lead asks, the other answers, and two records become one."""

from __future__ import annotations

from sqlalchemy import select

from pbapp import clock, outbox
from pbapp.access.roles import Actor
from pbapp.accounts.models import User
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import merge
from pbapp.engagement.lifecycle import BY_ACTION, STOPPED, Action
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.kinds import Reply
from pbapp.engagement.register.models import JoinRequest
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit


def ask_together(asking: Engagement, asked: Engagement, note: str, *, by: Actor) -> JoinRequest:
    """Ask the other lead to take this work into theirs; asking twice changes nothing."""
    if asking.id == asked.id or asked.state in STOPPED:
        raise Refused(_("That work has stopped, so nobody can be asked to join up with it."))
    waiting = _waiting(asking, asked)
    if waiting is not None:
        return waiting
    request = JoinRequest(asking=asking, asked=asked, note=note.strip(), made_by_id=by.user_id)
    db.session.add(request)
    audit(Event.JOIN_ASKED, on=asking, by=by, other=asked.id)
    _tell(asked.lead_id, "asked", request)
    return request


def answer(request: JoinRequest, reply: Reply, reason: str, *, by: Actor) -> None:
    """Accept, and the asking work is merged into the one that was asked; or say why not."""
    db.session.refresh(request, ["reply"], with_for_update=True)
    if request.reply is not None:
        raise Refused(_("This was answered already."))
    if reply is Reply.DECLINED and not reason.strip():
        raise Unfit({"reason": _("Say in a sentence why they should stay apart.")})
    if reply is Reply.ACCEPTED:
        _join(request, reason.strip(), by)
    request.reply, request.reason = reply, reason.strip()
    request.replied_at, request.replied_by_id = clock.now(), by.user_id
    audit(Event.JOIN_ANSWERED, on=request.asked, by=by, other=request.asking_id, reply=reply.value)
    _tell(request.asking.lead_id, "answered", request)


def _join(request: JoinRequest, reason: str, by: Actor) -> None:
    if request.asking.state not in BY_ACTION[Action.MERGE].sources:
        raise Refused(
            _("%(title)s has gone too far to be joined with this.", title=request.asking.title)
        )
    said = reason or _("Asked together with %(title)s.", title=request.asked.title)
    merge(request.asking, request.asked, said, by=by)


def _waiting(asking: Engagement, asked: Engagement) -> JoinRequest | None:
    query = select(JoinRequest).where(
        JoinRequest.asking_id == asking.id,
        JoinRequest.asked_id == asked.id,
        JoinRequest.reply.is_(None),
    )
    return db.session.scalars(query).one_or_none()


def _tell(lead_id: int | None, what: str, request: JoinRequest) -> None:
    """Write to a lead; work that nobody leads any more shows the request on its page."""
    lead = db.session.get(User, lead_id) if lead_id else None
    if lead is None or lead.email is None:
        return
    db.session.flush()
    outbox.enqueue(
        lead.email,
        f"engagement/register/mail/{what}.txt",
        language=lead.language,
        cause=f"join-request-{request.id}-{what}",
        request=request,
    )
