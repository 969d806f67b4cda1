"""Questioning a figure for a body, and answering."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pbapp import clock, outbox
from pbapp.access.predicates import bodies_of
from pbapp.access.roles import Actor
from pbapp.accounts.models import User
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import challenges_of
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.results.working_days import after

#: questions a body may have open about one piece of work at once
MOST_OPEN = 10


def challenge(
    record: Engagement, values: Mapping[str, Any], *, working_days: int, by: Actor
) -> FigureChallenge:
    """Ask for a body. An answer is due so many working days later. Raises Unfit."""
    organisation_id = values["organisation_id"]
    if organisation_id not in bodies_of(by):
        raise Unfit({"organisation_id": _("Choose a body you speak for.")})
    _refuse_too_many(challenges_of(record.id), organisation_id)
    today = clock.today()
    row = FigureChallenge(
        engagement_id=record.id,
        made_by_id=by.user_id,
        asked_on=today,
        due_on=after(today, working_days),
        **values,
    )
    db.session.add(row)
    db.session.flush()
    details = {"challenge": row.id, "organisation": organisation_id}
    audit(Event.FIGURE_CHALLENGED, on=record, by=by, **details)
    _tell(record.lead, "asked", record, row)
    return row


def _refuse_too_many(open_ones: Collection[FigureChallenge], organisation_id: int) -> None:
    """A body waits for answers before it asks ever more."""
    mine = [one for one in open_ones if one.organisation_id == organisation_id]
    if sum(one.answered_on is None for one in mine) >= MOST_OPEN:
        raise Refused(_("Your group has asked ten questions here. Wait for answers to those."))


def _tell(person: User | None, template: str, record: Engagement, row: FigureChallenge) -> None:
    if person is not None and person.email is not None:
        outbox.enqueue(
            person.email,
            f"engagement/reach/mail/{template}.txt",
            language=person.language,
            cause=f"figure-{template}-{row.id}",
            record=record,
            question=row,
        )


def answer(record: Engagement, row: FigureChallenge, text: str, *, by: Actor) -> None:
    """Answer; what was answered once stays as it is."""
    db.session.refresh(row, ["answered_on"], with_for_update=True)
    if row.answered_on is not None:
        raise Refused(_("This was answered already. Reload the page to read the answer."))
    row.answer, row.answered_on, row.answered_by_id = text, clock.today(), by.user_id
    audit(Event.CHALLENGE_ANSWERED, on=record, by=by, challenge=row.id)
    _tell(db.session.get(User, row.made_by_id), "answered", record, row)
