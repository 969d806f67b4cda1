"""What was promised to people and what they are owed to be told, as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement import queries as engagement
from pbapp.engagement.loop.queries import owed
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.period import Promise as Promised
from pbapp.reports.kinds import Outcome
from pbapp.reports.period import Period
from pbapp.reports.rows import Promise, Telling


def promises(period: Period) -> Iterator[Promise]:
    """Those that fall due in the period, by what became of them."""
    found = engagement.commitments_in(period.starts_on, period.ends_on)
    for outcome in Outcome:
        for row in getattr(found, outcome):
            yield _promise(row, outcome)


def oldest_open(as_of: date) -> Promise | None:
    """The one longest past its day, from whatever period."""
    found = engagement.oldest_open(as_of)
    return _promise(found, Outcome.LATE) if found else None


def _promise(row: Promised, outcome: Outcome) -> Promise:
    organisation = row.commitment.organisation
    return Promise(
        record_id=row.record.id,
        title=row.record.title,
        text=row.commitment.text,
        owner=row.commitment.owner or (organisation.name if organisation else ""),
        due_on=row.commitment.due_on,
        outcome=outcome,
    )


def tellings(period: Period, as_of: date) -> Iterator[Telling]:
    """What was to be told in the period by any record with a page for everyone.

    Accepted or not: a record that is late is not accepted before it has told people.
    """
    due = [
        (key, one, day)
        for key, one in owed.tellings_of_all(as_of)
        if (day := one.due_on) is not None and period.has(day)
    ]
    records = {key for key, _one, _day in due}
    wanted = select(Engagement.id, Engagement.title).where(Engagement.id.in_(records))
    titles = dict(db.session.execute(wanted).all())
    for key, one, day in due:
        yield Telling(
            record_id=key,
            title=titles[key],
            what=one.kind,
            due_on=day,
            told_on=one.told_on,
            outcome=_came_out(day, one.told_on, as_of),
        )


def not_told(as_of: date) -> Iterator[Telling]:
    """What is late by any record with a page for everyone: who closes nothing still owes it."""
    for one in owed.not_told(as_of):
        if one.kind and one.record.is_public:
            yield Telling(
                record_id=one.record.id,
                title=one.record.title,
                what=one.kind,
                due_on=one.due_on,
                told_on=None,
                outcome=Outcome.LATE,
            )


def _came_out(due_on: date, told_on: date | None, as_of: date) -> Outcome:
    if (told_on or as_of) > due_on:
        return Outcome.LATE
    return Outcome.KEPT if told_on else Outcome.AHEAD
