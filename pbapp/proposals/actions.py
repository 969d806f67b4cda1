"""Changing ideas: answering, sending, taking back, checking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from pbapp import clock, limits
from pbapp.access.permissions import Can
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.limits import Limit
from pbapp.proposals import letters, queries
from pbapp.proposals.lifecycle import EDITABLE, Action, Stage, Verdict, find_step
from pbapp.proposals.models import Check, Interest, Proposal
from pbapp.proposals.pages import PAGES, missing
from pbapp.refusals import Refused
from pbapp.rounds.models import Round

if TYPE_CHECKING:
    from pbapp.access.roles import Actor

IDEAS_STARTED = Limit("idea started", 40, timedelta(days=1))
COLUMNS = frozenset(column for page in PAGES for column in page.columns)


class Overtaken(Refused):
    """Somebody else changed the idea first."""


class Unfinished(Refused):
    """Answers are still missing."""


def start(
    round: Round, answers: Mapping[str, Any], *, form_key: str, language: str, by: Actor
) -> Proposal:
    """Begin an idea with its first answers; the same page sent twice begins one."""
    limits.spend(IDEAS_STARTED, str(by.user_id))
    draft = Proposal(
        round_id=round.id, author_id=by.user_id, form_key=form_key or None, language=language
    )
    _fill(draft, answers)
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        draft = queries.started_with(by.user_id, form_key)
        if draft.stage in EDITABLE:  # sent again with other words: the last ones count
            answer(draft, answers, by=by)
    return draft


def answer(proposal: Proposal, answers: Mapping[str, Any], *, by: Actor) -> None:
    """Keep the answers of one page."""
    _hold(proposal, Can.EDIT_IDEA)
    if proposal.stage not in EDITABLE:
        raise Refused(_("You have sent this idea, so its answers are fixed now."))

    _fill(proposal, answers)
    proposal.version += 1

    # A draft is its author's own business.
    if proposal.stage is not Stage.DRAFT:
        record(Event.IDEA_CHANGED, on=proposal, by=by)


def send(proposal: Proposal, *, by: Actor) -> None:
    """Hand it in, for the first time or again; a second press of the button changes nothing."""
    _hold(proposal, Can.EDIT_IDEA)
    if proposal.stage is Stage.SENT:
        return
    if proposal.stage is Stage.DRAFT and not proposal.round.allows(Can.SEND_IDEA):
        raise Refused(_("Ideas are closed in this round. Your answers are kept."))
    if missing(proposal):
        raise Unfinished(_("Some answers are still missing."))

    _take(proposal, Action.SEND)
    proposal.sent_at = clock.now()

    record(Event.IDEA_SENT, on=proposal, by=by)
    letters.post(proposal, letters.SENT)


def withdraw(proposal: Proposal, *, by: Actor) -> None:
    """Its author takes it back."""
    _hold(proposal, Can.WITHDRAW_IDEA)
    if proposal.stage is Stage.WITHDRAWN:
        return

    _take(proposal, Action.WITHDRAW)

    record(Event.IDEA_WITHDRAWN, on=proposal, by=by)


def resume(proposal: Proposal, *, by: Actor) -> None:
    """Its author takes it up again as a draft, while ideas may be sent."""
    _hold(proposal, Can.SEND_IDEA)
    if proposal.stage is Stage.DRAFT:
        return

    _take(proposal, Action.RESUME)

    record(Event.IDEA_RESUMED, on=proposal, by=by)


def check(proposal: Proposal, verdict: Verdict, reason: str, *, version: int, by: Actor) -> Check:
    """Decide about an idea as it stood at `version`; raises Overtaken if it has changed since."""
    _hold(proposal, Can.CHECK_IDEA)
    if proposal.version != version or by.user_id in proposal.interested_ids:
        raise Overtaken(_("This idea has changed since you opened it."))
    if verdict is Verdict.ASK and not proposal.round.allows(Can.EDIT_IDEA):
        raise Refused(_("Answers can no longer be changed in this round. Pass or decline it."))

    _take(proposal, Action(verdict.value))
    made = Check(proposal_id=proposal.id, checker_id=by.user_id, verdict=verdict, reason=reason)
    db.session.add(made)

    record(Event.IDEA_CHECKED, on=proposal, by=by, verdict=verdict.value)
    letters.post(proposal, letters.TEMPLATES[verdict], reason)
    return made


def declare_interest(proposal: Proposal, *, by: Actor) -> None:
    """Somebody too near to the idea leaves its check to others."""
    db.session.add(Interest(proposal_id=proposal.id, user_id=by.user_id))

    record(Event.INTEREST_DECLARED, on=proposal, by=by)


def _fill(proposal: Proposal, answers: Mapping[str, Any]) -> None:
    for column, value in answers.items():
        if column not in COLUMNS:
            raise KeyError(column)
        setattr(proposal, column, value)


def _hold(proposal: Proposal, can: Can) -> None:
    """Lock the idea and the round's phase until the end, so that what is judged now stays true."""
    db.session.refresh(proposal.round, ["phase"], with_for_update={"read": True})
    db.session.refresh(proposal, ["stage", "version"], with_for_update=True)
    if not proposal.round.allows(can):
        raise Refused(_("The round has moved on since you opened this page."))


def _take(proposal: Proposal, action: Action) -> None:
    step = find_step(action, proposal.stage)
    if step is None:
        raise Overtaken(_("This idea has changed since you opened it."))
    proposal.stage = step.target
    proposal.version += 1
