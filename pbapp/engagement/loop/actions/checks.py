"""Looking back after 6 and 12 months: when it is due, the reminder, the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp import clock, outbox
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db, transaction
from pbapp.engagement.actions import must_allow
from pbapp.engagement.facts.gather import dates_of
from pbapp.engagement.lifecycle import ACCEPTED, State
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import CHECK_MONTHS, OutcomeCheck
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.jobs import every_minute
from pbapp.refusals import Refused, Unfit
from pbapp.standards.days import months_after
from pbapp.standards.substance import says_something
from pbapp.standards.timing import ended_on

#: the lead hears of a check so long before it is due
AHEAD = timedelta(days=14)
#: nobody is reminded of a check that was due so long ago
TOO_LATE = timedelta(days=366)
#: a record on its way to the officers is over as well
LOOKED_AT = ACCEPTED | {State.ANALYSING, State.FEEDBACK, State.SUBMITTED}


def due_on(record: Engagement, months: int) -> date | None:
    """The day a check is due: so many months after people could last take part."""
    end = ended_on(dates_of(record))
    return months_after(end, months) if end else None


def answer_check(
    record: Engagement, months: int, values: Mapping[str, Any], *, by: Actor
) -> OutcomeCheck:
    """Say whether the measure moved and what changed; raises Unfit, or Refused before its time."""
    hold(record)
    must_allow(record, Can.FOLLOW_UP_ENGAGEMENT)
    _require_time(record, months)
    if not says_something(values["measure"]):
        raise Unfit({"measure": _("Write in a whole sentence what you measured.")})
    check = _check(record.id, months)
    check.answered_on, check.made_by_id = clock.today(), by.user_id
    check.measure_moved, check.measure = values["measure_moved"], values["measure"].strip()
    check.changed = values["changed"].strip()
    details = {"months": months, "moved": check.measure_moved}
    audit(Event.CHECK_ANSWERED, on=record, by=by, **details)
    return check


@every_minute
def remind_leads() -> int:
    """Write to each lead whose check is due soon, once; returns how many letters."""
    found = _to_remind()
    db.session.rollback()
    return sum(_remind(engagement_id, months) for engagement_id, months in found)


def _require_time(record: Engagement, months: int) -> None:
    due = due_on(record, months)
    if due is None or clock.today() < due - AHEAD:
        raise Refused(_("It is too soon to look back. You will get a letter when it is time."))


def _check(engagement_id: int, months: int) -> OutcomeCheck:
    query = select(OutcomeCheck).where(
        OutcomeCheck.engagement_id == engagement_id, OutcomeCheck.months == months
    )
    check = db.session.scalars(query).one_or_none()
    check = check or OutcomeCheck(engagement_id=engagement_id, months=months)
    db.session.add(check)
    return check


def _to_remind() -> Sequence[tuple[int, int]]:
    """Records and months of checks that are due soon or lately, and of which nobody was told."""
    today = clock.today()
    query = (
        select(Engagement)
        .where(Engagement.state.in_(LOOKED_AT), Engagement.lead_id.is_not(None))
        .where(Engagement.closes_on.between(today - 2 * TOO_LATE, today))
        .order_by(Engagement.id)
    )
    told = {(row[0], row[1]) for row in db.session.execute(_settled())}
    return [
        (record.id, months)
        for record in db.session.scalars(query)
        for months in CHECK_MONTHS
        if (record.id, months) not in told and _is_near(due_on(record, months), today)
    ]


def _settled() -> Any:
    done = OutcomeCheck.reminded_on.is_not(None) | OutcomeCheck.answered_on.is_not(None)
    return select(OutcomeCheck.engagement_id, OutcomeCheck.months).where(done)


def _is_near(due: date | None, today: date) -> bool:
    return due is not None and due - AHEAD <= today <= due + TOO_LATE


def _remind(engagement_id: int, months: int) -> int:
    with transaction() as session:
        query = select(Engagement).where(Engagement.id == engagement_id)
        record = session.scalars(query.options(joinedload(Engagement.lead))).one()
        hold(record)
        check = _check(engagement_id, months)
        lead = record.lead
        if check.reminded_on or check.answered_on or lead is None or lead.email is None:
            return 0
        check.reminded_on = clock.today()
        outbox.enqueue(
            lead.email,
            "engagement/loop/mail/check.txt",
            language=lead.language,
            cause=f"check-{engagement_id}-{months}",
            record=record,
            months=months,
            due_on=due_on(record, months),
        )
        return 1
